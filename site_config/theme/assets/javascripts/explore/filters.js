/** The panel of all facets: beside the results, or folded above them on a small screen. */

import { button, make, part } from "./elements.js";
import { FacetView } from "./facet.js";
import { habitOf } from "./facet-values.js";
import { filterCount } from "./address.js";

/** Shows the facets and opens and closes them on a small screen. */
export class Filters {
  /**
   * @param {HTMLElement} root
   * @param {import("./facet.js").Definition[]} facets
   * @param {import("./words.js").Words} words
   * @param {{choose: (facet: string, value: string, isChosen: boolean) => void, clear: () => void}} acts
   */
  constructor(root, facets, words, acts) {
    this.words = words;
    this.panel = part(root, "facets");
    this.open = part(root, "open");
    this.done = part(root, "done");
    this.heading = part(root, "count");
    this.views = facets.map((facet) => new FacetView(facet, words, acts.choose));
    this.clear = button(words.texts.clear, acts.clear, { class: "cc-facet__more", hidden: true });
    this.panel.replaceChildren(...this.views.map((view) => view.element), make("p", {}, this.clear));
    this.root = root;
    this.open.addEventListener("click", () => this.unfold(this.open.getAttribute("aria-expanded") !== "true"));
    this.done.addEventListener("click", () => {
      this.unfold(false);
      this.heading.focus({ preventScroll: true });
      this.heading.scrollIntoView({ block: "start" });
    });
    root.addEventListener("keydown", (event) => this.leave(event));
  }

  /**
   * Open what is open from the beginning on a wide screen, and what holds a chosen value on any.
   *
   * @param {import("./address.js").State} state
   */
  arrange(state) {
    const isWide = matchMedia("(min-width: 60em)").matches;
    for (const view of this.views) {
      const { name } = view.definition;
      view.chosen = state.filters[name] ?? [];
      if (view.chosen.length || (isWide && habitOf(name).isOpen)) view.open();
    }
  }

  /** @param {KeyboardEvent} event */
  leave(event) {
    const isInside = event.target instanceof Node && this.panel.contains(event.target);
    if (event.key !== "Escape" || !isInside || this.open.getAttribute("aria-expanded") !== "true") return;
    this.unfold(false);
    this.open.focus();
  }

  /** @param {boolean} isOpen */
  unfold(isOpen) {
    this.open.setAttribute("aria-expanded", String(isOpen));
    this.root.classList.toggle("cc-explore--filtering", isOpen);
  }

  /**
   * Show the counts of an answer.
   *
   * @param {import("./address.js").State} state
   * @param {{total: number, counts: Record<string, Record<string, number>>}} answer
   */
  update(state, answer) {
    for (const view of this.views) {
      const name = view.definition.name;
      view.update(answer.counts[name] ?? {}, state.filters[name] ?? []);
    }
    const { texts, counting } = this.words;
    const chosen = filterCount(state);
    this.clear.hidden = chosen < 1;
    this.open.textContent = chosen ? counting.phrase(texts.open_filters_chosen, chosen) : texts.open_filters;
    this.done.textContent = counting.phrase(texts.done, answer.total);
  }
}
