/** The form: what stands in it as a request, and a request put into it. */

import { counting, filled } from "../explore/phrases.js";
import { part } from "../explore/elements.js";
import { Countries } from "./countries.js";

const CHOICES = /** @type {const} */ (["objectives", "populations", "support_asked"]);
const LONG = 5_000;

/** @typedef {import("./answer.js").Request} Request */

/** The form of a request. */
export class Form {
  /**
   * @param {HTMLElement} root
   * @param {any} told
   * @param {{changed: () => void, speak: (text: string) => void, warn: (text: string) => void}} host
   */
  constructor(root, told, host) {
    this.root = root;
    this.texts = told.texts;
    this.counting = counting(told.language, told.formats);
    this.need = /** @type {HTMLTextAreaElement} */ (root.querySelector("#ask-need"));
    this.title = /** @type {HTMLInputElement} */ (root.querySelector("#ask-title"));
    this.language = /** @type {HTMLSelectElement} */ (root.querySelector("#ask-language"));
    this.countries = new Countries(root, told.texts, host);
    part(root, "form").addEventListener("input", (event) => {
      if (event.target !== this.countries.input) host.changed();
    });
  }

  /** @returns {Request} */
  request() {
    return {
      need: this.need.value,
      title: this.title.value,
      language: this.language.value,
      countries: this.countries.chosen,
      objectives: this.chosen("objectives").map(Number),
      populations: this.chosen("populations"),
      support_asked: this.chosen("support_asked"),
    };
  }

  /**
   * Put a request into the form; whatever is not of its kind is left out, since links can be written by anybody.
   *
   * @param {Record<string, unknown>} told
   */
  fill(told) {
    this.need.value = textOf(told.need);
    this.title.value = textOf(told.title);
    this.language.value = textOf(told.language);
    if (this.language.selectedIndex < 0) this.language.value = "";
    this.countries.set(listOf(told.countries));
    for (const name of CHOICES) {
      const chosen = new Set(listOf(told[name]));
      for (const box of this.boxes(name)) box.checked = chosen.has(box.value);
    }
    this.tell();
  }

  /** @param {typeof CHOICES[number]} name */
  chosen(name) {
    return this.boxes(name).filter((box) => box.checked).map((box) => box.value);
  }

  /**
   * @param {typeof CHOICES[number]} name
   * @returns {HTMLInputElement[]}
   */
  boxes(name) {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.root.querySelectorAll(`[data-choice="${name}"]`))];
  }

  /** Say how long the need is, and how many of each list are chosen. */
  tell() {
    const { length } = this.need.value;
    const count = this.counting.phrase(this.texts.characters, length);
    part(this.root, "characters").textContent = length > LONG ? filled(this.texts.long, { count }) : count;
    for (const name of CHOICES) {
      const chosen = this.chosen(name).length;
      const place = /** @type {HTMLElement} */ (this.root.querySelector(`[data-count="${name}"]`));
      place.textContent = chosen ? this.counting.phrase(this.texts.chosen, chosen) : "";
    }
    if (this.need.value.trim()) this.need.removeAttribute("aria-invalid");
  }
}

/** @param {unknown} told */
function textOf(told) {
  return typeof told === "string" ? told : "";
}

/**
 * @param {unknown} told
 * @returns {string[]}
 */
function listOf(told) {
  return Array.isArray(told) ? told.map(String) : [];
}
