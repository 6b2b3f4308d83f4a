/** Keeps what the forms fetched, so that they open without a connection; what the network gives goes first. */

const KEPT = "commons-contribute";

addEventListener("fetch", (event) => {
  const { request } = /** @type {FetchEvent} */ (event);
  const isOurs = request.method === "GET" && new URL(request.url).origin === location.origin;
  if (isOurs) /** @type {FetchEvent} */ (event).respondWith(fetchedOrKept(request));
});

/** @param {Request} request */
async function fetchedOrKept(request) {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.status === 200) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
    if (kept) return kept;
    throw error;
  }
}
