/** The picture: colours, names, links, the part of the world that is drawn, the note beside the pointer. */

import { exploreOf } from "./choice.js";
import { classesOf } from "./numbers.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./words.js").Words} Words */

const SVG = "http://www.w3.org/2000/svg";
const GAP = 12;

export class Picture {
  /** @param {HTMLElement} figure @param {Words} words @param {Map<string, string>} names countries with records, by code */
  constructor(figure, words, names) {
    this.words = words;
    this.names = names;
    this.figure = figure;
    this.svg = /** @type {SVGSVGElement} */ (figure.querySelector("svg"));
    this.frame = /** @type {HTMLElement} */ (this.svg.parentElement);
    this.tip = /** @type {HTMLElement} */ (this.frame.querySelector(".cc-map__tip"));
    this.world = this.svg.getAttribute("viewBox") ?? "";
    this.areas = /** @type {SVGGraphicsElement[]} */ ([...this.svg.querySelectorAll("[id]")]);
    this.links = /** @type {SVGAElement[]} */ (this.areas.filter((area) => area.localName === "a"));
    this.pages = new Map(this.links.map((link) => [link.id, link.getAttribute("href") ?? ""]));
    /** @type {Map<string, string>} */
    this.labels = new Map();
    for (const area of this.areas) this.name(area, area.querySelector("title")?.textContent ?? "");
    this.noteAtPointer();
  }

  /** Give an area its words, a link also for those who hear it; the note takes the place of the browser's own. @param {Element} area @param {string} label */
  name(area, label) {
    this.labels.set(area.id, label);
    area.querySelector("title")?.remove();
    if (area.hasAttribute("href")) area.setAttribute("aria-label", label);
    else area.removeAttribute("aria-label");
  }

  /** @param {Map<string, number>} numbers @param {Choice} choice @param {string} base */
  paint(numbers, choice, base) {
    const classes = classesOf(numbers.values());
    const isWhole = !choice.type && !choice.objective;
    for (const area of this.links) {
      const number = numbers.get(area.id) ?? 0;
      const shade = number ? (classes.find((one) => number <= one.highest)?.shade ?? 0) : 0;
      area.setAttribute("class", `cc-s${shade}`);
      const address = isWhole ? (this.pages.get(area.id) ?? "") : `${base}explore/${exploreOf(choice, area.id)}`;
      if (number) area.setAttribute("href", address);
      else area.removeAttribute("href");
      this.name(area, `${this.names.get(area.id)}: ${this.words.records(choice.type, number)}`);
    }
    this.explain(classes);
  }

  /** Write the legend. @param {import("./numbers.js").NumberClass[]} classes */
  explain(classes) {
    const list = /** @type {HTMLElement} */ (this.figure.querySelector(".cc-map__legend"));
    const rows = [{ shade: 0, text: this.words.texts.none }];
    for (const one of classes) rows.push({ shade: one.shade, text: this.words.span(one) });
    list.replaceChildren(
      ...rows.map(({ shade, text }) => {
        const row = document.createElement("li");
        const swatch = document.createElement("span");
        swatch.className = `cc-map__swatch cc-s${shade}`;
        swatch.setAttribute("aria-hidden", "true");
        row.append(swatch, text);
        return row;
      }),
    );
  }

  /** Draw a part of the world, or all of it. @param {string} box */
  draw(box) {
    this.svg.setAttribute("viewBox", box || this.world);
    this.figure.classList.toggle("cc-map--close", Boolean(box));
  }

  /** The middle of an area, in units. @param {SVGGraphicsElement} area @returns {[number, number]} */
  middle(area) {
    const shown = /** @type {SVGGraphicsElement} */ (area.querySelector(".cc-map__mark") ?? area);
    const box = shown.getBBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }

  /** Tell whether the middle of an area is in the part that is drawn. @param {SVGGraphicsElement} area */
  shows(area) {
    const [x, y] = this.middle(area);
    const { x: left, y: top, width, height } = this.svg.viewBox.baseVal;
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }

  /** Draw a ring around an area that no neighbour covers, or take it away. @param {Element | null} area */
  ring(area) {
    this.svg.querySelector(".cc-map__ring")?.remove();
    const shape = area?.querySelector("path:not(.cc-map__mark)");
    if (!shape) return;
    const ring = document.createElementNS(SVG, "g");
    ring.setAttribute("class", "cc-map__ring");
    for (const part of ["ground", "line"]) {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", `cc-map__ring-${part}`);
      path.setAttribute("d", shape.getAttribute("d") ?? "");
      ring.append(path);
    }
    this.svg.append(ring);
  }

  noteAtPointer() {
    this.svg.addEventListener("pointermove", (event) => {
      const area = /** @type {Element} */ (event.target).closest("svg [id]");
      const frame = this.frame.getBoundingClientRect();
      if (area) this.note(area, event.clientX - frame.left, event.clientY - frame.top);
      else this.hush();
    });
    this.svg.addEventListener("pointerleave", () => this.hush());
    addEventListener("keydown", (event) => event.key === "Escape" && this.hush());
  }

  /** Show the note for an area near a place of the frame. @param {Element} area @param {number} x @param {number} y */
  note(area, x, y) {
    const { tip, frame } = this;
    tip.textContent = this.labels.get(area.id) ?? "";
    tip.hidden = false;
    const room = frame.clientWidth - tip.offsetWidth;
    const left = Math.max(0, Math.min(room, x + GAP));
    const top = y + GAP + tip.offsetHeight > frame.clientHeight ? y - GAP - tip.offsetHeight : y + GAP;
    tip.style.transform = `translate(${left}px, ${Math.max(0, top)}px)`;
  }

  hush() {
    this.tip.hidden = true;
  }
}
