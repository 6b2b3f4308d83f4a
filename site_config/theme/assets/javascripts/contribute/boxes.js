/** Boxes to tick: in which order they were ticked, how many there are, and only those with certain letters. */

import { filled } from "../explore/phrases.js";

/** @type {WeakMap<HTMLElement, string[]>} the values of a question in the order in which they were chosen */
const orders = new WeakMap();

/** @param {HTMLElement} question */
function boxesOf(question) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (question.querySelectorAll("input[type='checkbox']"))];
}

/**
 * @param {HTMLElement} question
 * @returns {string[]}
 */
export function chosenOf(question) {
  return orders.get(question) ?? [];
}

/**
 * Tick the boxes of some values; those that have no box are kept all the same.
 *
 * @param {HTMLElement} question
 * @param {string[]} values
 */
export function choose(question, values) {
  orders.set(question, [...values]);
  const chosen = new Set(values);
  for (const box of boxesOf(question)) box.checked = chosen.has(box.value);
}

/**
 * @param {HTMLElement} question
 * @param {Record<string, any>} texts
 */
export function watchBoxes(question, texts) {
  const ticked = boxesOf(question).filter((box) => box.checked); // by the browser, after a page was left
  orders.set(question, ticked.map((box) => box.value));
  question.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") return;
    const others = chosenOf(question).filter((value) => value !== box.value);
    orders.set(question, box.checked ? [...others, box.value] : others);
    tellCount(question, texts);
  });
  const filter = question.querySelector("[data-part='filter']");
  const text = question.querySelector("[data-part='filter-text']");
  if (!(filter instanceof HTMLElement) || !(text instanceof HTMLInputElement)) return;
  filter.hidden = false;
  text.addEventListener("input", () => showMatching(question, text.value));
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

/**
 * @param {HTMLElement} question
 * @param {Record<string, any>} texts
 */
export function tellCount(question, texts) {
  const count = question.querySelector("[data-part='count']");
  const chosen = chosenOf(question).length;
  if (count) count.textContent = chosen ? filled(texts.chosen, { count: chosen }) : "";
}

/**
 * @param {HTMLElement} question
 * @param {string} letters
 */
function showMatching(question, letters) {
  const wanted = letters.trim().toLowerCase();
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (question.querySelectorAll(".cc-form__boxes > li"))) {
    const box = row.querySelector("input");
    row.hidden = !box?.checked && !row.textContent?.toLowerCase().includes(wanted);
  }
}
