/** The keyboard: one stop for the whole map, arrows to the nearest country, letters to the next that begins so. */

/** @typedef {import("./picture.js").Picture} Picture */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ASIDE = 2;

/**
 * @param {Picture} picture
 * @returns {{refresh: () => void}} `refresh` is called when the links or the part of the world have changed
 */
export function offerKeys(picture) {
  /** @type {SVGAElement | undefined} */
  let current;

  const nameOf = (/** @type {SVGAElement} */ link) => picture.names.get(link.id) ?? "";
  /** The links that can be gone to, by name. */
  const open = () =>
    picture.links
      .filter((link) => link.hasAttribute("href") && picture.shows(link))
      .sort((one, two) => nameOf(one).localeCompare(nameOf(two)));

  function refresh() {
    const links = open();
    if (!current || !links.includes(current)) current = links[0];
    for (const link of picture.links) link.setAttribute("tabindex", link === current ? "0" : "-1");
  }

  // Not on the SVG itself: Chromium makes one that listens to focus a stop of the keyboard.
  picture.frame.addEventListener("focusin", (event) => {
    const link = /** @type {SVGAElement} */ (event.target);
    current = link;
    for (const one of picture.links) one.setAttribute("tabindex", one === link ? "0" : "-1");
    picture.ring(link.matches(":focus-visible") ? link : null);
    const frame = picture.svg.getBoundingClientRect();
    const box = (link.querySelector(".cc-map__mark") ?? link).getBoundingClientRect();
    picture.note(link, (box.left + box.right) / 2 - frame.left, (box.top + box.bottom) / 2 - frame.top);
  });
  picture.frame.addEventListener("focusout", () => {
    picture.ring(null);
    picture.hush();
  });
  picture.frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return;
    const next = ARROWS[event.key] ? nearest(picture, current, open(), ARROWS[event.key]) : named(event.key, current, open(), nameOf);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return { refresh };
}

/**
 * The nearest link in a direction; what lies aside counts as farther.
 * @param {Picture} picture @param {SVGAElement} from @param {SVGAElement[]} links @param {[number, number]} way
 */
function nearest(picture, from, links, [right, down]) {
  const [x, y] = picture.middle(from);
  let best;
  let least = Infinity;
  for (const link of links) {
    const [otherX, otherY] = picture.middle(link);
    const along = (otherX - x) * right + (otherY - y) * down;
    const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * right);
    const far = along + ASIDE * aside;
    if (link !== from && along > 0 && far < least) [best, least] = [link, far];
  }
  return best;
}

/**
 * The first or last link, or the next whose name begins with a letter.
 * @param {string} key @param {SVGAElement} from @param {SVGAElement[]} links @param {(link: SVGAElement) => string} nameOf
 */
function named(key, from, links, nameOf) {
  if (key === "Home") return links[0];
  if (key === "End") return links.at(-1);
  if ([...key].length !== 1 || key === " ") return undefined;
  const after = links.indexOf(from) + 1;
  const inTurn = [...links.slice(after), ...links.slice(0, after)];
  return inTurn.find((link) => nameOf(link).slice(0, 1).localeCompare(key, undefined, { sensitivity: "base" }) === 0);
}
