/** The shape of a record: everything that does not fit its type, in the words of `commons check`; see `shape.py`. */

import { nearest } from "./closeness.js";
import { firstDay } from "./dates.js";
import { repairOfForm } from "./repairs.js";
import { capital, lengthOf, shown, thousands, written } from "./texts.js";

/**
 * What a browser knows of a type; see `outlines.py`.
 * @typedef {{kind: string, least?: number, most?: number, form?: string, model?: string, nothing?: boolean, year?: boolean,
 *   date?: "date" | "day", of?: any, marks?: [string, (string | number)?][]}} Value
 * @typedef {Record<string, {needed: boolean, said: string, value: Value}>} Model
 * @typedef {{model: string, models: Record<string, Model>}} Outline
 *
 * @typedef {{code: string, message: string, hint: string, pointer: string}} Finding
 * @typedef {{type: string, steps: (string | number)[], input: unknown, told?: any}} Fault
 */

const WANTED = /** @type {Record<string, string>} */ ({
  text: "text",
  number: "a whole number",
  "yes-no": "true or false",
  list: "a list",
  mapping: "fields with values",
  fields: "fields with values",
  organisation: "fields with values",
});
const FORM_OF_KIND = /** @type {Record<string, string>} */ ({
  "a list": "Begin each entry with “- ”, also where there is only one.",
  text: "Write one text here, without brackets and without fields under it.",
  "a whole number": "Write digits only, without quotes, signs, points or a unit, for example 6.",
  "true or false": "Write true or false, without quotes.",
});
const LIMITS = { low: "at least", high: "at most" };

/**
 * Everything that does not fit.
 *
 * @param {Record<string, unknown>} fields
 * @param {Outline} outline
 * @returns {Finding[]}
 */
export function shapeFindings(fields, outline) {
  const speaker = new Speaker(outline);
  return [...faultsOfFields(fields, outline.model, [], outline)].map((fault) => speaker.finding(fault));
}

/**
 * @param {unknown} fields
 * @param {string} name
 * @param {(string | number)[]} steps
 * @param {Outline} outline
 * @returns {Iterable<Fault>}
 */
function* faultsOfFields(fields, name, steps, outline) {
  if (!isMapping(fields)) {
    yield { type: "kind", steps, input: fields, told: WANTED.fields };
    return;
  }
  const model = outline.models[name];
  for (const [key, { needed, value }] of Object.entries(model)) {
    if (Object.hasOwn(fields, key)) yield* faultsOf(fields[key], value, [...steps, key], outline);
    else if (needed) yield { type: "missing", steps: [...steps, key], input: fields };
  }
  for (const key of Object.keys(fields)) {
    if (!Object.hasOwn(model, key)) yield { type: "unknown", steps: [...steps, key], input: fields[key] };
  }
}

/**
 * @param {unknown} given
 * @param {Value} value
 * @param {(string | number)[]} steps
 * @param {Outline} outline
 * @returns {Iterable<Fault>}
 */
function* faultsOf(given, value, steps, outline) {
  if (given === null && value.nothing) return;
  const kind = value.kind === "organisation" ? (typeof given === "string" ? "text" : "fields") : value.kind;
  if (kind === "fields") yield* faultsOfFields(given, value.model ?? "", steps, outline);
  else if (kind === "list") yield* faultsOfList(given, value, steps, outline);
  else if (kind === "mapping" && isMapping(given)) {
    for (const [key, inner] of Object.entries(given)) yield* faultsOf(inner, value.of, [...steps, key], outline);
  } else {
    const fault = faultOfSingle(given, value, kind);
    if (fault) yield { ...fault, steps, input: given };
  }
}

/**
 * @param {unknown} given
 * @param {Value} value
 * @param {(string | number)[]} steps
 * @param {Outline} outline
 * @returns {Iterable<Fault>}
 */
function* faultsOfList(given, value, steps, outline) {
  if (!Array.isArray(given)) {
    yield { type: "kind", steps, input: given, told: WANTED.list };
    return;
  }
  for (const [place, inner] of given.entries()) yield* faultsOf(inner, value.of, [...steps, place], outline);
  if (given.length < (value.least ?? 0)) yield { type: "short", steps, input: given, told: value.least };
}

/**
 * @param {unknown} given
 * @param {Value} value
 * @param {string} kind
 * @returns {{type: string, told?: any} | undefined}
 */
function faultOfSingle(given, value, kind) {
  if (kind === "choice") {
    return value.of.includes(given) ? undefined : { type: "choice", told: value.of };
  }
  if (kind === "number") return faultOfNumber(given, value);
  if (kind === "mapping") return { type: "kind", told: WANTED[kind] };
  if (kind === "yes-no") return typeof given === "boolean" ? undefined : { type: "kind", told: WANTED[kind] };
  const text = value.year && Number.isInteger(given) ? String(given) : given;
  if (typeof text !== "string") return { type: "kind", told: WANTED[kind] };
  const length = lengthOf(text);
  if (length > (value.most ?? Infinity)) return { type: "long", told: value.most };
  if (length < (value.least ?? 0)) return { type: "short", told: value.least };
  if (value.form && !new RegExp(value.form.replaceAll("\\d", "\\p{Nd}"), "u").test(text)) return { type: "form", told: value.form };
  if (!value.date) return undefined;
  if (value.date === "day" && length !== "2026-11-21".length) return { type: "day" };
  return firstDay(text) ? undefined : { type: "date" };
}

/**
 * @param {unknown} given
 * @param {Value} value
 */
function faultOfNumber(given, value) {
  if (!Number.isInteger(given)) return { type: "kind", told: WANTED.number };
  const number = /** @type {number} */ (given);
  if (number > (value.most ?? Infinity)) return { type: "limit", told: `${LIMITS.high} ${value.most}` };
  if (number < (value.least ?? -Infinity)) return { type: "limit", told: `${LIMITS.low} ${value.least}` };
  return undefined;
}

/** Says what is wrong; the steps to a fault are those of the file, lists with their places as texts in the pointer. */
class Speaker {
  /** @param {Outline} outline */
  constructor(outline) {
    this.outline = outline;
  }

  /**
   * @param {Fault} fault
   * @returns {Finding}
   */
  finding({ type, steps, input, told }) {
    const pointer = steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    const names = steps.map(String);
    const said = spoken(names);
    const make = (/** @type {string} */ code, /** @type {string} */ message, /** @type {string} */ hint) => ({ code, message, hint, pointer });
    if (type === "missing") return make("CC201", `The field ${said} is missing.`, `Add “${fieldName(names)}:”${this.description(names)}`);
    if (type === "unknown") return make("CC202", `There is no field “${fieldName(names)}” here.`, this.knownNames(names));
    if (type === "kind") return make("CC203", `${capital(said)} should be ${told}, but holds ${shown(input)}.`, this.hintOfKind(names, told, input));
    if (type === "short" || type === "long") return make("CC205", ...this.length(type, names, input, told));
    if (type === "day") return make("CC206", `${shown(input)} in ${said} is not a day.`, "Write year, month and day: 2026-11-21.");
    if (type === "date") {
      return make("CC206", `${shown(input)} in ${said} is not a date.`, "Write a year, month or day that the calendar has: 2019, 2019-02 or 2019-02-28.");
    }
    const repair = this.repair(type, names, input, told) ?? `The field asks for: ${this.description(names).replace(/^[: ]+/u, "")}`;
    return make("CC204", `${capital(said)} cannot be ${shown(input)}.`, repair);
  }

  /**
   * @param {string} type
   * @param {string[]} names
   * @param {unknown} input
   * @param {any} told
   * @returns {string | undefined}
   */
  repair(type, names, input, told) {
    if (type === "choice") return `Use ${listed(told)}.`;
    if (type === "limit") return `Use a number of ${told}.`;
    const [, alternatives] = /^\^\(([a-z|-]+)\)\$$/u.exec(told) ?? [];
    if (alternatives) return `Use ${listed(alternatives.split("|"))}.`;
    const value = this.valueAt(names);
    return repairOfForm(String(input), told, value?.marks ?? [], value?.kind === "organisation");
  }

  /**
   * @param {string[]} names
   * @param {string} wanted
   * @param {unknown} input
   */
  hintOfKind(names, wanted, input) {
    if (input === null || input === undefined) return `Write ${wanted} here, or delete the line if there is none.`;
    if (wanted === WANTED.list && !isMapping(input)) {
      return `Write it as a list, also where there is only one value: ${fieldName(names)}: [${written(input)}]`;
    }
    if (wanted === WANTED.text && (typeof input === "boolean" || Number.isInteger(input))) {
      return `Put it in double quotes: "${String(input).toLowerCase()}"`;
    }
    if (FORM_OF_KIND[wanted]) return FORM_OF_KIND[wanted];
    const model = this.outline.models[this.modelAt(names) ?? ""] ?? {};
    const needed = Object.keys(model).filter((name) => model[name].needed);
    return needed.length ? `Write its fields: {${needed.map((name) => `${name}: …`).join(", ")}}.` : "Write its fields.";
  }

  /**
   * @param {string} type
   * @param {string[]} names
   * @param {any} input
   * @param {number} limit
   * @returns {[string, string]}
   */
  length(type, names, input, limit) {
    const isText = typeof input === "string";
    const length = isText ? lengthOf(input) : Array.isArray(input) ? input.length : 0;
    const [one, many] = isText ? ["character", "characters"] : ["entry", "entries"];
    const has = length ? `has ${thousands(length)} ${length === 1 ? one : many}` : "is empty";
    const said = capital(spoken(names));
    if (type === "long") return [`${said} ${has}; it takes at most ${thousands(limit)}.`, "Shorten it; longer text belongs in the narrative."];
    const message = `${said} ${has}; it needs at least ${limit} ${limit === 1 ? one : many}.`;
    return [message, `${length ? "Lengthen" : "Fill"} it${this.description(names)}`];
  }

  /** @param {string[]} names */
  knownNames(names) {
    const known = Object.keys(this.outline.models[this.modelAt(names.slice(0, -1)) ?? ""] ?? {});
    const near = nearest(fieldName(names), known);
    return near ? `Did you mean “${near}”?` : `Delete it, or use one of: ${known.join(", ")}.`;
  }

  /** @param {string[]} names */
  description(names) {
    const steps = [...names];
    while (steps.length && isPlace(steps[steps.length - 1])) steps.pop();
    const model = this.outline.models[this.modelAt(steps.slice(0, -1)) ?? ""];
    const said = model?.[steps[steps.length - 1]]?.said;
    return said ? `: ${said.replace(/\.$/u, "")}.` : ".";
  }

  /**
   * The name of the model of the fields at some steps.
   *
   * @param {string[]} names
   * @returns {string | undefined}
   */
  modelAt(names) {
    /** @type {string | undefined} */
    let current = this.outline.model;
    for (let place = 0; place < names.length; place += 1) {
      if (isPlace(names[place]) || !current) continue;
      let value = this.outline.models[current]?.[names[place]]?.value;
      if (value?.kind === "mapping") place += 1; // the free key of one value
      while (value?.kind === "list" || value?.kind === "mapping") value = value.of;
      current = value?.model;
    }
    return current;
  }

  /**
   * What the value at some steps may be.
   *
   * @param {string[]} names
   * @returns {Value | undefined}
   */
  valueAt(names) {
    /** @type {Value | undefined} */
    let value = { kind: "fields", model: this.outline.model };
    for (const name of names) {
      value = value?.model ? this.outline.models[value.model]?.[name]?.value : value?.of;
    }
    return value;
  }
}

/**
 * The last steps as a person would say them: “title”, “verified.on”, an entry of “related”.
 *
 * @param {string[]} steps
 */
function spoken(steps) {
  /** @type {string[]} */
  const names = [];
  for (const step of [...steps].reverse()) {
    if (isPlace(step) && names.length) break;
    if (!isPlace(step)) names.unshift(step);
  }
  if (!names.length) return "the record";
  return isPlace(steps[steps.length - 1]) ? `an entry of “${names[names.length - 1]}”` : `“${names.join(".")}”`;
}

/** @param {string[]} steps */
function fieldName(steps) {
  return [...steps].reverse().find((step) => !isPlace(step)) ?? "";
}

/** @param {string} step */
function isPlace(step) {
  return /^\p{Nd}+$/u.test(step);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {string[]} words */
function listed(words) {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.pop();
  return quoted.length ? `${quoted.join(", ")} or ${last}` : String(last);
}
