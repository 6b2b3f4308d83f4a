/** One facet: its values with their counts, folded and searchable where they are many. */

import { button, make } from "./elements.js";
import { habitOf, shownValues } from "./facet-values.js";
import { filled } from "./phrases.js";

/**
 * @typedef {object} Definition
 * @property {string} name
 * @property {string} label
 * @property {import("./facet-values.js").Value[]} values
 * @property {{label: string, ids: string[]}[]} groups Where the values stand in groups.
 */

const FEW_ENOUGH_TO_READ = 12;
/** Longer lists can be searched. */

/** Shows one facet and tells of what is chosen in it. */
export class FacetView {
  /**
   * @param {Definition} definition
   * @param {{texts: Record<string, any>, counting: import("./phrases.js").Counting}} words
   * @param {(facet: string, value: string, isChosen: boolean) => void} choose
   */
  constructor(definition, words, choose) {
    this.definition = definition;
    this.words = words;
    this.choose = choose;
    this.habit = habitOf(definition.name);
    this.isWhole = false;
    this.needle = "";
    /** @type {Record<string, number>} */
    this.counts = {};
    /** @type {string[]} */
    this.chosen = [];
    this.placed = "";
    /** @type {Map<string, {row: HTMLElement, box: HTMLInputElement, number: HTMLElement}>} */
    this.rows = new Map();
    const { name, label, groups } = definition;
    this.chosenCount = make("span", { class: "cc-facet__chosen" });
    this.list = make("ul", { class: "cc-facet__values" });
    this.groups = groups.map((group, place) => new Group(group, place === 0));
    this.find = this.findField();
    this.none = make("p", { class: "cc-note", role: "status", hidden: true });
    this.more = button("", () => this.toggleWhole(), { class: "cc-facet__more", hidden: true });
    const lists = [...this.groups.map((group) => group.element), this.list];
    const summary = make("summary", {}, make("span", {}, label), " ", this.chosenCount);
    const body = make("div", { role: "group", "aria-label": label }, this.find, ...lists, this.none, this.more);
    this.element = /** @type {HTMLDetailsElement} */ (
      make("details", { class: "cc-facet", "data-facet": name }, summary, body)
    );
  }

  /** The field in which a long list is searched. */
  findField() {
    const label = filled(this.words.texts.narrow, { facet: this.definition.label });
    const named = { class: "cc-facet__find", "aria-label": label, placeholder: label };
    const field = /** @type {HTMLInputElement} */ (
      make("input", { type: "search", autocomplete: "off", hidden: true, ...named })
    );
    field.addEventListener("input", () => {
      this.needle = field.value;
      this.show(false);
    });
    return field;
  }

  /**
   * Show new counts. The order stays while somebody is in the list, so that nothing moves under their hand.
   *
   * @param {Record<string, number>} counts
   * @param {string[]} chosen
   */
  update(counts, chosen) {
    const isBusy = this.element.contains(document.activeElement);
    this.counts = counts;
    this.chosen = chosen;
    this.chosenCount.textContent = chosen.length
      ? this.words.counting.phrase(this.words.texts.chosen_count, chosen.length)
      : "";
    const hasValues = this.definition.values.some((value) => counts[value.id] || chosen.includes(value.id));
    this.element.hidden = !hasValues && !isBusy;
    this.show(isBusy);
  }

  toggleWhole() {
    this.isWhole = !this.isWhole;
    this.needle = this.find.value = "";
    this.show(false);
    if (this.isWhole && !this.find.hidden) this.find.focus();
  }

  /** Open the facet, and the groups in which something is chosen. */
  open() {
    this.element.open = true;
    for (const group of this.groups) if (this.chosen.some((id) => group.ids.has(id))) group.element.open = true;
  }

  /** @param {boolean} keepsPlaces */
  show(keepsPlaces) {
    const { definition, counts, chosen, habit, isWhole, needle } = this;
    const { shown, available } = shownValues(definition.values, { counts, chosen, habit, isWhole, needle });
    const standing = new Set(shown.map((value) => value.id));
    if (keepsPlaces) {
      for (const [id, { row }] of this.rows) if (row.isConnected) standing.add(id);
    }
    for (const value of definition.values) {
      if (standing.has(value.id)) this.fill(value);
    }
    if (!keepsPlaces) this.place(shown.map((value) => value.id));
    const { texts, counting } = this.words;
    this.more.hidden = !(isWhole && available > habit.few) && available <= shown.length;
    this.more.textContent = isWhole ? texts.show_fewer : counting.phrase(texts.show_all, available);
    this.find.hidden = !(isWhole && available > FEW_ENOUGH_TO_READ);
    this.none.hidden = shown.length > 0 || !needle;
    this.none.textContent = this.none.hidden ? "" : texts.narrow_none;
  }

  /**
   * Put the rows of values into their places.
   *
   * @param {string[]} ids
   */
  place(ids) {
    const rowsOf = (/** @type {string[]} */ some) => some.flatMap((id) => this.rows.get(id)?.row ?? []);
    const placed = ids.join("\n");
    if (placed === this.placed) return;
    this.placed = placed;
    for (const group of this.groups) group.fill(rowsOf(ids.filter((id) => group.ids.has(id))));
    this.list.replaceChildren(...rowsOf(ids.filter((id) => !this.groups.some((group) => group.ids.has(id)))));
  }

  /**
   * Bring the row of a value up to date; make it where it was never shown.
   *
   * @param {import("./facet-values.js").Value} value
   */
  fill(value) {
    let known = this.rows.get(value.id);
    if (!known) {
      const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", value: value.id }));
      const number = make("span", { class: "cc-facet__count" });
      box.addEventListener("change", () => this.choose(this.definition.name, value.id, box.checked));
      const name = make("span", { class: "cc-facet__name", dir: "auto" }, value.label);
      known = { row: make("li", {}, make("label", {}, box, name, " ", number)), box, number };
      this.rows.set(value.id, known);
    }
    const count = this.counts[value.id] ?? 0;
    known.box.checked = this.chosen.includes(value.id);
    known.number.textContent = this.words.counting.number(count);
    known.row.classList.toggle("cc-facet__none", count === 0);
  }
}

/** A group of values within a facet, folded but for the first. */
class Group {
  /**
   * @param {{label: string, ids: string[]}} group
   * @param {boolean} isOpen
   */
  constructor(group, isOpen) {
    this.ids = new Set(group.ids);
    this.list = make("ul", { class: "cc-facet__values" });
    this.element = /** @type {HTMLDetailsElement} */ (
      make("details", { class: "cc-facet__group", open: isOpen }, make("summary", {}, group.label), this.list)
    );
  }

  /** @param {HTMLElement[]} rows */
  fill(rows) {
    this.list.replaceChildren(...rows);
    this.element.hidden = !rows.length;
  }
}
