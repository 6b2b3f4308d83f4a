/** What must be mended: found as `commons check` finds it, shown above the form and beside each answer. */

import { make, part } from "../explore/elements.js";
import { counting } from "../explore/phrases.js";
import { isId } from "./record-id.js";
import { learnNames } from "./repairs.js";
import { isWarning, ruleFindings } from "./rules.js";
import { shapeFindings } from "./shape.js";

const STANDARDS = /** @type {Record<string, string>} */ ({
  countries: "Write the three capital letters of ISO 3166-1 alpha-3, for example KEN.",
  languages: "Write the language tag of BCP 47, for example fr or zh-Hans.",
  currencies: "Write the three capital letters of ISO 4217, for example USD.",
});
const ID_POINTER = "#id";

/** @typedef {import("./shape.js").Finding} Finding */

/** Finds and shows what is wrong in one form. */
export class Faults {
  /**
   * @param {HTMLElement} root
   * @param {any} told
   * @param {import("./names.js").Names} names
   */
  constructor(root, told, names) {
    this.root = root;
    this.told = told;
    this.names = names;
    this.words = counting(told.language, told.formats);
    /** @type {Map<string, HTMLElement>} */
    this.places = new Map();
    /** @type {HTMLElement[]} */
    this.marked = [];
  }

  /**
   * @param {{fields: Record<string, any>, body: string, places: Map<string, HTMLElement>, id: string}} record
   * @returns {Finding[]}
   */
  find({ fields, body, places, id }) {
    this.places = places;
    learnNames((vocabulary, text) => this.names.idOf(vocabulary, text));
    const { outline, type } = this.told;
    const shape = shapeFindings(fields, outline);
    const today = localDay();
    const rest = shape.length ? [] : [...ruleFindings({ type, fields, body, outline, today }), ...this.unknown(fields)];
    return [...shape, ...rest, ...(isId(id) ? [] : [this.ofId(this.told.texts.id_wrong)])];
  }

  /** @param {string} message */
  ofId(message) {
    return { code: "", message, hint: this.told.texts.id_hint, pointer: ID_POINTER };
  }

  /**
   * Codes and records that nobody knows: as far as the names have been fetched.
   *
   * @param {Record<string, any>} fields
   * @returns {Finding[]}
   */
  unknown(fields) {
    /** @type {Finding[]} */
    const found = [];
    for (const [pointer, control] of this.places) {
      const list = control.closest("[data-question]")?.getAttribute("data-names") ?? "";
      const value = valueAt(fields, pointer);
      const known = this.names.labels.get(list);
      if (!known || typeof value !== "string" || known.has(value)) continue;
      if (STANDARDS[list]) {
        if (list === "languages" && known.has(value.split("-")[0])) continue;
        const title = this.names.titles[list];
        found.push({ code: "CC302", message: `“${value}” is not in the list “${title}”.`, hint: STANDARDS[list], pointer });
      } else if (control instanceof HTMLInputElement) {
        const [folder, id] = list === "record" ? value.split("/") : [this.told.folders[list], value];
        const type = Object.keys(this.told.folders).find((name) => this.told.folders[name] === folder) ?? "";
        const message = type ? `There is no ${type} record “${id}”.` : `“${value}” names no record: there is no such folder.`;
        found.push({ code: "CC301", message, hint: this.told.texts.no_record, pointer });
      }
    }
    return found;
  }

  /**
   * Show findings; tells whether one of them keeps the record out.
   *
   * @param {Finding[]} found
   * @param {{isAsked: boolean}} how `isAsked`: somebody wants to know, and is led to the list
   */
  show(found, { isAsked }) {
    this.clear();
    const errors = found.filter((finding) => !isWarning(finding));
    const rows = errors.map((finding) => {
      const control = this.controlOf(finding.pointer);
      this.mark(control, finding);
      const text = `${this.labelOf(control)}${finding.message}`;
      const link = make("a", { href: `#${control.id}` }, text);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(control);
      });
      return make("li", {}, link, " ", finding.hint);
    });
    const summary = part(this.root, "summary");
    if (!rows.length) return false;
    if (isAsked || this.isShown) {
      part(this.root, "summary-title").textContent = this.words.phrase(this.told.texts.faults, rows.length);
      part(this.root, "summary-list").replaceChildren(...rows);
      summary.hidden = false;
      this.isShown = true;
    }
    if (isAsked) {
      part(this.root, "result").hidden = true;
      summary.scrollIntoView();
      summary.focus({ preventScroll: true });
    }
    return true;
  }

  /**
   * @param {HTMLElement} control
   * @param {Finding} finding
   */
  mark(control, { message, hint }) {
    const place = document.getElementById(`${control.id}-fault`);
    if (!place) return;
    place.append(make("span", {}, `${message} ${hint}`));
    place.hidden = false;
    if (!(control instanceof HTMLFieldSetElement)) control.setAttribute("aria-invalid", "true");
    this.marked.push(control);
  }

  clear() {
    for (const control of this.marked) {
      control.removeAttribute("aria-invalid");
      const place = document.getElementById(`${control.id}-fault`);
      place?.replaceChildren();
      if (place) place.hidden = true;
    }
    this.marked = [];
    part(this.root, "summary").hidden = true;
  }

  /**
   * The control that a finding is about: that of its pointer, or of what is around it.
   *
   * @param {string} pointer
   * @returns {HTMLElement}
   */
  controlOf(pointer) {
    if (pointer === ID_POINTER) return /** @type {HTMLElement} */ (this.root.querySelector("#form-id"));
    let steps = pointer === "/stage" ? "/received" : pointer;
    while (steps) {
      const found = this.places.get(steps);
      if (found?.id) return found;
      steps = steps.slice(0, steps.lastIndexOf("/"));
    }
    return /** @type {HTMLElement} */ (this.root.querySelector("#q-title"));
  }

  /** @param {HTMLElement} control */
  labelOf(control) {
    const question = control.closest("[data-question]");
    const told = question?.querySelector("legend, label")?.firstChild?.textContent?.trim();
    return told ? `${told}: ` : "";
  }
}

/** @param {HTMLElement} control */
function reveal(control) {
  for (let around = control.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}

/**
 * @param {any} fields
 * @param {string} pointer
 */
function valueAt(fields, pointer) {
  return pointer.slice(1).split("/").reduce((inner, step) => inner?.[step], fields);
}

/** Today where the visitor is. */
function localDay() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}
