/** Reasons in plain words, from what a request and a record share. */

import { filled } from "../explore/phrases.js";

/**
 * @typedef {{name: string, words: string}} Reason the matcher, and what is shared in words
 * @typedef {Record<string, Record<string, string>>} Sentences by matcher: plural forms
 */

/** Puts reasons into words. */
export class Speaker {
  /**
   * @param {import("./model.js").Model} model
   * @param {{reasons: Sentences, formats: string}} told the locale by whose forms things are listed and counted
   * @param {Map<string, string>} written the words of the request, by stem
   */
  constructor(model, { reasons, formats }, written) {
    this.model = model;
    this.sentences = reasons;
    this.written = written;
    this.plural = new Intl.PluralRules(formats);
    this.list = new Intl.ListFormat(formats, { type: "conjunction" });
  }

  /**
   * Returns the reasons worth telling, strongest first.
   * @param {import("./likeness.js").Parts} parts
   * @returns {Reason[]}
   */
  reasons(parts) {
    const { shownReasons, faintReason } = this.model.told.rules;
    const told = this.said(parts);
    const weighed = new Map(Array.from(told, ([name, rows]) => [name, rows.reduce((sum, { part }) => sum + part, 0)]));
    const least = faintReason * [...weighed.values()].reduce((sum, part) => sum + part, 0);
    return [...weighed]
      .filter(([, weight]) => weight >= least)
      .filter(([name]) => !this.model.matchers.get(name)?.unless.some((other) => weighed.has(other)))
      .sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
      .slice(0, shownReasons)
      .map(([name]) => ({ name, words: this.sentence(name, told.get(name) ?? []) }));
  }

  /**
   * Returns what is shared without the stems that the request does not say itself: they are no reason.
   * @param {import("./likeness.js").Parts} parts
   * @returns {import("./likeness.js").Parts}
   */
  said(parts) {
    const told = new Map(parts);
    const stems = (parts.get("stems") ?? []).filter(({ trait }) => this.written.has(trait.name));
    if (stems.length > 0) told.set("stems", stems);
    else told.delete("stems");
    return told;
  }

  /** @param {import("./model.js").Trait} trait */
  label({ matcher, name, label }) {
    const written = matcher === "stems" ? this.written.get(name) : undefined;
    return written ? label.replace(name, () => written) : label;
  }

  /**
   * @param {string} name
   * @param {{part: number, trait: import("./model.js").Trait}[]} rows
   */
  sentence(name, rows) {
    const strong = rows.filter(({ part }) => part >= this.model.told.rules.faintTrait * rows[0].part).map(({ trait }) => trait);
    const told = strong.filter((trait) => !strong.some((other) => trait !== other && ` ${other.name} `.includes(` ${trait.name} `)));
    const labels = told.slice(0, this.model.matchers.get(name)?.shown).map((trait) => this.label(trait));
    const forms = this.sentences[name];
    return filled(forms[this.plural.select(labels.length)] ?? forms.other, { shared: this.list.format(labels) });
  }
}
