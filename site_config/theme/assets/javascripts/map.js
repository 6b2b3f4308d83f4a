/** The map: puts the choice of readers into the address, the picture, the table and the texts. */

import { offerKeys } from "./map/keys.js";
import { loadCounts } from "./map/numbers.js";
import { Picture } from "./map/picture.js";
import { addressOf, choiceIn } from "./map/choice.js";
import { Table } from "./map/table.js";
import { Words } from "./map/words.js";

/** @typedef {import("./map/choice.js").Choice} Choice */

const figure = /** @type {HTMLElement} */ (document.getElementById("map"));
const base = figure.dataset.base ?? "";
const ownType = figure.dataset.type ?? "";
const heading = /** @type {HTMLElement} */ (document.getElementById("map-heading"));
const summary = /** @type {HTMLElement} */ (document.getElementById("map-summary"));
const objectives = /** @type {HTMLSelectElement} */ (document.getElementById("map-objective"));
const views = /** @type {HTMLSelectElement} */ (document.getElementById("map-view"));
const types = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".cc-map__types a")]);

const words = new Words(JSON.parse(figure.dataset.texts ?? "{}"));
const table = new Table(document.querySelector(".cc-map__table"), words);
const picture = new Picture(figure, words, table.names());
const keys = offerKeys(picture);
const isWhole = ownType === "";
let painted = false;
let turn = 0;

/** What the page was asked for; what it does not know counts as not asked for. @returns {Choice} */
function asked() {
  const found = choiceIn(location.search);
  return {
    type: types.some((link) => link.dataset.type === found.type) && found.type ? found.type : ownType,
    objective: [...objectives.options].some((option) => option.value === found.objective) ? found.objective : "",
    view: [...views.options].some((option) => option.value === found.view) ? found.view : "",
  };
}

/** @param {Choice} choice */
async function show(choice) {
  const mine = ++turn;
  objectives.value = choice.objective;
  views.value = choice.view;
  picture.draw(views.selectedOptions[0]?.dataset.box ?? "");
  keys.refresh();
  if (!painted && choice.type === ownType && !choice.objective) {
    mark(choice);
    return;
  }
  let counts;
  try {
    counts = await loadCounts(`${base}map/counts.json`);
  } catch {
    if (mine === turn) summary.textContent = words.texts.failed;
    return;
  }
  if (mine !== turn) return;
  painted = true;
  const numbers = counts.of(choice);
  picture.paint(numbers, choice, base);
  table.paint(counts, choice, base);
  keys.refresh();
  mark(choice);
  const what = nameOf(choice);
  heading.textContent = words.fill("heading", { what });
  document.title = document.title.replace(/^.*(?= [-–·|] )/, words.fill("page_title", { what }));
  summary.textContent = words.summary(choice.type, counts.placed(choice), counts.records(choice), numbers.size);
}

/** @param {Choice} choice */
function nameOf(choice) {
  const type = types.find((link) => link.dataset.type === choice.type)?.textContent ?? "";
  const objective = objectives.selectedOptions[0]?.textContent ?? "";
  return choice.objective ? words.fill("under", { what: type, objective }) : type;
}

/** @param {Choice} choice */
function mark(choice) {
  for (const link of types) {
    const type = link.dataset.type ?? "";
    link.href = `${base}map/${addressOf({ ...choice, type })}`;
    link.toggleAttribute("aria-current", false);
    if (type === choice.type) link.setAttribute("aria-current", "page");
  }
}

/** Take a choice: here where this page is the whole map, else on that page. @param {Choice} choice */
function choose(choice) {
  const address = `${base}map/${addressOf(choice)}`;
  if (!isWhole) {
    location.assign(address);
    return;
  }
  history.pushState(null, "", address);
  void show(choice);
}

if (isWhole) {
  for (const link of types) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      choose({ ...asked(), type: link.dataset.type ?? "" });
    });
  }
}
objectives.addEventListener("change", () => choose({ ...asked(), objective: objectives.value }));
views.addEventListener("change", () => choose({ ...asked(), view: views.value }));
addEventListener("popstate", () => void show(asked()));

/** @type {HTMLElement} */ (document.querySelector(".cc-map__selects")).hidden = false;
/** @type {HTMLElement} */ (document.querySelector(".cc-map__plain")).hidden = true;
/** @type {HTMLElement} */ (document.getElementById("map-keys")).hidden = false;
void show(asked());
