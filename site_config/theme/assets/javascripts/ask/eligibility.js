/**
 * Whether a fund can pay for a request, criterion by criterion: the same as `eligibility.py`. What of a fund does not
 * depend on the request was said in Python already.
 */

import { filled } from "../explore/phrases.js";

const SHOWN_NAMES = 4;

/**
 * What a criterion says: met, not met, or (null) not known; in a sentence.
 * @typedef {{met: boolean | null, words: string}} Finding
 *
 * A fund as it is published: `inside` and `perhaps` are the countries of its regions, `timing` and `applicants` what was
 * found of them.
 * @typedef {{number: number, listed: string[], countries: string[], regions: string[], world: boolean, inside: string,
 *   perhaps: string, timing: [boolean | null, string], applicants: [boolean | null, string], objectives: number[],
 *   fromSource: boolean, quoted: string[]}} Fund
 *
 * @typedef {{eligible: boolean | null, why: string[]}} Ruling
 */

/** Rules on funds. */
export class Eligibility {
  /**
   * @param {Record<string, any>} words those of `eligibility` in the strings
   * @param {string} formats
   * @param {(code: string) => string} countryName
   */
  constructor(words, formats, countryName) {
    this.words = words;
    this.countryName = countryName;
    this.plural = new Intl.PluralRules(formats);
    this.list = new Intl.ListFormat(formats, { type: "conjunction" });
  }

  /**
   * @param {Fund} fund
   * @param {import("./answer.js").Request} request
   * @param {number[]} guessed objectives that the text suggests
   * @returns {Ruling}
   */
  ruling(fund, request, guessed) {
    const found = [
      finding(...fund.timing),
      this.place(fund, request.countries),
      finding(...fund.applicants),
      this.objectives(fund, request.objectives, guessed),
    ];
    const failed = found.filter(({ met }) => met === false);
    if (failed.length > 0) return { eligible: false, why: failed.map(({ words }) => words) };
    const doubtful = found.filter(({ met }) => met === null).map(({ words }) => words);
    const met = found.filter((one) => one.met).map(({ words }) => words);
    return { eligible: doubtful.length > 0 ? null : true, why: [...doubtful, ...met, ...fund.quoted] };
  }

  /**
   * @param {Fund} fund
   * @param {string[]} countries
   * @returns {Finding}
   */
  place(fund, countries) {
    if (countries.length === 0) return finding(null, this.words.no_country);
    const isListed = fund.listed.length > 0;
    const among = countries.filter((code) => (isListed ? fund.listed : fund.countries).includes(code));
    if (among.length > 0) return finding(true, this.placed(isListed ? "among_eligible" : "named", among));
    if (isListed) return finding(false, this.placed("not_eligible", countries, this.names(fund.listed)));
    if (fund.world) return finding(true, this.words.world);
    if (fund.regions.length > 0) return this.region(fund, countries);
    if (fund.countries.length > 0) return finding(null, this.placed("others_named", countries, this.names(fund.countries)));
    return finding(null, this.words.no_place);
  }

  /**
   * @param {Fund} fund
   * @param {string[]} countries
   * @returns {Finding}
   */
  region(fund, countries) {
    const lying = (/** @type {string} */ told) => countries.filter((code) => told.split(" ").includes(code));
    const inside = lying(fund.inside);
    if (inside.length > 0) return finding(true, this.placed("in_region", inside, fund.regions));
    const perhaps = lying(fund.perhaps);
    if (perhaps.length > 0) return finding(null, this.placed("perhaps_in_region", perhaps, fund.regions));
    return finding(false, this.placed("outside_region", countries, fund.regions));
  }

  /**
   * @param {Fund} fund
   * @param {number[]} told
   * @param {number[]} guessed
   * @returns {Finding}
   */
  objectives(fund, told, guessed) {
    if (fund.objectives.length === 0) return finding(null, this.words.no_objectives);
    if (told.length + guessed.length === 0) return finding(null, this.words.none_asked);
    const shared = told.filter((number) => fund.objectives.includes(number));
    if (shared.length > 0) return finding(true, this.numbered("objectives", shared));
    const near = guessed.filter((number) => fund.objectives.includes(number));
    if (near.length > 0) return finding(told.length > 0 ? null : true, this.numbered("objectives_guessed", near));
    const isCertain = told.length > 0 && fund.fromSource;
    const form = isCertain ? "other_objectives" : "perhaps_other_objectives";
    return finding(isCertain ? false : null, this.numbered(form, told.length > 0 ? told : guessed));
  }

  /**
   * @param {string} form
   * @param {number[]} numbers
   */
  numbered(form, numbers) {
    return filled(this.form(form, numbers.length), { objectives: this.cut(numbers.map(String)) });
  }

  /**
   * @param {string} form
   * @param {string[]} countries
   * @param {string[]} [places] names
   */
  placed(form, countries, places = []) {
    return filled(this.form(form, countries.length), { countries: this.cut(this.names(countries)), places: this.cut(places) });
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

  /** @param {string[]} codes */
  names(codes) {
    return codes.map(this.countryName);
  }

  /**
   * Returns names as one enumeration; of many, the first and how many more.
   * @param {string[]} names
   */
  cut(names) {
    const rest = names.length - SHOWN_NAMES;
    const shown = rest <= 1 ? names : [...names.slice(0, SHOWN_NAMES), filled(this.words.more, { count: rest })];
    return this.list.format(shown);
  }
}

/**
 * @param {boolean | null} met
 * @param {string} words
 * @returns {Finding}
 */
function finding(met, words) {
  return { met, words };
}
