/** Answers of which there may be several: one more, one less, one further up. */

import { button } from "../explore/elements.js";
import { filled } from "../explore/phrases.js";

const NAMING = ["id", "for", "name", "aria-describedby"];

/**
 * @typedef {{changed: () => void, speak: (text: string) => void, prepare: (entry: HTMLElement) => void}} Host
 */

/** @type {WeakMap<HTMLElement, Entries>} */
const known = new WeakMap();

/**
 * The entries of a question; nothing where it takes a single answer.
 *
 * @param {HTMLElement} question
 */
export function entriesOf(question) {
  return known.get(question);
}

/**
 * Make lists of all questions inside an element that take several answers.
 *
 * @param {HTMLElement} root
 * @param {Record<string, any>} texts
 * @param {Host} host
 */
export function watchEntries(root, texts, host) {
  const inside = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-question][data-many]:has(> [data-part='entries'])"));
  for (const question of inside) {
    const around = question.parentElement?.closest("[data-entry]") ?? null;
    if (around === null || around === root) known.set(question, new Entries(question, texts, host));
  }
}

/** The entries of one question. */
class Entries {
  /**
   * @param {HTMLElement} question
   * @param {Record<string, any>} texts
   * @param {Host} host
   */
  constructor(question, texts, host) {
    this.question = question;
    this.texts = texts;
    this.host = host;
    this.list = /** @type {HTMLElement} */ (question.querySelector(":scope > [data-part='entries']"));
    const first = /** @type {HTMLElement} */ (this.list.firstElementChild);
    this.blank = /** @type {HTMLElement} */ (first.cloneNode(true));
    this.next = 1;
    this.label = labelOf(question);
    this.prepare(first);
    question.append(
      button(filled(texts.add, { label: this.label }), () => this.addAsked(), { class: "cc-button cc-button--plain cc-form__add" }),
    );
    this.number();
  }

  /** @returns {HTMLElement[]} */
  all() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  /** @returns {HTMLElement} */
  add() {
    const entry = /** @type {HTMLElement} */ (this.blank.cloneNode(true));
    const [before, after] = [`${this.question.id}-0`, `${this.question.id}-${this.next}`];
    this.next += 1;
    for (const element of [entry, ...entry.querySelectorAll("*")]) {
      for (const name of NAMING) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.split(" ").map((one) => renamed(one, before, after)).join(" "));
      }
    }
    this.list.append(entry);
    this.prepare(entry);
    this.number();
    return entry;
  }

  addAsked() {
    const entry = this.add();
    entry.querySelector("input, textarea, select")?.focus();
    this.host.speak(filled(this.texts.added, { label: this.label, number: this.all().length }));
    this.host.changed();
  }

  /**
   * Make as many entries as there are answers, at least one.
   *
   * @param {number} count
   */
  resize(count) {
    for (const entry of this.all().slice(count)) entry.remove();
    while (this.all().length < Math.max(1, count)) this.add();
    this.number();
  }

  /** Start again with one empty entry. */
  clear() {
    this.list.replaceChildren();
    this.next = 0;
    this.resize(1);
  }

  /** @param {HTMLElement} entry */
  prepare(entry) {
    const up = button("↑", () => this.moveUp(entry), { class: "cc-form__link", "data-part": "up" });
    const away = button(this.texts.remove, () => this.remove(entry), { class: "cc-form__link", "data-part": "remove" });
    const acts = document.createElement("p");
    acts.className = "cc-form__entry-acts";
    acts.append(up, away);
    entry.append(acts);
    this.host.prepare(entry);
    watchEntries(entry, this.texts, this.host);
  }

  /** @param {HTMLElement} entry */
  remove(entry) {
    const place = this.all().indexOf(entry);
    entry.remove();
    if (!this.all().length) this.add();
    this.number();
    const near = this.all()[Math.max(0, place - 1)];
    near.querySelector("input, textarea, select")?.focus();
    this.host.speak(filled(this.texts.removed, { label: this.label, number: place + 1 }));
    this.host.changed();
  }

  /** @param {HTMLElement} entry */
  moveUp(entry) {
    entry.previousElementSibling?.before(entry);
    this.number();
    const place = this.all().indexOf(entry);
    /** @type {HTMLElement} */ (entry.querySelector(place ? "[data-part='up']" : "[data-part='remove']")).focus();
    this.host.speak(filled(this.texts.moved, { label: this.label, number: place + 1 }));
    this.host.changed();
  }

  /** Number the entries anew. */
  number() {
    this.all().forEach((entry, place) => {
      const words = { label: this.label, number: place + 1 };
      const number = entry.querySelector("[data-part='number']");
      if (number) number.textContent = String(place + 1);
      const acts = entry.querySelector(":scope > .cc-form__entry-acts");
      const up = /** @type {HTMLElement} */ (acts?.querySelector("[data-part='up']"));
      up.hidden = place === 0;
      up.setAttribute("aria-label", filled(this.texts.move_up, words));
      acts?.querySelector("[data-part='remove']")?.setAttribute("aria-label", filled(this.texts.remove_named, words));
    });
  }
}

/**
 * @param {string} name
 * @param {string} before
 * @param {string} after
 */
function renamed(name, before, after) {
  return name === before || name.startsWith(`${before}-`) ? after + name.slice(before.length) : name;
}

/** @param {HTMLElement} question */
function labelOf(question) {
  return question.querySelector("legend")?.firstChild?.textContent?.trim() ?? "";
}
