// The frame's conveniences: palette, menu, the mark of where the reader is. Every page reads without them.

/** Name the palette's button for what it does next. */
function nameSchemeButton(/** @type {HTMLElement} */ button) {
  const isDark = document.body.dataset.mdColorScheme === "slate";
  button.setAttribute("aria-label", (isDark ? button.dataset.toLight : button.dataset.toDark) ?? "");
}

function switchScheme(/** @type {HTMLElement} */ button) {
  const next = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
  document.body.dataset.mdColorScheme = next;
  try {
    localStorage.setItem("cc-scheme", next);
  } catch {
    // kept for this page only
  }
  nameSchemeButton(button);
}

/** Close the menu on Escape, on a click elsewhere, and when the focus leaves it. */
function tameMenu(/** @type {HTMLDetailsElement} */ menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
    });
  }
}

/** Mark the way in that the page belongs to; a shell, drawn once for many pages, cannot know. */
function markCurrent(/** @type {NodeListOf<HTMLAnchorElement>} */ links) {
  if ([...links].some((link) => link.hasAttribute("aria-current"))) return;
  const covers = (/** @type {HTMLAnchorElement} */ link) =>
    [link.getAttribute("href") ?? "", ...(link.dataset.ccWithin ?? "").split(" ")]
      .filter((way) => way)
      .some((way) => location.pathname.startsWith(new URL(way, location.href).pathname));
  [...links].find(covers)?.setAttribute("aria-current", "true");
}

/** Mark the heading that is being read in the table of contents. */
function followHeadings(/** @type {HTMLElement} */ contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const observer = new IntersectionObserver(
    (seen) => {
      const reached = seen.find((one) => one.isIntersecting);
      if (!reached) return;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(reached.target)?.setAttribute("aria-current", "location");
    },
    { rootMargin: "0px 0px -75% 0px" },
  );
  for (const heading of links.keys()) observer.observe(heading);
}

const button = document.querySelector("[data-cc-scheme]");
if (button instanceof HTMLElement) {
  nameSchemeButton(button);
  button.addEventListener("click", () => switchScheme(button));
}
const menu = document.querySelector("[data-cc-menu]");
if (menu instanceof HTMLDetailsElement) tameMenu(menu);
markCurrent(document.querySelectorAll(".cc-nav a"));
const contents = document.querySelector(".cc-toc");
if (contents instanceof HTMLElement) followHeadings(contents);
