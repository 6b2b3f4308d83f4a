/** The answer to a request: lists of records with reasons, best first; the same as `answers.py`. */

import { Eligibility } from "./eligibility.js";
import { guessesOf } from "./guesses.js";
import { Partners } from "./partners.js";
import { peerCountries } from "./peers.js";
import { Ranking } from "./ranking.js";
import { understood } from "./understanding.js";

export const LIMIT = 10;
const STANDINGS = 3;
/** A fund can pay, may be able to, or cannot: as many parts as its score has. */

/**
 * @typedef {import("./model.js").Suggested} Suggested
 *
 * @typedef {{need: string, title: string, language: string, countries: string[], objectives: number[],
 *   populations: string[], themes?: string[], support_asked: string[]}} Request
 *
 * @typedef {{record: Suggested, score: number, reasons: import("./reasons.js").Reason[],
 *   ruling?: import("./eligibility.js").Ruling}} Suggestion
 * @typedef {{language: string, lists: Record<string, Suggestion[]>, countries: import("./peers.js").Peer[],
 *   guesses: import("./guesses.js").Guess[], notes: string[]}} Answer
 *
 * What an answer needs beside the request; `told` is what the page tells its script.
 * @typedef {{model: import("./model.js").Model, told: any, countryName: (code: string) => string,
 *   limit?: number}} Setting
 */

/**
 * Answers a request.
 * @param {Request} request
 * @param {Setting} setting
 * @returns {Promise<Answer>}
 */
export async function answerTo(request, setting) {
  const { model, told, countryName, limit = LIMIT } = setting;
  const [read, records] = await Promise.all([understood(request, setting), model.records()]);
  const ranking = new Ranking(read, records, setting);
  const { basis } = model.told.rules;
  const found = (/** @type {string} */ type) => ranking.suggestions(type, Math.max(limit, basis));
  const [practices, evidence, cases] = ["practice", "evidence", "case"].map(found);
  const fitting = [...practices.slice(0, basis), ...cases.slice(0, basis)];
  const partners = new Partners(model.partners, { words: told.partners, formats: told.formats, countryName }, records, model.told.countries);
  const known = {
    fitting: partsOfBest([...fitting, ...evidence.slice(0, basis)]),
    near: nearOnes([...found("organisation"), ...found("expertise")]),
  };
  const sure = read.hints.filter(({ strength }) => strength >= model.told.rules.sure);
  const guessed = sure.slice(0, model.told.rules.guessed).map(({ objective }) => objective);
  const helped = read.request.objectives.length > 0 ? read.request : { ...read.request, objectives: guessed };
  const question = { request: helped, language: helped.language.split("-")[0], found: known };
  return {
    language: read.language,
    lists: {
      practices: practices.slice(0, limit),
      evidence: evidence.slice(0, limit),
      cases: cases.slice(0, limit),
      organisations: partners.organisations(question, limit),
      expertise: partners.expertise(question, limit),
      funding: fundsFor(read.request, guessed, ranking, setting),
    },
    countries: peerCountries(request.countries, fitting, setting).slice(0, limit),
    guesses: guessesOf(read, setting),
    notes: notesOf(read, practices, setting),
  };
}

/**
 * Returns what a reader should know; where nothing fits, which objectives were guessed is beside the point.
 * @param {import("./understanding.js").Understood} read
 * @param {Suggestion[]} practices
 * @param {Setting} setting
 */
function notesOf(read, practices, { model, told }) {
  const nothingFits = told.match.notes.nothing_fits;
  const isFitting = practices.some(({ score }) => score >= model.told.rules.well) && !read.notes.includes(nothingFits);
  return [...new Set([...read.notes, ...(isFitting ? read.notesOfObjectives : [nothingFits])])];
}

/**
 * Returns those that can pay first, then those of which it is not known, then some of those that are ruled out.
 * @param {Request} request
 * @param {number[]} guessed objectives that the text suggests
 * @param {Ranking} ranking
 * @param {Setting} setting
 * @returns {Suggestion[]}
 */
function fundsFor(request, guessed, ranking, { model, told, countryName, limit = LIMIT }) {
  const { leastScore, ruledOut } = model.told.rules;
  const eligibility = new Eligibility(told.eligibility, told.formats, countryName);
  const sought = [...request.objectives, ...guessed];
  const found = model.funds
    .map((fund) => ({ fund, record: ranking.records[fund.number], score: ranking.scoreOf(ranking.records[fund.number]) }))
    .filter(({ record }) => !record.isSuperseded)
    .filter(({ fund, score }) => score >= leastScore || fund.objectives.some((one) => sought.includes(one)))
    .map(({ fund, record, score: near }) => {
      const ruling = eligibility.ruling(fund, request, guessed);
      const standing = ruling.eligible === null ? 1 : ruling.eligible ? 2 : 0;
      return { ...ranking.told([{ record, score: rounded((standing + near) / STANDINGS) }])[0], ruling };
    })
    .sort((one, other) => other.score - one.score || one.record.number - other.record.number);
  const out = found.filter(({ ruling }) => ruling.eligible === false).slice(0, Math.floor(limit / ruledOut));
  return [...found.filter(({ ruling }) => ruling.eligible !== false).slice(0, limit - out.length), ...out];
}

/**
 * Returns the scores of what is suggested, each as a part of the best of its type.
 * @param {Suggestion[]} fitting
 */
function partsOfBest(fitting) {
  /** @type {Map<string, number>} */
  const best = new Map();
  for (const { record, score } of fitting) best.set(record.type, Math.max(best.get(record.type) ?? 0, score));
  return new Map(fitting.map(({ record, score }) => [record.number, score / (best.get(record.type) || 1)]));
}

/**
 * Returns the organisations and experts whose own records are near, each with the strongest reason beside objectives.
 * @param {Suggestion[]} near
 */
function nearOnes(near) {
  return new Map(
    near.map(({ record, score, reasons }) => [record.number, { score, words: reasons.find(({ name }) => name !== "objectives")?.words ?? "" }]),
  );
}

/** @param {number} number */
function rounded(number) {
  return Math.round(number * 1000) / 1000;
}
