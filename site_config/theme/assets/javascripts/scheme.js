// Chooses light or dark before the first paint: what the reader chose here, else what the device asks for.
(() => {
  document.documentElement.classList.replace("no-js", "js");
  let chosen = null;
  try {
    chosen = localStorage.getItem("cc-scheme");
  } catch {
    // a browser that keeps nothing still shows a palette
  }
  const isDark = chosen ? chosen === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
})();
