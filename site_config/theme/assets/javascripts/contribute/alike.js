/** “Is it this one?”: records that are like the title, shown while it is typed. */

import { make, part } from "../explore/elements.js";
import { counting } from "../explore/phrases.js";

const TYPING_PAUSE = 400;
const LEAST_LETTERS = 4;
const MOST = 5;

/**
 * @param {HTMLElement} root
 * @param {HTMLInputElement} title
 * @param {any} told
 * @param {{root: URL, own: string, speak: (text: string) => void}} host `own` is the address of the record that is changed
 */
export function watchTitle(root, title, told, host) {
  const { texts } = told;
  const words = counting(told.language, told.formats);
  /** @type {Promise<any> | undefined} */
  let index;
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout>} */
  let typing;

  const open = () => {
    index ??= import("../search/engine.js").then((engine) => engine.openIndex(new URL("search/", host.root).href));
    index.catch(() => (index = undefined));
    return index;
  };

  /** @param {any[]} cards */
  const show = (cards) => {
    const rows = cards.map((card) => {
      const isForeign = card.lang !== told.language;
      const link = make("a", { href: new URL(card.address, host.root).href, target: "_blank", rel: "noopener", ...(isForeign ? { lang: card.lang, dir: card.dir } : {}) }, card.title);
      return make("li", {}, link, " ", make("span", { class: "cc-note" }, told.types[card.type] ?? ""));
    });
    part(root, "alike-list").replaceChildren(...rows);
    part(root, "alike").hidden = rows.length === 0;
    host.speak(rows.length ? words.phrase(texts.alike_count, rows.length) : texts.alike_none);
  };

  const look = async () => {
    turn += 1;
    const mine = turn;
    const text = title.value.trim();
    if (text.length < LEAST_LETTERS) {
      part(root, "alike").hidden = true;
      return;
    }
    try {
      const opened = await open();
      const answer = await opened.search({ text, isTyping: true }, { facets: false, limit: MOST + 1 });
      const cards = await opened.cards(answer.documents);
      const others = cards.filter((/** @type {any} */ card) => card.address !== host.own);
      if (mine === turn) show(others.slice(0, MOST));
    } catch {
      // without a connection nobody is told of others; whoever reads the proposal looks again
    }
  };

  title.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(look, TYPING_PAUSE);
  });
}
