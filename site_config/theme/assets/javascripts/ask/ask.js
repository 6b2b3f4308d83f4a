/** The page that answers a request in the browser: from the form to the lists, and on to whom a visitor chooses. */

import { fillPart, make, part } from "../explore/elements.js";
import { counting, filled } from "../explore/phrases.js";
import { Voice } from "../explore/voice.js";
import { answerTo } from "./answer.js";
import { Form } from "./form.js";
import { offerWays } from "./handing-on.js";
import { forget, remember, remembered } from "./keeping.js";
import { openModel } from "./model.js";
import { requestFile } from "./request-file.js";
import { peerElement, suggestionElement } from "./results.js";
import { guessElements } from "./suggestions.js";

const ROOT = new URL("../../../", import.meta.url);

/** The page. */
class Ask {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.told = JSON.parse(part(root, "told").textContent ?? "");
    this.texts = this.told.texts;
    this.voice = new Voice(root, this.texts);
    this.turn = 0;
    this.form = new Form(root, this.told, {
      changed: () => this.changed(),
      speak: (text) => this.voice.speak(text),
      warn: (text) => this.warn(text),
    });
    this.words = {
      texts: this.texts,
      types: this.told.types,
      folders: this.told.folders,
      root: ROOT.href,
      language: this.told.language,
      counting: counting(this.told.language, this.told.formats),
      countryName: (/** @type {string} */ code) => this.form.countries.name(code),
    };
    offerWays(root, this.told, () => this.form.request(), (text) => this.voice.speak(text));
  }

  start() {
    const form = part(this.root, "form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.find();
    });
    form.setAttribute("novalidate", ""); // the message is ours, in the language of the page
    form.addEventListener("input", () => this.model().catch(() => {}), { once: true }); // fetched while somebody writes
    part(this.root, "clear").addEventListener("click", () => this.clear());
    part(this.root, "contents").addEventListener("click", (event) => leadTo(event));
    const known = remembered();
    this.form.fill(known ?? {});
    form.hidden = false;
    this.root.dataset.ready = "form";
    if (known && this.form.request().need.trim()) this.find(false);
  }

  /** @returns {Promise<import("./model.js").Model>} */
  model() {
    this.opened ??= openModel(new URL("match/", ROOT));
    this.opened.catch(() => {
      this.opened = undefined;
    });
    return this.opened;
  }

  changed() {
    this.form.tell();
    remember(this.form.request());
    part(this.root, "file").textContent = requestFile(this.form.request());
  }

  /** @param {string} text */
  warn(text) {
    this.voice.say(text);
    this.voice.speak(text);
  }

  /** @param {boolean} [isAsked] whether somebody pressed the button, and wants to be led to the answer */
  async find(isAsked = true) {
    if (this.form.countries.input.value.trim() && !this.form.countries.add(true)) return;
    const request = this.form.request();
    if (!request.need.trim()) {
      this.form.need.setAttribute("aria-invalid", "true");
      this.warn(this.texts.empty);
      this.form.need.focus();
      return;
    }
    this.turn += 1;
    const { turn } = this;
    const atWork = this.voice.sayLater(this.texts.loading);
    try {
      const answer = await answerTo(request, { model: await this.model(), told: this.told, countryName: this.words.countryName });
      if (turn === this.turn) this.show(answer, isAsked);
    } catch (error) {
      if (turn === this.turn) this.voice.fail(this.texts.failed, error, () => this.find(isAsked));
    } finally {
      clearTimeout(atWork);
    }
  }

  /**
   * @param {import("./answer.js").Answer} answer
   * @param {boolean} isAsked
   */
  show(answer, isAsked) {
    this.voice.quiet();
    const contents = this.told.sections.map((/** @type {string} */ name) => this.showList(name, answer));
    part(this.root, "contents").replaceChildren(...contents.map(({ link }) => make("li", {}, link)));
    const notes = answer.notes.map((note) => make("p", {}, note));
    fillPart(this.root, "notes", notes.length > 0 ? [make("div", { class: "cc-notice" }, ...notes)] : []);
    fillPart(this.root, "suggestions", this.guesses(answer));
    part(this.root, "file").textContent = requestFile(this.form.request());
    part(this.root, "body").hidden = false;
    this.root.dataset.ready = "full";
    const lists = contents.map(({ told }) => told).join(", ");
    this.voice.speak([...answer.notes, filled(this.texts.announced, { lists })].join(" "));
    if (isAsked) goTo(/** @type {HTMLElement} */ (this.root.querySelector("#ask-results")));
  }

  /**
   * @param {string} name
   * @param {import("./answer.js").Answer} answer
   */
  showList(name, answer) {
    const rows =
      name === "countries"
        ? answer.countries.map((peer) => peerElement(peer, this.words))
        : answer.lists[name].map((suggestion) => suggestionElement(suggestion, this.words));
    const list = /** @type {HTMLElement} */ (this.root.querySelector(`[data-list="${name}"]`));
    list.replaceChildren(...(rows.length > 0 ? rows : [make("li", {}, this.texts.nothing)]));
    const title = this.root.querySelector(`#ask-${name}`)?.textContent ?? name;
    const told = filled(this.texts.found, { title, count: this.words.counting.number(rows.length) });
    return { told, link: make("a", { href: `#ask-${name}` }, told) };
  }

  /** @param {import("./answer.js").Answer} answer */
  guesses({ guesses }) {
    return guessElements(guesses, this.texts, {
      label: (guess) => this.boxOf(guess)?.parentElement?.textContent?.trim() ?? guess.id,
      takeOver: (guess) => this.takeOver(guess),
    });
  }

  /** @param {import("./guesses.js").Guess} guess */
  boxOf({ vocabulary, id }) {
    return this.form.boxes(vocabulary).find((box) => box.value === id);
  }

  /** @param {import("./guesses.js").Guess} guess */
  takeOver(guess) {
    const box = this.boxOf(guess);
    if (!box) return;
    box.checked = true;
    this.changed();
    this.find();
  }

  clear() {
    forget();
    if (location.hash) history.replaceState(history.state, "", location.pathname);
    this.turn += 1;
    this.form.fill({});
    this.voice.quiet();
    part(this.root, "body").hidden = true;
    part(this.root, "file").textContent = "";
    part(this.root, "said").hidden = true;
    this.root.dataset.ready = "form";
    this.voice.speak(this.texts.cleared);
    this.form.need.focus();
  }
}

/**
 * Go to a list without writing into the address, which may hold a request.
 *
 * @param {Event} event
 */
function leadTo(event) {
  const link = event.target instanceof HTMLAnchorElement ? event.target : null;
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  goTo(target);
}

/** @param {HTMLElement} target */
function goTo(target) {
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

const root = document.querySelector('[data-part="ask"]');
if (root instanceof HTMLElement) new Ask(root).start();
