/** The search in the header of every page: proposes records as one types, and leads to Explore for all of them. */

/** @typedef {{title: string, lang: string, dir: string, address: string, type: string, countries: string[]}} Card */

const ROOT = new URL("../../", import.meta.url);
const STYLES = new URL("../stylesheets/header-search.css", import.meta.url);
const MOST = 8;
const MOST_PLACES = 2;
const TYPING_PAUSE = 120;
const SPEAKING_PAUSE = 900;
const LONGEST_TEXT = 800;
const NO_SLASH = "commons.no-slash";

/** Opens the index for all forms of a page, once. */
const opened = (() => {
  /** @type {Promise<any> | undefined} */
  let index;
  return () => {
    index ??= import("./search/engine.js").then((engine) => engine.openIndex(new URL("search/", ROOT).href));
    index.catch(() => (index = undefined));
    return index;
  };
})();

/**
 * @param {string} name
 * @param {Record<string, string | undefined>} attributes
 * @param {...(Node | string)} children
 */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** One search form: a combobox with a list of links. */
class HeaderSearch {
  /**
   * @param {HTMLFormElement} form
   * @param {number} place
   */
  constructor(form, place) {
    this.form = form;
    this.place = place;
    this.texts = JSON.parse(form.dataset.texts ?? "");
    this.rules = new Intl.PluralRules(document.documentElement.lang || "en");
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[name='q']"));
    this.list = /** @type {HTMLElement} */ (form.querySelector("[data-cc-search-results]"));
    this.turn = 0;
    this.active = -1;
    this.input.maxLength = LONGEST_TEXT;
    if (document.activeElement === this.input) this.prepare();
    else this.input.addEventListener("focus", () => this.prepare(), { once: true });
  }

  /** Become a combobox when it is first used; until then it is a plain search field. */
  prepare() {
    document.head.append(make("link", { rel: "stylesheet", href: STYLES.href }));
    this.list.id = `cc-search-list-${this.place}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.texts.results);
    this.status = make("p", { class: "cc-hidden", role: "status" });
    this.form.append(this.status);
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(roles)) this.input.setAttribute(name, value);
    this.input.setAttribute("aria-controls", this.list.id);
    const whileTyping = (/** @type {Event} */ event) => {
      if (event instanceof InputEvent && event.isComposing) return; // letters of a word that is still being put together
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.propose(), TYPING_PAUSE);
    };
    this.input.addEventListener("input", whileTyping);
    this.input.addEventListener("compositionend", whileTyping);
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.form.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && this.form.contains(event.relatedTarget))) this.close();
    });
    if (this.input.value) this.propose();
    else opened().catch(() => {}); // told with the first words that find nothing to ask
  }

  async propose() {
    const turn = ++this.turn;
    const text = this.input.value.trim();
    if (!text) {
      this.close();
      return;
    }
    try {
      const index = await opened();
      const query = { text, filters: {}, sort: "relevance", isTyping: true };
      const answer = await index.search(query, { facets: false, limit: MOST, offset: 0 });
      const cards = await index.cards(answer.documents);
      if (turn === this.turn) this.show(index, answer, cards);
    } catch {
      if (turn === this.turn) this.tell(this.texts.failed);
    }
  }

  /**
   * @param {any} index
   * @param {any} answer
   * @param {Card[]} cards
   */
  show(index, answer, cards) {
    if (!answer.total) {
      this.tell(this.texts.none);
      return;
    }
    const label = (/** @type {string} */ facet, /** @type {string} */ id) =>
      index.head.facets.find((/** @type {any} */ one) => one.name === facet)?.values
        .find((/** @type {any} */ one) => one.id === id)?.label ?? id;
    const options = cards.map((card) => {
      const places = card.countries.slice(0, MOST_PLACES).map((code) => label("country", code));
      const facts = [this.texts.types[card.type] ?? label("type", card.type), ...places];
      const parts = index.highlight(card.title, answer.matched, 0).map((/** @type {any} */ part) =>
        part.isMatch ? make("mark", {}, part.text) : part.text,
      );
      const isForeign = card.lang !== document.documentElement.lang;
      const tongue = isForeign ? { lang: card.lang, dir: card.dir } : {};
      const title = make("span", { class: "cc-search__title", ...tongue }, ...parts);
      const facet = make("span", { class: "cc-search__facts" }, facts.join(" · "));
      return make("a", { href: ROOT.href + card.address }, title, " ", facet);
    });
    const all = new URL(this.form.action);
    all.searchParams.set("q", this.input.value.trim());
    options.push(make("a", { href: all.href, class: "cc-search__all" }, this.phrase(this.texts.all, answer.total)));
    options.forEach((option, place) => {
      option.id = `${this.list.id}-${place}`;
      option.tabIndex = -1;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    this.list.replaceChildren(...options);
    this.open(true);
    this.speak(this.phrase(this.texts.count, answer.total));
  }

  /**
   * Tell something in place of proposals.
   *
   * @param {string} text
   */
  tell(text) {
    this.list.replaceChildren();
    this.close();
    this.speak(text);
  }

  /**
   * @param {Record<string, string>} forms
   * @param {number} count
   */
  phrase(forms, count) {
    const shown = new Intl.NumberFormat(document.documentElement.lang || "en").format(count);
    return (forms[this.rules.select(count)] ?? forms.other).replace("{count}", shown);
  }

  /** @param {string} text */
  speak(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      if (this.status) this.status.textContent = text;
    }, SPEAKING_PAUSE);
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.choose(-1);
  }

  close() {
    this.turn += 1;
    clearTimeout(this.typing);
    this.open(false);
  }

  /**
   * Make an option the active one; -1 is the field itself.
   *
   * @param {number} place
   */
  choose(place) {
    this.active = place;
    const options = [...this.list.children];
    options.forEach((option, found) => option.setAttribute("aria-selected", String(found === place)));
    if (options[place]) {
      this.input.setAttribute("aria-activedescendant", options[place].id);
      options[place].scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const isOpen = !this.list.hidden;
    const count = this.list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) this.propose();
      else {
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.choose(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
      }
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      /** @type {HTMLElement} */ (this.list.children[this.active]).click();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    }
  }
}

/** @param {KeyboardEvent} event */
function shortcut(event) {
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isSlashOff();
  const isLetter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const isInField = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (!(isSlash || isLetter) || isInField || event.defaultPrevented) return;
  const fields = document.querySelectorAll("#explore-words, [data-cc-search] input[name='q']");
  const field = document.querySelector("#explore-words") ?? [...fields].find((found) => found.checkVisibility());
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/** Tell whether the reader turned the key "/" off, as WCAG 2.1.4 wants them to be able to. */
function isSlashOff() {
  try {
    return localStorage.getItem(NO_SLASH) !== null;
  } catch {
    return false;
  }
}

/** @param {HTMLInputElement} box */
function offerSlash(box) {
  box.checked = !isSlashOff();
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(NO_SLASH);
      else localStorage.setItem(NO_SLASH, "1");
    } catch {
      box.checked = true; // a browser that keeps nothing cannot keep this
    }
  });
}

document.querySelectorAll("form[data-cc-search][data-texts]").forEach((form, place) => {
  new HeaderSearch(/** @type {HTMLFormElement} */ (form), place);
});
document.querySelectorAll("input[data-cc-slash]").forEach((box) => offerSlash(/** @type {HTMLInputElement} */ (box)));
document.addEventListener("keydown", shortcut);
