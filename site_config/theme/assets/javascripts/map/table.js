/** The table behind the map: its numbers for a choice, and its order. */

import { exploreOf } from "./choice.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./numbers.js").Counts} Counts */
/** @typedef {import("./words.js").Words} Words */

export class Table {
  /** @param {Element | null} table none where there are no records @param {Words} words */
  constructor(table, words) {
    this.words = words;
    this.body = table?.querySelector("tbody");
    this.heads = /** @type {HTMLTableCellElement[]} */ ([...(table?.querySelectorAll("thead th") ?? [])]);
    this.rows = /** @type {HTMLTableRowElement[]} */ ([...(this.body?.rows ?? [])]);
    this.heads.forEach((head, column) => this.makeSortable(head, column));
  }

  /** The names of countries by code. */
  names() {
    return new Map(this.rows.map((row) => [row.dataset.code ?? "", row.cells[0].textContent ?? ""]));
  }

  /** @param {HTMLTableCellElement} head @param {number} column */
  makeSortable(head, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const sorted = head.getAttribute("aria-sort");
      const down = sorted ? sorted === "ascending" : column > 0;
      for (const other of this.heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      this.sort(column, down ? -1 : 1);
    });
  }

  /** @param {number} column @param {1 | -1} way */
  sort(column, way) {
    const name = (/** @type {HTMLTableRowElement} */ row) => row.cells[0].textContent ?? "";
    const number = (/** @type {HTMLTableRowElement} */ row) => Number(row.cells[column].dataset.number ?? digits(row.cells[column]));
    const byName = (/** @type {HTMLTableRowElement} */ one, /** @type {HTMLTableRowElement} */ two) => name(one).localeCompare(name(two));
    const ordered = this.rows.toSorted((one, two) =>
      column ? way * (number(one) - number(two)) || byName(one, two) : way * byName(one, two),
    );
    this.body?.replaceChildren(...ordered);
  }

  /** @param {Counts} counts @param {Choice} choice @param {string} base */
  paint(counts, choice, base) {
    const chosen = this.heads.findIndex((head) => head.dataset.type === choice.type);
    this.heads.forEach((head, column) => head.classList.toggle("cc-map__chosen", column === chosen && choice.type !== ""));
    for (const row of this.rows) {
      const country = row.dataset.code ?? "";
      this.heads.forEach((head, column) => {
        const type = head.dataset.type;
        if (type === undefined) return;
        const cell = row.cells[column];
        const number = counts.in(country, type, choice.objective);
        const text = this.words.format.format(number);
        cell.dataset.number = String(number);
        cell.classList.toggle("cc-map__chosen", column === chosen && type !== "");
        const linked = number && (type === "" || column === chosen);
        cell.replaceChildren(linked ? link(`${base}explore/${exploreOf({ ...choice, type }, country)}`, text) : text);
      });
      row.hidden = counts.in(country, choice.type, choice.objective) === 0;
    }
  }
}

/** @param {string} address @param {string} text */
function link(address, text) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  return made;
}

/** The number that a cell shows, whatever its grouping marks. @param {HTMLTableCellElement} cell */
function digits(cell) {
  return (cell.textContent ?? "").replace(/\D/g, "");
}
