/** The page Explore: opens the index and leads from each state of the page to its results. */

import { LONGEST_TEXT, cutText, readState, usualSort, sortOf, withFilter, writeState } from "./address.js";
import { button, fillPart, make, part } from "./elements.js";
import { csv, json, save } from "./downloads.js";
import { helpForNothing } from "./empty.js";
import { Filters } from "./filters.js";
import { Journey } from "./journey.js";
import { chips, leftOut, reading } from "./reading.js";
import { PAGE_LENGTH, cardElement, countLine, lastPage, steps } from "./results.js";
import { Voice } from "./voice.js";
import { definitions, numbered, wordsOf } from "./words.js";

/** @typedef {import("./address.js").State} State */

const ROOT = new URL("../../../", import.meta.url);
const TYPING_PAUSE = 120;
const LEAVING_PAUSE = 500;
const SHORTEST_EXCERPT = 30;
/** Letters; less tells a reader nothing. */

class Explore {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {import("./words.js").Told} */
    this.told = JSON.parse(part(root, "told").textContent ?? "");
    this.facets = this.told.facets.map((facet) => facet.name);
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("#explore-words"));
    this.sort = /** @type {HTMLSelectElement} */ (part(root, "sort"));
    this.title = document.title;
    this.turn = 0;
    /** @type {any} The open index, as `search/engine.js` gives it. */
    this.index = undefined;
    /** @type {any} The answer that is shown. */
    this.answer = undefined;
    const { isCut, ...state } = readState(location.search, this.facets);
    this.state = state;
    this.isCut = isCut;
    this.input.value = state.text;
    this.words = wordsOf(this.told, [], ROOT.href);
    this.voice = new Voice(root, this.words.texts);
    this.journey = new Journey((scroll) => this.revisit(scroll));
    this.listen();
  }

  listen() {
    const form = /** @type {HTMLFormElement} */ (this.root.querySelector("form"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.typed(false);
      if (matchMedia("(pointer: coarse)").matches) this.input.blur(); // puts the keyboard of a telephone away
    });
    const whileTyping = (/** @type {Event} */ event) => {
      if (event instanceof InputEvent && event.isComposing) return; // letters of a word that is still being put together
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.typed(true), TYPING_PAUSE);
    };
    this.input.addEventListener("input", whileTyping);
    this.input.addEventListener("compositionend", whileTyping);
    this.input.addEventListener("change", () => {
      // Not at once: the field is left by pressing something, which must not move away before it is let go.
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.typed(false), LEAVING_PAUSE);
    });
    this.sort.addEventListener("change", () => this.go({ ...this.state, sort: this.sort.value, page: 1 }));
    part(this.root, "steps").addEventListener("click", (event) => this.step(event));
    for (const format of /** @type {const} */ (["csv", "json"])) {
      const label = this.words.texts.download_as.replace("{format}", this.words.texts[format]);
      const made = button(this.words.texts[format], () => this.download(format), { "aria-label": label });
      part(this.root, "downloads").append(made);
    }
  }

  /** Open the index and show the state of the address. */
  async start() {
    const atWork = this.voice.sayLater(this.words.texts.loading);
    let again = () => location.reload(); // a module that could not be loaded is not asked for again by browsers
    try {
      const { openIndex } = await import("../search/engine.js");
      again = () => this.start();
      this.index = await openIndex(new URL("search/", ROOT).href);
    } catch (error) {
      this.voice.fail(this.words.texts.failed, error, again);
      return;
    } finally {
      clearTimeout(atWork);
    }
    const facets = numbered(this.index.head.facets);
    this.words = wordsOf(this.told, facets, ROOT.href);
    this.filters = new Filters(this.root, definitions(this.told, facets), this.words, {
      choose: (facet, value, isChosen) => this.go(withFilter(this.state, facet, value, isChosen)),
      clear: () => this.go({ ...this.state, filters: {}, page: 1 }),
    });
    this.filters.arrange(this.state);
    await this.show({ scroll: this.journey.scroll() });
  }

  /** @param {boolean} isTyping */
  typed(isTyping) {
    clearTimeout(this.typing);
    const text = cutText(this.input.value);
    this.isCut = text !== this.input.value;
    const isSame = text.trim() === this.state.text.trim();
    if (isSame && (isTyping || !this.journey.isTyping)) return;
    const isLiteral = isSame && this.state.isLiteral;
    this.state = { ...this.state, text, isLiteral, page: isSame ? this.state.page : 1 };
    this.journey.go(writeState(this.state, this.facets), isTyping);
    this.show({ isTyping });
  }

  /**
   * Go to another state, a step in history.
   *
   * @param {State} state
   * @param {{toHeading?: boolean}} [way]
   */
  go(state, way = {}) {
    clearTimeout(this.typing);
    const typed = cutText(this.input.value);
    const isAhead = state.text === this.state.text && typed.trim() !== state.text.trim();
    this.state = isAhead ? { ...state, text: typed, isLiteral: false } : state;
    this.isCut = false;
    this.journey.isTyping = false;
    if (!isAhead && this.input.value !== state.text) this.input.value = state.text;
    this.journey.go(writeState(this.state, this.facets), false);
    return this.show(way);
  }

  /** @param {number} scroll */
  revisit(scroll) {
    clearTimeout(this.typing);
    const { isCut, ...state } = readState(location.search, this.facets);
    this.state = state;
    this.isCut = isCut;
    this.input.value = state.text;
    this.show({ scroll });
  }

  /**
   * Ask for the results of the state and show them; an answer that another question has overtaken is not shown.
   *
   * @param {{isTyping?: boolean, scroll?: number, toHeading?: boolean}} way
   */
  async show(way) {
    if (!this.index || !this.filters) return;
    const turn = ++this.turn;
    const focused = document.activeElement;
    const results = part(this.root, "body");
    const atWork = this.voice.sayLater(this.words.texts.searching);
    results.setAttribute("aria-busy", "true");
    try {
      const { answer, cards } = await this.ask(Boolean(way.isTyping));
      if (turn !== this.turn) return;
      clearTimeout(atWork);
      this.answer = answer;
      this.journey.correct(writeState(this.state, this.facets));
      await this.draw(answer, cards, turn);
      if (turn === this.turn) this.arrive(way, focused);
    } catch (error) {
      if (turn === this.turn) this.voice.fail(this.words.texts.failed_part, error, () => this.show(way));
    } finally {
      clearTimeout(atWork);
      if (turn === this.turn) results.removeAttribute("aria-busy");
    }
  }

  /**
   * Ask the index; a page beyond the last is the last, and what the index does not know is left out of the state.
   *
   * @param {boolean} isTyping
   */
  async ask(isTyping) {
    const { state } = this;
    let answer = await this.search(state, isTyping, true, PAGE_LENGTH);
    const last = lastPage(answer.total);
    const page = Math.min(state.page, last);
    if (page !== state.page) answer = await this.search({ ...state, page }, isTyping, true, PAGE_LENGTH);
    const cards = await this.index.cards(answer.documents);
    if (state === this.state) this.state = { ...withoutIgnored(state, answer.ignored), page };
    return { answer, cards };
  }

  /**
   * @param {State} state
   * @param {boolean} isTyping
   * @param {boolean} facets
   * @param {number} limit
   */
  search(state, isTyping, facets, limit) {
    const query = {
      text: state.text,
      filters: state.filters,
      sort: sortOf(state),
      isTyping: isTyping && !state.isLiteral,
      isLiteral: state.isLiteral,
    };
    return this.index.search(query, { facets, limit, offset: limit ? (state.page - 1) * PAGE_LENGTH : 0 });
  }

  /**
   * @param {any} answer
   * @param {import("./results.js").Card[]} cards
   * @param {number} turn
   */
  async draw(answer, cards, turn) {
    const { root, state, words } = this;
    const go = (/** @type {State} */ next) => this.go(next);
    const drawn = cards.map((card) => cardElement(card, this.highlighter(answer), words));
    const help = answer.total ? [] : await helpForNothing(state, answer, words, {
      go,
      count: async (asked) => (await this.search(asked, false, false, 0)).total,
    });
    if (turn !== this.turn) return;
    this.voice.quiet();
    part(root, "body").hidden = false;
    root.dataset.ready = answer.total ? "full" : "empty";
    part(root, "count").textContent = countLine(state.text, answer.total, words);
    const told = [...this.cutLine(), ...leftOut(answer.ignored, words), ...reading(state, answer, words, go)];
    part(root, "reading").replaceChildren(...told);
    fillPart(root, "chips", chips(state, words, go));
    fillPart(root, "empty", help);
    part(root, "list").replaceChildren(...drawn.map((card) => card.element));
    part(root, "list").setAttribute("start", String((state.page - 1) * PAGE_LENGTH + 1));
    part(root, "downloads").hidden = !answer.total;
    this.sort.closest("label")?.toggleAttribute("hidden", answer.total < 2);
    this.drawSteps(answer.total);
    this.drawSort();
    this.filters?.update(state, answer);
    document.title = state.text.trim() ? `${state.text.trim().slice(0, 80)} · ${this.title}` : this.title;
    if (state.text.trim()) this.addExcerpts(answer, drawn, turn);
  }

  /** @param {any} answer */
  highlighter(answer) {
    return {
      highlight: (/** @type {string} */ text, /** @type {number} */ length) =>
        this.index.highlight(text, answer.matched, length),
    };
  }

  cutLine() {
    const { texts, counting } = this.words;
    if (!this.isCut) return [];
    return [make("p", { class: "cc-explore__reading" }, counting.phrase(texts.too_long, LONGEST_TEXT))];
  }

  /** @param {number} total */
  drawSteps(total) {
    const last = lastPage(total);
    const addressOf = (/** @type {number} */ page) =>
      writeState({ ...this.state, page }, this.facets) || location.pathname;
    fillPart(this.root, "steps", last > 1 ? [steps(this.state.page, last, this.words, addressOf)] : []);
  }

  drawSort() {
    const names = usualSort(this.state) === "relevance" ? ["relevance", "newest", "title"] : ["newest", "title"];
    if (this.sort.options.length !== names.length) {
      const options = names.map((name) => make("option", { value: name }, this.words.texts.sorts[name]));
      this.sort.replaceChildren(...options);
    }
    this.sort.value = sortOf(this.state);
  }

  /**
   * Put in passages of the records whose title and summary do not show why they were found.
   *
   * @param {any} answer
   * @param {ReturnType<typeof cardElement>[]} drawn
   * @param {number} turn
   */
  async addExcerpts(answer, drawn, turn) {
    const added = drawn.map(async (card, place) => {
      if (card.hasMatch) return;
      const passage = await this.index.excerpt(answer.documents[place], answer.matched).catch(() => "");
      if (turn === this.turn && passage.length >= SHORTEST_EXCERPT) card.addExcerpt(passage);
    });
    await Promise.all(added);
  }

  /**
   * Bring reader and focus to where they belong, and tell the count.
   *
   * @param {{scroll?: number, toHeading?: boolean}} way
   * @param {Element | null} focused What had the focus when the question was asked.
   */
  arrive({ scroll, toHeading }, focused) {
    const heading = part(this.root, "count");
    const isLost = document.activeElement === document.body && focused !== document.body;
    if (toHeading) {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    } else if (scroll !== undefined) scrollTo({ top: scroll, behavior: "instant" });
    else if (isLost && !focused?.checkVisibility()) heading.focus({ preventScroll: true });
    this.announce();
  }

  announce() {
    const { texts, counting } = this.words;
    const total = this.answer.total;
    const last = lastPage(total);
    const page = texts.announced_page.replace("{page}", counting.number(this.state.page)).replace("{last}", counting.number(last));
    const count = total ? counting.phrase(texts.announced, total) : texts.none;
    this.voice.speak(last > 1 ? `${count}, ${page}` : count);
  }

  /** @param {MouseEvent} event */
  step(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-page]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.go({ ...this.state, page: Number(link.getAttribute("data-page")) }, { toHeading: true });
  }

  /** @param {"csv" | "json"} format */
  async download(format) {
    if (this.isPreparing || !this.answer) return;
    this.isPreparing = true;
    const { texts } = this.words;
    this.voice.say(texts.preparing);
    try {
      const cards = await this.index.cards([...this.answer.all()]);
      if (format === "csv") save("explore.csv", "text/csv", csv(cards, ROOT));
      else save("explore.json", "application/json", json(cards, ROOT, location.href));
      this.voice.quiet();
      this.voice.speak(texts.downloaded);
    } catch {
      this.voice.say(texts.download_failed);
      this.voice.speak(texts.download_failed);
    } finally {
      this.isPreparing = false;
    }
  }
}

/**
 * @param {State} state
 * @param {Record<string, string[]>} ignored
 * @returns {State}
 */
function withoutIgnored(state, ignored) {
  return Object.entries(ignored ?? {}).reduce(
    (left, [facet, values]) =>
      values.reduce((next, value) => ({ ...withFilter(next, facet, value, false), page: state.page }), left),
    state,
  );
}

const root = document.querySelector("[data-part='explore']");
if (root instanceof HTMLElement) new Explore(root).start();
