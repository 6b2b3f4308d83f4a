/** What is understood of a request, and what a reader should know of the reading; the same as `understanding.py`. */

import { filled } from "../explore/phrases.js";
import { hintsIn } from "./inference.js";
import { languageOf } from "./language.js";
import { rendered, traitsOf, writtenStems } from "./traits.js";

const ENGLISH = "en";

/**
 * A request as it is matched: its traits, with the objectives that were guessed where none is named; all objectives that
 * the text points to; its words by stem; sentences, some only of use where something fits.
 * @typedef {{request: import("./answer.js").Request, language: string, isGuessed: boolean,
 *   traits: Map<string, import("./traits.js").Strengths>, hints: import("./inference.js").Hint[],
 *   written: Map<string, string>, notes: string[], notesOfObjectives: string[]}} Understood
 */

/**
 * @param {import("./answer.js").Request} request
 * @param {import("./answer.js").Setting} setting
 * @returns {Promise<Understood>}
 */
export async function understood(request, { model, told }) {
  const { mostText, mostObjectives, ofGuessed } = model.told.rules;
  const language = languageOf(`${request.title}\n${request.need}`.slice(0, mostText), request.language, model);
  const objectives = request.objectives.length > mostObjectives ? [] : request.objectives;
  const read = { ...request, need: request.need.slice(0, mostText), language: language || ENGLISH, objectives };
  const known = Object.hasOwn(model.told.languages.names, language || ENGLISH);
  const speech = known ? await model.speech(language || ENGLISH) : { names: { concepts: [], following: new Map() }, forms: new Map(), english: {} };
  const said = traitsOf(read, speech, model);
  const traits = rendered(said, speech);
  const hints = hintsIn(traits, model);
  if (hints.length > 0 && objectives.length === 0) {
    traits.set("objectives", new Map(hints.map(({ objective, strength }) => [String(objective), strength * ofGuessed])));
  }
  const reader = { words: told.match.notes, list: new Intl.ListFormat(told.formats, { type: "conjunction" }), model, formats: told.formats };
  const notes = ofText(request, language, said, reader);
  if (request.objectives.length > 0 && objectives.length === 0) {
    notes.push(filled(told.match.notes.all_objectives, { count: request.objectives.length }));
  }
  const notesOfObjectives = ofObjectives(objectives, hints, reader);
  const written = writtenStems(read, speech, model);
  return { request: read, language: language || ENGLISH, isGuessed: objectives.length === 0, traits, hints, written, notes, notesOfObjectives };
}

/**
 * @typedef {{words: Record<string, any>, list: Intl.ListFormat, model: import("./model.js").Model, formats: string}} Reader
 */

/**
 * What is to be said of the text and its language.
 * @param {import("./answer.js").Request} request
 * @param {string} language
 * @param {Map<string, import("./traits.js").Strengths>} traits
 * @param {Reader} reader
 */
function ofText(request, language, traits, { words, list, model, formats }) {
  const { mostText, little } = model.told.rules;
  const { names } = model.told.languages;
  const nameOf = (/** @type {string} */ tag) => names[tag] ?? tag;
  const text = `${request.title}\n${request.need}`.slice(0, mostText);
  if (!text.trim()) return [words.no_text];
  const notes = [];
  if (request.need.length > mostText) notes.push(filled(words.long, { count: new Intl.NumberFormat(formats).format(mostText) }));
  const told = request.language.split("-")[0].toLowerCase();
  const isShort = (traits.get("stems")?.size ?? 0) < little;
  if (!traits.get("concepts")?.size && !Object.hasOwn(names, language)) {
    // A few plain letters may be of any language, ours too.
    if (!isShort || !/^[\0-\x7f]*$/.test(text)) notes.push(filled(words.unreadable, { languages: list.format(Object.values(names)) }));
    if (request.objectives.length === 0) notes.push(words.nothing_fits);
  } else if (!told && language && language !== ENGLISH) {
    notes.push(filled(words.language, { language: nameOf(language) }));
  } else if (told && language && language !== told) {
    notes.push(filled(words.other_language, { language: nameOf(language), told: nameOf(told) }));
  }
  if (isShort) notes.push(words.little);
  if (Object.hasOwn(names, language) && !isOfTheField(text, traits, model)) notes.push(words.nothing_fits);
  return notes;
}

/**
 * Tells whether a text speaks of migration at all, and not merely of schools or harvests: it says so, one of its concepts
 * is about migration by itself, or it has several.
 * @param {string} text
 * @param {Map<string, import("./traits.js").Strengths>} traits
 * @param {import("./model.js").Model} model
 */
function isOfTheField(text, traits, { told }) {
  const lower = text.toLowerCase();
  const concepts = [...(traits.get("concepts") ?? new Map()).keys()];
  const isSaid = told.languages.migration.some((/** @type {string} */ word) => lower.includes(word));
  return isSaid || concepts.some((concept) => told.concepts[concept][4]) || concepts.length >= told.rules.enoughConcepts;
}

/**
 * What is to be said of the objectives that were named or not.
 * @param {number[]} objectives those that count
 * @param {import("./inference.js").Hint[]} hints
 * @param {Reader} reader
 */
function ofObjectives(objectives, hints, { words, list, model, formats }) {
  const strong = hints.filter(({ strength, concepts }) => strength >= model.told.rules.sure && concepts.length > 0);
  const told = (/** @type {any} */ forms, /** @type {import("./inference.js").Hint[]} */ shown) => {
    const form = forms[new Intl.PluralRules(formats).select(shown.length)] ?? forms.other;
    return filled(form, { objectives: list.format(shown.map(({ objective }) => String(objective))) });
  };
  const notes = [];
  if (objectives.length === 0 && hints.length > 0) {
    notes.push(told(words.guessed, strong.length > 0 ? strong : hints.slice(0, 1)));
  } else if (objectives.length > 0 && strong.length > 0 && !strong.some(({ objective }) => objectives.includes(objective))) {
    notes.push(told(words.other_objectives, strong));
  }
  return notes;
}
