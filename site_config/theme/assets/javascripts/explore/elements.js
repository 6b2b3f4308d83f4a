/** Elements made without HTML as text, so that nothing a record says can become markup. */

/**
 * Make an element: attributes that are false are left out, those that are true stand empty.
 *
 * @param {string} name
 * @param {Record<string, string | number | boolean | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * Make a button that does something.
 *
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @returns {HTMLElement}
 */
export function button(text, act, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * Show the parts of a text, those that match as marked.
 *
 * @param {{text: string, isMatch: boolean}[]} parts
 * @returns {(Node | string)[]}
 */
export function marked(parts) {
  return parts.map((part) => (part.isMatch ? make("mark", {}, part.text) : part.text));
}

/**
 * The part of the page that bears a name.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(root, name) {
  const found = root.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no part “${name}”.`);
  return found;
}

/**
 * Fill a part of the page; it is hidden while it holds nothing.
 *
 * @param {HTMLElement} root
 * @param {string} name
 * @param {HTMLElement[]} children
 */
export function fillPart(root, name, children) {
  const found = part(root, name);
  found.replaceChildren(...children);
  found.hidden = !children.length;
}
