/** The records that fit one request, best first, of each type; the same as `ranking.py`. */

import { widened } from "./feedback.js";
import { likenesses, sharedParts, vectorOf, weighed } from "./likeness.js";
import { Speaker } from "./reasons.js";
import { isSameTitle, withoutEdition } from "./titles.js";
import { varied } from "./variety.js";

/**
 * @typedef {import("./model.js").Suggested} Suggested
 * @typedef {import("./answer.js").Suggestion} Suggestion
 */

/** Ranks the records for one request. */
export class Ranking {
  /**
   * @param {import("./understanding.js").Understood} understood
   * @param {Suggested[]} records
   * @param {import("./answer.js").Setting} setting
   */
  constructor(understood, records, { model, told }) {
    this.understood = understood;
    this.records = records;
    this.model = model;
    this.asked = vectorOf(understood.traits, model);
    const first = likenesses(this.asked, model);
    const best = this.candidates("practice").flatMap((record) => {
      const score = first[record.number] * this.partOf(record);
      return score > 0 ? [{ number: record.number, score }] : [];
    });
    best.sort(byScore);
    this.scores = likenesses(widened(this.asked, best, model), model);
    // To lie in the same region is a bonus, and no reason by itself.
    this.aboutIt = likenesses(new Map([...this.asked].filter(([{ matcher }]) => matcher !== "regions")), model);
    const reasons = understood.isGuessed ? { ...told.reasons, ...told.match.guessed_reasons } : told.reasons;
    this.speaker = new Speaker(model, { reasons, formats: told.formats }, understood.written);
  }

  /** @param {string} type */
  candidates(type) {
    return this.records.filter((record) => record.type === type && !record.isSuperseded);
  }

  /**
   * Returns how much of the fit of a record counts: the hub shows what others do.
   * @param {Suggested} record
   */
  partOf({ type, countries }) {
    const asking = this.understood.request.countries;
    const isShared = asking.length > 0 && asking.every((code) => countries.includes(code));
    if (type !== "practice" || !isShared) return 1;
    const { ofShared, ofOwn } = this.model.told.rules;
    if (countries.length > new Set(asking).size) return ofShared;
    return countries.length === 1 ? 0 : ofOwn;
  }

  /** @param {Suggested} record */
  scoreOf(record) {
    return Math.round(this.scores[record.number] * this.partOf(record) * 1000) / 1000;
  }

  /**
   * Returns the first records of a type that fit: varied, and what repeats another behind all others. Scores fall: what
   * stands behind another is not said to fit better.
   * @param {string} type
   * @param {number} limit
   * @returns {Suggestion[]}
   */
  suggestions(type, limit) {
    const fitting = this.candidates(type)
      .map((record) => ({ number: record.number, record, score: this.scoreOf(record) }))
      .filter(({ number, score }) => Math.min(score, this.aboutIt[number]) >= this.model.told.rules.leastScore)
      .sort(byScore);
    let least = 1;
    const shown = this.once(varied(this.asked, fitting, this.model), limit);
    const falling = shown.map((row) => {
      least = Math.min(least, row.score);
      return { ...row, score: least };
    });
    return this.told(falling);
  }

  /**
   * Returns the first of a list without those that are another phase or copy of one before them, as long as there are
   * others.
   * @template {{record: Suggested}} Row
   * @param {Row[]} ranked
   * @param {number} limit
   */
  once(ranked, limit) {
    /** @type {Row[]} */
    const first = [];
    /** @type {Row[]} */
    const again = [];
    /** @type {string[]} */
    const titles = [];
    const { lookedAt } = this.model.told.rules;
    for (const one of ranked.slice(0, lookedAt)) {
      if (first.length === limit) break;
      const title = withoutEdition(one.record.title, this.model);
      if (titles.some((before) => isSameTitle(title, before, this.model))) {
        again.push(one);
      } else {
        first.push(one);
        titles.push(title);
      }
    }
    return [...first, ...again, ...ranked.slice(lookedAt)].slice(0, limit);
  }

  /**
   * Returns records with their reasons.
   * @param {{record: Suggested, score: number}[]} chosen
   * @returns {Suggestion[]}
   */
  told(chosen) {
    const parts = sharedParts(this.asked, new Set(chosen.map(({ record }) => record.number)), this.model);
    return chosen.map(({ record, score }) => ({ record, score, reasons: this.speaker.reasons(weighed(parts.get(record.number) ?? new Map(), this.model)) }));
  }
}

/**
 * @param {{number: number, score: number}} one
 * @param {{number: number, score: number}} other
 */
function byScore(one, other) {
  return other.score - one.score || one.number - other.number;
}
