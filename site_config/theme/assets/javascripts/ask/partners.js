/** Who can help with a request: organisations and sources of expertise with reasons; the same as `partners.py`. */

import { filled } from "../explore/phrases.js";

/**
 * A reason with the part of the score that it makes up.
 * @typedef {{name: string, score: number, words: string}} Reason
 *
 * @typedef {{number: number, objectives: number[], done: number[], isUn?: boolean, role?: string, presence?: string[],
 *   published?: number[], offers?: [string, string][], regions?: [string, string][], world?: boolean,
 *   languages?: [string, string][]}} Partner
 *
 * What is known when partners are looked for: records that fit, each from 0 to 1, and partners whose subject is near.
 * @typedef {{fitting: Map<number, number>, near: Map<number, {score: number, words: string}>}} Found
 *
 * @typedef {{request: import("./answer.js").Request, language: string, found: Found}} Question
 */

/** Finds who can help. */
export class Partners {
  /**
   * @param {{rules: any, partners: Partner[]}} file
   * @param {{words: Record<string, any>, formats: string, countryName: (code: string) => string}} told
   * @param {import("./model.js").Suggested[]} records
   * @param {Record<string, string>} regions those of each country
   */
  constructor({ rules, partners }, { words, formats, countryName }, records, regions) {
    this.rules = rules;
    this.partners = partners;
    this.words = words;
    this.countryName = countryName;
    this.records = records;
    this.regions = regions;
    this.plural = new Intl.PluralRules(formats);
    this.list = new Intl.ListFormat(formats, { type: "conjunction" });
  }

  /**
   * Returns the organisations that can help, best first; some from each side of the United Nations.
   * @param {Question} question
   * @param {number} limit
   */
  organisations(question, limit) {
    const ranked = this.ranked("organisation", (partner) => this.ofOrganisation(partner, question));
    const kept = ranked.slice(0, limit);
    for (const side of [true, false]) {
      const lacking = Math.floor(limit / this.rules.otherSide) - kept.filter((one) => one.isUn === side).length;
      for (const other of ranked.slice(limit).filter((one) => one.isUn === side).slice(0, Math.max(0, lacking))) {
        kept.splice(kept.findLastIndex((one) => one.isUn !== side), 1);
        kept.push(other);
      }
    }
    return kept.sort(byScore);
  }

  /**
   * Returns the units, centres and rosters that can advise, best first.
   * @param {Question} question
   * @param {number} limit
   */
  expertise(question, limit) {
    return this.ranked("expertise", (partner) => this.ofExpertise(partner, question)).slice(0, limit);
  }

  /**
   * @param {string} type
   * @param {(partner: Partner) => Reason[]} reasonsOf
   */
  ranked(type, reasonsOf) {
    const { leastScore, noReasonAlone, shownReasons } = this.rules;
    return this.partners
      .filter(({ number }) => this.records[number].type === type && !this.records[number].isSuperseded)
      .map((partner) => {
        const reasons = reasonsOf(partner).sort((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1));
        const score = rounded(Math.min(1, reasons.reduce((sum, reason) => sum + reason.score, 0)));
        const shown = reasons.slice(0, shownReasons);
        const stands = shown.some(({ name }) => !noReasonAlone.includes(name));
        return { record: this.records[partner.number], isUn: Boolean(partner.isUn), score, stands, reasons: shown };
      })
      .filter(({ score, stands }) => stands && score >= leastScore)
      .sort(byScore);
  }

  /**
   * @param {Partner} partner
   * @param {Question} question
   * @returns {Reason[]}
   */
  ofOrganisation(partner, { request, found }) {
    const role = partner.role ?? "";
    return this.weighed(this.rules.organisationWeights, [
      this.done("done", "done", partner.done, found),
      this.objectives(partner, request),
      this.country(partner, request),
      this.subject(partner, found),
      this.done("published", "published", partner.published ?? [], found),
      { name: "network", value: this.rules.roles[role] ?? 0, words: this.words.network[role] ?? "" },
    ]);
  }

  /**
   * @param {Partner} partner
   * @param {Question} question
   * @returns {Reason[]}
   */
  ofExpertise(partner, { request, language, found }) {
    const asked = request.support_asked;
    const offered = (partner.offers ?? []).filter(([kind]) => asked.includes(kind));
    const inOrder = asked.flatMap((kind) => offered.filter(([other]) => other === kind));
    const spoken = (partner.languages ?? []).filter(([tag]) => language && tag === language);
    return this.weighed(this.rules.expertiseWeights, [
      this.objectives(partner, request),
      this.named("support", inOrder, asked.length),
      this.subject(partner, found),
      this.done("done", "its_done", partner.done, found),
      this.region(partner, request),
      this.named("language", spoken.slice(0, 1), spoken.length),
    ]);
  }

  /**
   * @param {Record<string, number>} weights
   * @param {({name: string, value: number, words: string} | null)[]} parts
   * @returns {Reason[]}
   */
  weighed(weights, parts) {
    const whole = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    return parts.flatMap((part) => {
      const score = part ? rounded((part.value * weights[part.name]) / whole) : 0;
      return part && score ? [{ name: part.name, score, words: part.words }] : [];
    });
  }

  /**
   * Who covers much of what is asked, and does little else, knows it best.
   * @param {Partner} partner
   * @param {import("./answer.js").Request} request
   */
  objectives({ objectives }, request) {
    const shared = request.objectives.filter((number) => objectives.includes(number));
    if (shared.length === 0) return null;
    const value = ((shared.length / request.objectives.length) * (1 + shared.length / objectives.length)) / 2;
    return { name: "objectives", value, words: this.sentence("objectives", shared.map(String)) };
  }

  /**
   * The reason that somebody carried out, or published, what is suggested.
   * @param {string} name
   * @param {string} form
   * @param {number[]} numbers
   * @param {Found} found
   */
  done(name, form, numbers, { fitting }) {
    const fit = (/** @type {number} */ number) => fitting.get(number) ?? 0;
    const done = numbers.filter((number) => fitting.has(number)).sort((one, other) => fit(other) - fit(one) || one - other);
    if (done.length === 0) return null;
    const told = done.reduce((sum, number) => sum + fit(number), 0);
    const { halfDone, shownTitles, titleLength } = this.rules;
    const titles = done.slice(0, shownTitles).map((number) => cut(this.records[number].title, titleLength));
    if (done.length > shownTitles) titles.push(filled(this.words.more, { count: done.length - shownTitles }));
    const words = filled(this.form(form, done.length), { count: done.length, titles: this.list.format(titles) });
    return { name, value: told / (told + halfDone), words };
  }

  /**
   * @param {Partner} partner
   * @param {import("./answer.js").Request} request
   */
  country({ presence = [], done }, { countries }) {
    const present = countries.filter((code) => presence.includes(code));
    if (present.length > 0) return { name: "country", value: 1, words: this.sentence("present", present.map(this.countryName)) };
    const counted = countries.map((code) => ({ code, count: done.filter((number) => this.records[number].countries.includes(code)).length }));
    const best = counted.sort((one, other) => other.count - one.count || (one.code > other.code ? -1 : 1))[0];
    if (!best?.count) return null;
    const words = filled(this.form("country", best.count), { count: best.count, country: this.countryName(best.code) });
    return { name: "country", value: best.count / (best.count + this.rules.halfThere), words };
  }

  /**
   * @param {Partner} partner
   * @param {Found} found
   */
  subject({ number }, { near }) {
    const told = near.get(number);
    return told?.words ? { name: "subject", value: told.score, words: told.words } : null;
  }

  /**
   * @param {Partner} partner
   * @param {import("./answer.js").Request} request
   */
  region({ regions = [], world }, { countries }) {
    const within = new Set(countries.flatMap((code) => (this.regions[code] ?? "").split(" ")));
    const named = regions.filter(([region]) => within.has(region));
    if (named.length > 0) return this.named("region", named, named.length);
    return world ? { name: "region", value: 0.5, words: this.words.world } : null;
  }

  /**
   * The reason that names terms; it counts by the part that they are of what was asked.
   * @param {string} name
   * @param {[string, string][]} terms
   * @param {number} asked
   */
  named(name, terms, asked) {
    if (terms.length === 0) return null;
    return { name, value: Math.min(1, terms.length / asked), words: this.sentence(name, terms.map(([, label]) => label)) };
  }

  /**
   * @param {string} form
   * @param {string[]} names
   */
  sentence(form, names) {
    return filled(this.form(form, names.length), { names: this.list.format(names) });
  }

  /**
   * @param {string} form
   * @param {number} count
   * @returns {string}
   */
  form(form, count) {
    const forms = this.words[form];
    return forms[this.plural.select(count)] ?? forms.other;
  }
}

/**
 * @param {{score: number, record: {number: number}}} one
 * @param {{score: number, record: {number: number}}} other
 */
function byScore(one, other) {
  return other.score - one.score || one.record.number - other.record.number;
}

/**
 * @param {string} title
 * @param {number} length
 */
function cut(title, length) {
  if (title.length <= length) return title;
  const short = title.slice(0, length);
  return `${short.slice(0, Math.max(0, short.lastIndexOf(" ")))}…`;
}

/** @param {number} number */
function rounded(number) {
  return Math.round(number * 1000) / 1000;
}
