/** The answer to a request: lists of records with reasons, best first; the same as `answers.py`. */

import { Eligibility } from "./eligibility.js";
import { hintsIn } from "./inference.js";
import { languageOf } from "./language.js";
import { likenesses, sharedParts, vectorOf } from "./likeness.js";
import { Partners } from "./partners.js";
import { Speaker } from "./reasons.js";
import { traitsOf, writtenStems } from "./traits.js";

export const LIMIT = 10;
const RULED_OUT = 3;
const BASE_OF_SCORE = 3;
const LISTS = /** @type {const} */ ([
  ["practices", "practice"],
  ["evidence", "evidence"],
  ["cases", "case"],
]);
const SHOWN_CONCEPTS = 3;
const NEAR = ["organisation", "expertise"];

/**
 * @typedef {import("./model.js").Suggested} Suggested
 *
 * @typedef {{need: string, title: string, language: string, countries: string[], objectives: number[],
 *   populations: string[], themes?: string[], support_asked: string[]}} Request
 *
 * @typedef {{record: Suggested, score: number, reasons: import("./reasons.js").Reason[],
 *   ruling?: import("./eligibility.js").Ruling}} Suggestion
 * @typedef {{code: string, score: number, records: Suggested[]}} Peer
 * @typedef {{objective: number, concepts: string[]}} Guess an objective that the text suggests, and what says so
 * @typedef {{language: string, lists: Record<string, Suggestion[]>, countries: Peer[], guesses: Guess[],
 *   notes: string[]}} Answer
 *
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
  const language = request.language || languageOf(request.need, model.told.smallWords);
  const [speech, records] = await Promise.all([model.speech(language), model.records()]);
  const traits = traitsOf(request, speech, model);
  const hints = hintsIn(traits, model);
  if (request.objectives.length === 0) {
    traits.set("objectives", new Map(hints.map(({ objective, strength }) => [String(objective), strength * model.told.rules.ofGuessed])));
  }
  const vector = vectorOf(traits, model);
  const scores = likenesses(vector, model);
  const speaker = new Speaker(model, told, writtenStems(request, speech, model));
  const ranked = (/** @type {string} */ type) => rankedRecords(type, request, records, scores, model.told.rules);
  /** @type {Record<string, Suggestion[]>} */
  const lists = Object.fromEntries(LISTS.map(([name, type]) => [name, ranked(type).slice(0, limit)]));
  const near = NEAR.flatMap(ranked);
  lists.funding = fundsFor(request, records, scores, setting);
  tellReasons([...Object.values(lists).flat(), ...near], vector, model, speaker);
  const partners = new Partners(model.partners, { words: told.partners, formats: told.formats, countryName }, records, model.told.countries);
  const question = { request, language, found: { fitting: fitting(lists), near: nearOnes(near) } };
  lists.organisations = partners.organisations(question, limit);
  lists.expertise = partners.expertise(question, limit);
  return { language, lists, countries: peers(request, [...lists.practices, ...lists.cases]).slice(0, limit), guesses: guessesOf(hints, request, model), notes: [] };
}

/**
 * Returns the objectives that the text suggests and nobody named.
 * @param {import("./inference.js").Hint[]} hints
 * @param {Request} request
 * @param {import("./model.js").Model} model
 * @returns {Guess[]}
 */
function guessesOf(hints, request, model) {
  return hints
    .filter(({ objective }) => !request.objectives.includes(objective))
    .slice(0, model.told.rules.mostGuesses)
    .map(({ objective, concepts }) => ({
      objective,
      concepts: concepts.slice(0, SHOWN_CONCEPTS).map((concept) => model.traits.get("concepts")?.get(concept)?.label ?? concept),
    }));
}

/**
 * @param {string} type
 * @param {Request} request
 * @param {Suggested[]} records
 * @param {Float64Array} scores
 * @param {{leastScore: number, ofShared: number}} rules
 * @returns {Suggestion[]}
 */
function rankedRecords(type, request, records, scores, rules) {
  return records
    .filter((record) => record.type === type && !record.isSuperseded)
    .map((record) => ({ record, score: rounded(partOf(record, request, rules) * scores[record.number]), reasons: [] }))
    .filter(({ score }) => score >= rules.leastScore)
    .sort(byScore);
}

/**
 * Returns those that can pay first, then those of which it is not known, then some of those that are ruled out.
 * @param {Request} request
 * @param {Suggested[]} records
 * @param {Float64Array} scores
 * @param {Setting} setting
 * @returns {Suggestion[]}
 */
function fundsFor(request, records, scores, { model, told, countryName, limit = LIMIT }) {
  const eligibility = new Eligibility(told.eligibility, told.formats, countryName);
  const found = model.funds
    .filter(({ number }) => !records[number].isSuperseded)
    .filter(({ number, objectives }) => scores[number] >= model.told.rules.leastScore || objectives.some((one) => request.objectives.includes(one)))
    .map((fund) => {
      const ruling = eligibility.ruling(fund, request, []);
      const standing = ruling.eligible === null ? 1 : ruling.eligible ? 2 : 0;
      return { record: records[fund.number], score: rounded((standing + scores[fund.number]) / BASE_OF_SCORE), reasons: [], ruling };
    })
    .sort(byScore);
  const out = found.filter(({ ruling }) => ruling.eligible === false).slice(0, Math.floor(limit / RULED_OUT));
  return [...found.filter(({ ruling }) => ruling.eligible !== false).slice(0, limit - out.length), ...out];
}

/**
 * Returns what partners are found by: the likeness of what is suggested, as a part of the best of its type.
 * @param {Record<string, Suggestion[]>} lists
 */
function fitting(lists) {
  return new Map(
    LISTS.flatMap(([name]) => {
      const best = Math.max(0, ...lists[name].map(({ score }) => score)) || 1;
      return lists[name].map(({ record, score }) => /** @type {[number, number]} */ ([record.number, score / best]));
    }),
  );
}

/**
 * Returns how much of the fit of a record counts: the hub shows what others do.
 * @param {Suggested} record
 * @param {Request} request
 * @param {{ofShared: number}} rules
 */
function partOf({ type, countries }, request, { ofShared }) {
  const isShared = request.countries.length > 0 && request.countries.every((code) => countries.includes(code));
  if (type !== "practice" || !isShared) return 1;
  return countries.length === 1 ? 0 : ofShared;
}

/**
 * @param {Suggestion[]} found
 * @param {import("./likeness.js").Vector} vector
 * @param {import("./model.js").Model} model
 * @param {Speaker} speaker
 */
function tellReasons(found, vector, model, speaker) {
  const parts = sharedParts(vector, new Set(found.map(({ record }) => record.number)), model);
  for (const suggestion of found) suggestion.reasons = speaker.reasons(parts.get(suggestion.record.number) ?? new Map());
}

/**
 * @param {Request} request
 * @param {Suggestion[]} found
 * @returns {Peer[]}
 */
function peers(request, found) {
  /** @type {Map<string, Suggestion[]>} */
  const told = new Map();
  for (const suggestion of found) {
    for (const code of suggestion.record.countries.filter((one) => !request.countries.includes(one))) {
      told.set(code, [...(told.get(code) ?? []), suggestion]);
    }
  }
  return [...told]
    .map(([code, suggestions]) => ({
      code,
      score: rounded(suggestions.reduce((sum, { score }) => sum + score, 0)),
      records: suggestions.map(({ record }) => record),
    }))
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1));
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

/**
 * @param {Suggestion} one
 * @param {Suggestion} other
 */
function byScore(one, other) {
  return other.score - one.score || one.record.number - other.record.number;
}

/** @param {number} number */
function rounded(number) {
  return Math.round(number * 1000) / 1000;
}
