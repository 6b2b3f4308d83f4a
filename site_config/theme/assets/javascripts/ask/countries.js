/** The countries that ask: typed, chosen from a list of the browser's own, shown as buttons that take them away. */

import { button, make, part } from "../explore/elements.js";
import { filled } from "../explore/phrases.js";

/** A field for countries. */
export class Countries {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, any>} texts
   * @param {{changed: () => void, speak: (text: string) => void, warn: (text: string) => void}} host
   */
  constructor(root, texts, host) {
    this.texts = texts;
    this.host = host;
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("#ask-country"));
    this.list = part(root, "countries");
    /** @type {Map<string, string>} */
    this.names = new Map();
    /** @type {Map<string, string>} codes by name and by code, in small letters */
    this.codes = new Map();
    for (const option of /** @type {NodeListOf<HTMLOptionElement>} */ (root.querySelectorAll("#ask-country-names option"))) {
      const code = option.dataset.id ?? "";
      this.names.set(code, option.value);
      this.codes.set(plain(option.value), code);
      this.codes.set(plain(code), code);
    }
    /** @type {string[]} */
    this.chosen = [];
    part(root, "add-country").addEventListener("click", () => this.add(true));
    this.input.addEventListener("input", () => {
      if (this.codes.has(plain(this.input.value)) && this.isFromList()) this.add(false);
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !this.input.value.trim()) return;
      event.preventDefault();
      this.add(true);
    });
  }

  /** Whether a whole name stands there that is not the beginning of another: chosen from the list, or typed out. */
  isFromList() {
    const typed = plain(this.input.value);
    return typed.length > 3 && ![...this.codes.keys()].some((name) => name !== typed && name.startsWith(typed));
  }

  /** @param {boolean} isAsked whether somebody said that this is the name */
  add(isAsked) {
    const typed = this.input.value.trim();
    const code = this.codes.get(plain(typed));
    if (!code) {
      if (isAsked && typed) this.host.warn(filled(this.texts.unknown_country, { text: typed }));
      return false;
    }
    this.input.value = "";
    this.set([...this.chosen, code]);
    this.host.speak(filled(this.texts.country_added, { country: this.name(code) }));
    this.host.changed();
    return true;
  }

  /** @param {string} code */
  remove(code) {
    this.set(this.chosen.filter((one) => one !== code));
    this.host.speak(filled(this.texts.country_removed, { country: this.name(code) }));
    this.host.changed();
    this.input.focus();
  }

  /** @param {string[]} codes */
  set(codes) {
    this.chosen = [...new Set(codes.filter((code) => this.names.has(code)))];
    this.list.replaceChildren(
      ...this.chosen.map((code) => {
        const label = filled(this.texts.remove, { country: this.name(code) });
        return make("li", {}, button(`${this.name(code)} ×`, () => this.remove(code), { "aria-label": label }));
      }),
    );
    this.list.hidden = this.chosen.length === 0;
  }

  /** @param {string} code */
  name(code) {
    return this.names.get(code) ?? code;
  }
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}
