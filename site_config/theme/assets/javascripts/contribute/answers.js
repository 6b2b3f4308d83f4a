/** What stands in a form as the fields of a record, and the fields of a record put into a form. */

import { chosenOf, choose } from "./boxes.js";
import { entriesOf } from "./entries.js";
import { UNSHOWABLE, stripped } from "./texts.js";

const NARRATIVE = "body";
const THOUSANDS = /(?<=\d)[ ,'\u00a0\u202f](?=\d{3}(?!\d))/gu;

/**
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 * @typedef {Record<string, unknown>} Fields
 * @typedef {{fields: Fields, body: string, places: Map<string, HTMLElement>}} Read
 */

/** Reads and fills a form. */
export class Answers {
  /**
   * @param {HTMLElement} form
   * @param {import("./names.js").Names} names
   */
  constructor(form, names) {
    this.form = form;
    this.names = names;
    /** @type {WeakMap<Control, {text: string, kind: string, value: unknown}>} what was put in, as long as nobody changes it */
    this.given = new WeakMap();
  }

  /**
   * What stands in the form; `places` lead from pointers to the controls that findings belong to.
   *
   * @returns {Read}
   */
  read() {
    const places = new Map();
    const fields = this.fieldsOf(this.form, "", places);
    const body = String(fields[NARRATIVE] ?? "");
    delete fields[NARRATIVE];
    return { fields, body, places };
  }

  /** The names of the fields that the form asks for. */
  asked() {
    return questionsIn(this.form).map((question) => question.dataset.question ?? "");
  }

  /**
   * @param {HTMLElement} container
   * @param {string} pointer
   * @param {Map<string, HTMLElement>} places
   * @returns {Fields}
   */
  fieldsOf(container, pointer, places) {
    /** @type {Fields} */
    const fields = {};
    for (const question of questionsIn(container)) {
      const name = question.dataset.question ?? "";
      const value = this.answer(question, `${pointer}/${name}`, places);
      if (value !== undefined) fields[name] = value;
    }
    return fields;
  }

  /**
   * @param {HTMLElement} question
   * @param {string} pointer
   * @param {Map<string, HTMLElement>} places
   * @returns {unknown}
   */
  answer(question, pointer, places) {
    if (question.dataset.controlOf === "boxes") {
      places.set(pointer, question);
      const chosen = chosenOf(question).map((value) => ("numberValue" in question.dataset ? Number(value) : value));
      return chosen.length ? chosen : undefined;
    }
    const entries = entriesOf(question);
    if (!entries) return this.single(question, question, pointer, places);
    places.set(pointer, question);
    const answers = [];
    for (const entry of entries.all()) {
      const value = this.single(question, entry, `${pointer}/${answers.length}`, places);
      if (value !== undefined) answers.push(value);
    }
    return answers.length ? answers : undefined;
  }

  /**
   * @param {HTMLElement} question
   * @param {HTMLElement} around the question itself, or one entry of it
   * @param {string} pointer
   * @param {Map<string, HTMLElement>} places
   * @returns {unknown}
   */
  single(question, around, pointer, places) {
    if (question.dataset.kind !== "group") return this.value(question, controlIn(around), pointer, places);
    places.set(pointer, around);
    const inner = /** @type {HTMLElement} */ (around === question ? question.querySelector("[data-entry]") : around);
    const fields = this.fieldsOf(inner, pointer, places);
    return isSomething(fields, inner) ? fields : undefined;
  }

  /**
   * @param {HTMLElement} question
   * @param {Control} control
   * @param {string} pointer
   * @param {Map<string, HTMLElement>} places
   * @returns {unknown}
   */
  value(question, control, pointer, places) {
    places.set(pointer, control);
    const kind = kindBeside(control);
    const given = this.given.get(control);
    if (given && given.text === control.value && given.kind === (kind?.value ?? "")) return given.value;
    const text = stripped(control.value.replace(/\r\n?/gu, "\n").replace(UNSHOWABLE, ""));
    if (!text) return undefined;
    if (kind) {
      places.set(`${pointer}/type`, kind);
      return this.organisation(text, kind.value);
    }
    return this.plain(question.dataset, text);
  }

  /**
   * @param {DOMStringMap} told
   * @param {string} text
   */
  plain(told, text) {
    if (told.kind === "yes-no") return text === "true";
    if (told.names) return this.names.idOf(told.names, text) ?? text;
    if (told.kind === "number" || "numberValue" in told) {
      const digits = text.replace(THOUSANDS, "");
      return /^-?\d{1,15}$/u.test(digits) ? Number(digits) : text;
    }
    return text;
  }

  /**
   * @param {string} text
   * @param {string} type
   */
  organisation(text, type) {
    const id = this.names.idOf("organisation", text);
    if (id) return id;
    return type ? { name: text, type } : { name: text };
  }

  /**
   * Put a record into the form. What the form does not ask is left alone.
   *
   * @param {Fields} fields
   * @param {string} body
   */
  fill(fields, body) {
    this.fillFields(this.form, { ...fields, [NARRATIVE]: body });
  }

  /**
   * @param {HTMLElement} container
   * @param {Fields} fields
   */
  fillFields(container, fields) {
    for (const question of questionsIn(container)) this.fillQuestion(question, fields[question.dataset.question ?? ""]);
  }

  /**
   * @param {HTMLElement} question
   * @param {unknown} value
   */
  fillQuestion(question, value) {
    if (question.dataset.controlOf === "boxes") {
      choose(question, (Array.isArray(value) ? value : []).map(String));
      return;
    }
    const entries = entriesOf(question);
    if (!entries) {
      this.fillSingle(question, question, value);
      return;
    }
    const values = Array.isArray(value) ? value : [];
    entries.clear();
    entries.resize(values.length);
    values.forEach((one, place) => this.fillSingle(question, entries.all()[place], one));
  }

  /**
   * @param {HTMLElement} question
   * @param {HTMLElement} around
   * @param {unknown} value
   */
  fillSingle(question, around, value) {
    if (question.dataset.kind === "group") {
      const inner = /** @type {HTMLElement} */ (around === question ? question.querySelector("[data-entry]") : around);
      this.fillFields(inner, isFields(value) ? value : {});
      return;
    }
    const control = controlIn(around);
    const kind = kindBeside(control);
    const told = value ?? question.dataset.default ?? "";
    const isInline = isFields(told);
    if (kind) kind.value = isInline ? String(told.type ?? "") : "";
    const text = isInline ? told.name ?? "" : told;
    control.value = question.dataset.names && !isInline ? this.names.labelOf(question.dataset.names, String(text)) : String(text);
    if (value !== undefined) this.given.set(control, { text: control.value, kind: kind?.value ?? "", value });
    else this.given.delete(control);
  }
}

/**
 * The questions of a form or of an entry, without those inside other questions.
 *
 * @param {HTMLElement} container
 * @returns {HTMLElement[]}
 */
export function questionsIn(container) {
  const all = /** @type {HTMLElement[]} */ ([...container.querySelectorAll("[data-question]")]);
  const around = container.closest("[data-question]");
  return all.filter((question) => (question.parentElement?.closest("[data-question]") ?? null) === around);
}

/**
 * @param {HTMLElement} around
 * @returns {Control}
 */
function controlIn(around) {
  return /** @type {Control} */ (around.querySelector("[data-control]"));
}

/**
 * The select beside the name of an organisation that says what kind it is.
 *
 * @param {Control} control
 * @returns {HTMLSelectElement | null}
 */
export function kindBeside(control) {
  return control.parentElement?.querySelector(":scope > [data-part='kind'] > select") ?? null;
}

/**
 * Whether a group says anything: what a select holds by itself does not count.
 *
 * @param {Fields} fields
 * @param {HTMLElement} entry
 */
function isSomething(fields, entry) {
  const own = questionsIn(entry).filter((question) => question.dataset.default !== undefined);
  const defaults = new Map(own.map((question) => [question.dataset.question, question.dataset.default]));
  return Object.entries(fields).some(([name, value]) => value !== defaults.get(name));
}

/**
 * @param {unknown} value
 * @returns {value is Fields}
 */
function isFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
