/** The texts that the page carries, filled in and counted as its language does. */

/** @typedef {Record<string, string>} Forms plural forms of CLDR, with `{count}` */

export class Words {
  /** @param {any} texts */
  constructor(texts) {
    this.texts = texts;
    this.plural = new Intl.PluralRules(texts.tag);
    this.format = new Intl.NumberFormat(texts.tag);
  }

  /** @param {string} name @param {Record<string, string>} values */
  fill(name, values) {
    return Object.entries(values).reduce(
      (text, [key, value]) => text.replace(`{${key}}`, () => value),
      /** @type {string} */ (this.texts[name]),
    );
  }

  /** @param {Forms} forms @param {number} count */
  phrase(forms, count) {
    return (forms[this.plural.select(count)] ?? forms.other).replace("{count}", this.format.format(count));
  }

  /** @param {string} type @param {number} count */
  records(type, count) {
    return count ? this.phrase(this.texts.counts[type], count) : this.texts.none;
  }

  /** @param {string} type @param {number} placed @param {number} whole @param {number} places */
  summary(type, placed, whole, places) {
    if (!whole) return this.texts.empty;
    const records = this.records(type, placed);
    const told = this.fill("summary", { records, places: this.phrase(this.texts.places, places) });
    return whole > placed ? `${told} ${this.phrase(this.texts.unplaced, whole - placed)}` : told;
  }

  /** @param {import("./numbers.js").NumberClass} one */
  span({ lowest, highest }) {
    const [from, to] = [lowest, highest].map((number) => this.format.format(number));
    return from === to ? from : this.fill("span", { lowest: from, highest: to });
  }
}
