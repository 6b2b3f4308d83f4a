/** The rules that one record alone can break, in the words of `commons check`; see `build_tools/validate/`. */

import { faultOfAddress, takenApart } from "./addresses.js";
import { firstDay, isBefore } from "./dates.js";
import { privateParts } from "./private-parts.js";
import { lengthOf, thousands, wordsOf } from "./texts.js";

const [SUMMARY_MIN, SUMMARY_MAX, BODY_WORDS] = [40, 700, 3_000];
const DOI = /10\.\p{Nd}{4,9}\/\S*[^\s.,;:]/u;
const AROUND_DOI = /^\s*(?:https?:\/\/)?(?:(?:dx\.|www\.)?doi\.org\/|doi\s*[:=]?\s*)?/iu;
const PLACES = /** @type {Record<string, string>} */ ({
  local: "countries: [KEN]",
  national: "countries: [KEN]",
  subregional: "countries: [KEN, UGA]",
  regional: "regions: [review-africa]",
});
const PAIRS = [
  [["start"], ["end"], "ends"],
  [["opens"], ["closes"], "closes"],
  [["set_up", "start"], ["set_up", "end"], "ends"],
  [["received"], ["assessment", "on"], "is assessed"],
];
const PAST = ["/received", "/assessment/on", "/consent/on"];
const STAGES = ["received", "assessed", "partnered", "matched", "set-up", "funded", "implementing", "closed"];
const SHORTENERS = ["bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rb.gy", "lnkd.in"];
const SEARCHES = ["google.", "bing.com", "duckduckgo.com", "yahoo.com", "baidu.com"];
const EMPTY_TITLES = ["link", "website", "source", "web page", "webpage", "page", "here", "url", "n a", "tbd"];
const WARNINGS = ["CC308", "CC322", "CC326", "CC327", "CC328"];
const NEEDED_AT_FIRST = [
  ["countries", "a country", "Add “countries:” with the code of the country, for example [KEN]."],
  ["objectives", "at least one objective", "Add “objectives:” with their numbers, for example [6, 18]."],
  ["received", "the date of the request", "Add “received:” with the date."],
];

/**
 * @typedef {import("./shape.js").Finding} Finding
 * @typedef {import("./shape.js").Outline} Outline
 * @typedef {{type: string, fields: Record<string, any>, body: string, outline: Outline, today: string}} RecordToCheck
 * `today` is the day of the check.
 *
 * @typedef {Iterable<[code: string, message: string, hint: string, pointer: string]>} Found
 */

/**
 * What a record breaks whose shape is as it should be.
 *
 * @param {RecordToCheck} record
 * @returns {Finding[]}
 */
export function ruleFindings(record) {
  const marked = [...markedValues(record.fields, record.outline)];
  const found = [summary, addresses, doi, disorder, future, texts, privacy, place, repeated, amounts, objectives, gate, consent, sources];
  return found.flatMap((rule) => Array.from(rule(record, marked), ([code, message, hint, pointer]) => ({ code, message, hint, pointer })));
}

/**
 * Whether a finding says what would be better, and does not keep a record out.
 *
 * @param {Finding} finding
 */
export function isWarning({ code }) {
  return WARNINGS.includes(code);
}

/**
 * Every text or number that bears a mark: its pointer, itself, the name of the mark, what the mark tells.
 *
 * @param {Record<string, any>} fields
 * @param {Outline} outline
 * @returns {Iterable<[string, any, string, any]>}
 */
function* markedValues(fields, outline) {
  yield* markedFields(fields, outline, outline.model, "");
}

/**
 * @param {Record<string, any>} fields
 * @param {Outline} outline
 * @param {string} name
 * @param {string} pointer
 * @returns {Iterable<[string, any, string, any]>}
 */
function* markedFields(fields, outline, name, pointer) {
  for (const [key, value] of Object.entries(fields)) {
    const told = outline.models[name]?.[key]?.value;
    if (told) yield* markedUnder(value, told, outline, `${pointer}/${key}`);
  }
}

/**
 * @param {any} value
 * @param {import("./shape.js").Value} told
 * @param {Outline} outline
 * @param {string} pointer
 * @returns {Iterable<[string, any, string, any]>}
 */
function* markedUnder(value, told, outline, pointer) {
  if (Array.isArray(value)) {
    for (const [number, inner] of value.entries()) yield* markedUnder(inner, told.of, outline, `${pointer}/${number}`);
  } else if (typeof value === "object" && value !== null) {
    if (told.kind === "mapping") for (const [key, inner] of Object.entries(value)) yield* markedUnder(inner, told.of, outline, `${pointer}/${key}`);
    else yield* markedFields(value, outline, told.model ?? "", pointer);
  } else for (const [mark, detail] of told.marks ?? []) yield [pointer, value, mark, detail];
}

/** @param {RecordToCheck} record @returns {Found} */
function* summary({ fields }) {
  const length = lengthOf(wordsOf(fields.summary).join(" "));
  if (length >= SUMMARY_MIN && length <= SUMMARY_MAX) return;
  const hint = length > SUMMARY_MAX
    ? "Keep what a reader of a list needs; the rest belongs in the narrative or in other fields."
    : "Say in one or two sentences what it is, for whom, and where.";
  yield ["CC317", `The summary has ${thousands(length)} characters; it should have ${SUMMARY_MIN} to ${SUMMARY_MAX}.`, hint, "/summary"];
}

/** @param {RecordToCheck} _ @param {[string, any, string, any][]} marked @returns {Found} */
function* addresses(_, marked) {
  for (const [pointer, address, mark] of marked) {
    const fault = mark === "address" ? faultOfAddress(String(address)) : undefined;
    if (fault) yield ["CC309", `The address “${address}” cannot be opened: ${fault[0]}.`, fault[1], pointer];
  }
}

/** @param {RecordToCheck} record @returns {Found} */
function* doi({ type, fields }) {
  if (type !== "evidence" || typeof fields.doi !== "string" || DOI.exec(fields.doi)?.[0] === fields.doi) return;
  const clean = DOI.exec(unescaped(fields.doi.replace(AROUND_DOI, "")))?.[0];
  const hint = clean ? `Write “${clean}”.` : "A DOI begins with 10. and has a slash: 10.1093/jeea/jvae044.";
  yield ["CC310", `“${fields.doi}” is not a DOI.`, hint, "/doi"];
}

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {RecordToCheck} record @returns {Found} */
function* disorder({ fields }) {
  for (const [first, second, happens] of /** @type {[string[], string[], string][]} */ (PAIRS)) {
    const earlier = at(fields, first);
    const later = at(fields, second);
    if (earlier && later && isBefore(later, earlier)) {
      const hint = "Compare both dates with the source and correct the wrong one.";
      yield ["CC306", `It ${happens} (${later}) before “${first[first.length - 1]}” (${earlier}).`, hint, `/${second.join("/")}`];
    }
  }
}

/**
 * @param {Record<string, any>} fields
 * @param {string[]} steps
 * @returns {string | undefined}
 */
function at(fields, steps) {
  const found = steps.reduce((/** @type {any} */ inner, step) => inner?.[step], fields);
  return typeof found === "string" || typeof found === "number" ? String(found) : undefined; // a bare year is a number
}

/** @param {RecordToCheck} record @returns {Found} */
function* future({ fields, today }) {
  const limit = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, today.length);
  const accessed = (fields.sources ?? []).map((/** @type {any} */ _, /** @type {number} */ number) => `/sources/${number}/accessed`);
  for (const pointer of [...accessed, ...PAST]) {
    const steps = pointer.slice(1).split("/");
    const text = at(fields, steps);
    if (!text || (firstDay(text) ?? "") <= limit) continue;
    const last = steps[steps.length - 1];
    const name = last === "on" ? `${steps[0]}.on` : last;
    yield ["CC307", `“${name}” lies in the future: ${text}.`, `Correct the date; today is ${today}.`, pointer];
  }
}

/** @param {RecordToCheck} record @param {[string, any, string, any][]} marked @returns {Found} */
function* texts({ body }, marked) {
  for (const [pointer, text, mark, limit] of marked) {
    const length = mark === "prose" && pointer !== "/summary" ? lengthOf(String(text)) : 0;
    if (length <= limit || !length) continue;
    const hint = "Shorten it, split it into several entries, or move it into the narrative.";
    yield ["CC322", `The text has ${thousands(length)} characters; up to ${thousands(limit)} are read here.`, hint, pointer];
  }
  const words = wordsOf(body).length;
  if (words > BODY_WORDS) {
    const hint = "Shorten it, and link to the longer document under “sources”.";
    yield ["CC322", `The narrative has ${thousands(words)} words; up to ${thousands(BODY_WORDS)} are read.`, hint, "/body"];
  }
}

/** @param {RecordToCheck} record @param {[string, any, string, any][]} marked @returns {Found} */
function* privacy({ body }, marked) {
  const told = marked.filter(([, , mark]) => mark === "prose").map(([pointer, text]) => [pointer, String(text)]);
  for (const [pointer, text] of [...told, ["/body", body]]) {
    for (const { place: start, what, found } of privateParts(text)) {
      const line = text.slice(0, start).split("\n").length;
      const hint = "Delete it, and give the address of a contact page under “sources” or “url” instead.";
      yield ["CC321", `The ${what} “${found}” stands in the text.`, hint, pointer === "/body" ? `/body/${line}` : pointer];
    }
  }
}

/** @param {RecordToCheck} record @returns {Found} */
function* place({ fields }) {
  const example = PLACES[fields.scope];
  if (!example || fields.countries?.length || fields.regions?.length) return;
  yield ["CC326", `The scope is “${fields.scope}”, but no country or region is named.`, `Say where, for example: ${example}`, "/scope"];
}

/** @param {RecordToCheck} record @returns {Found} */
function* repeated({ fields }) {
  yield* repeatedIn(fields, "", "");
}

/**
 * @param {any} value
 * @param {string} pointer
 * @param {string} name
 * @returns {Found}
 */
function* repeatedIn(value, pointer, name) {
  if (Array.isArray(value)) {
    const seen = new Map();
    for (const [number, inner] of value.entries()) {
      const told = JSON.stringify(sorted(inner));
      const first = seen.get(told);
      if (first === undefined) seen.set(told, number);
      else yield ["CC327", `Entry ${number + 1} of “${name}” repeats entry ${first + 1}.`, "Delete one of them.", `${pointer}/${number}`];
      yield* repeatedIn(inner, `${pointer}/${number}`, name);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* repeatedIn(inner, `${pointer}/${key}`, key);
  }
}

/**
 * A value with its fields in one order, so that equal ones read alike.
 *
 * @param {any} value
 * @returns {any}
 */
function sorted(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** @param {RecordToCheck} record @returns {Found} */
function* amounts({ type, fields }) {
  if (type !== "funding") return;
  for (const [number, { min, max }] of (fields.amounts ?? []).entries()) {
    if (min === undefined || max === undefined || min === null || max === null || max >= min) continue;
    const message = `The largest amount (${thousands(max)}) is smaller than the smallest (${thousands(min)}).`;
    yield ["CC331", message, "Exchange “min” and “max”, or correct the wrong one.", `/amounts/${number}/max`];
  }
}

/** @param {RecordToCheck} record @returns {Found} */
function* objectives({ type, fields }) {
  if (!["practice", "case"].includes(type) || fields.objectives?.length) return;
  const hint = "Add “objectives:” with their numbers, the most important first, for example: objectives: [6, 18]";
  yield ["CC328", `The ${type} names no objective of the Compact, so it is not found by objective.`, hint, ""];
}

/**
 * What a request needs from its first day; what later stages need, the form does not ask.
 *
 * @param {RecordToCheck} record
 * @returns {Found}
 */
function* gate({ type, fields }) {
  if (type !== "case" || fields.origin !== "request" || !STAGES.includes(fields.stage)) return;
  for (const [field, need, repair] of NEEDED_AT_FIRST) {
    if (fields[field]?.length) continue;
    const asked = `“received” needs ${need}.`;
    const message = fields.stage === "received" ? asked : `“${fields.stage}” comes after “received”, which needs ${need}.`;
    yield ["CC312", message, repair, field in fields ? `/${field}` : "/stage"];
  }
}

/** @param {RecordToCheck} record @returns {Found} */
function* consent({ type, fields }) {
  if (type !== "expertise" || fields.kind !== "person" || fields.consent) return;
  const hint = "Add “consent:” with the day (on) and the organisation that keeps it (kept_by), or name a unit instead.";
  yield ["CC324", "The entry names a private person, and no consent is recorded.", hint, "/kind"];
}

/** @param {RecordToCheck} record @returns {Found} */
function* sources({ fields }) {
  for (const [number, { title, url }] of fields.sources.entries()) {
    const weak = weakness(title, url);
    if (weak) yield ["CC308", weak[1], weak[2], `/sources/${number}/${weak[0]}`];
  }
}

/**
 * @param {string} title
 * @param {string} url
 * @returns {[string, string, string] | undefined}
 */
function weakness(title, url) {
  const plain = wordsOf(title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, " ")).join(" ");
  if (EMPTY_TITLES.includes(plain) || /^(?:https?:\/\/|www\.)/u.test(title)) {
    return ["title", `“${title}” is no title of a source.`, "Write the title that the page or document bears."];
  }
  const parts = takenApart(url);
  const host = (parts?.host ?? "").replace(/^www\./u, "");
  if (SHORTENERS.includes(host)) return ["url", `The address “${url}” is a shortened one.`, "Open it and write the address that it leads to."];
  if (parts?.path.startsWith("/search") && SEARCHES.some((name) => host.startsWith(name))) {
    return ["url", `The address “${url}” shows the results of a search.`, "Write the address of the page itself."];
  }
  if (/^\p{Nd}+$/u.test(host.replaceAll(".", ""))) {
    const hint = "Write the address with the name of the site, or that of an archived copy.";
    return ["url", `The address “${url}” names a machine by its number.`, hint];
  }
  return undefined;
}
