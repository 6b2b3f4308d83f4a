/** What the browser remembers of a request: until the tab is closed, and in a link that somebody asked for. */

const KEY = "commons-request";

/**
 * @typedef {import("./answer.js").Request} Request
 */

/**
 * Remember a request in this tab. A browser may refuse; the page works without it.
 *
 * @param {Request} request
 */
export function remember(request) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(request));
  } catch {
    // private windows of some browsers keep nothing
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
}

/**
 * The request of the address, else the one of this tab.
 *
 * @returns {Record<string, unknown> | null}
 */
export function remembered() {
  const linked = new URLSearchParams(location.hash.slice(1)).get("request");
  try {
    const told = linked ?? sessionStorage.getItem(KEY);
    const found = told ? JSON.parse(told) : null;
    return found && typeof found === "object" ? found : null;
  } catch {
    return null;
  }
}

/**
 * The address that holds a request. It stands behind the #: browsers send nothing of that to a host.
 *
 * @param {Request} request
 * @returns {string}
 */
export function linkTo(request) {
  const address = new URL(location.href);
  address.hash = new URLSearchParams({ request: JSON.stringify(request) }).toString();
  return address.href;
}
