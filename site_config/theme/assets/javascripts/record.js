// What a record page offers beyond reading: copy an address or a citation, share by what the device has.
// Without this script every address and citation is there as text, and the link to mail works.

const SHOWN_MILLISECONDS = 2500;

/** The text of an element, as it is to be copied. */
function textOf(/** @type {string} */ id) {
  return document.getElementById(id)?.textContent?.trim() ?? "";
}

/** Say in the button and to screen readers that something was copied, for a moment. */
function tell(/** @type {HTMLButtonElement} */ button) {
  const words = button.dataset.ccCopied ?? "";
  const before = button.textContent;
  const status = document.querySelector("[data-cc-told]");
  button.textContent = words;
  if (status) status.textContent = words;
  setTimeout(() => {
    button.textContent = before;
    if (status) status.textContent = "";
  }, SHOWN_MILLISECONDS);
}

/** Select a text, so that the reader can copy it where the browser does not let us. */
function select(/** @type {string} */ id) {
  const place = document.getElementById(id);
  if (place) getSelection()?.selectAllChildren(place);
}

function enableCopy(/** @type {HTMLButtonElement} */ button) {
  const id = button.dataset.ccCopy ?? "";
  let isBusy = false;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (isBusy) return;
    try {
      await navigator.clipboard.writeText(textOf(id));
      isBusy = true;
      tell(button);
      setTimeout(() => (isBusy = false), SHOWN_MILLISECONDS);
    } catch {
      select(id);
    }
  });
}

/** Fill in the address where the site was built without knowing it, and offer the device's own way to share. */
function enableShare(/** @type {HTMLElement} */ block) {
  const known = block.dataset.ccAddress;
  const address = known || location.href.split("#")[0];
  const title = block.dataset.ccShare ?? document.title;
  if (!known) {
    const shown = block.querySelector("[data-cc-shown]");
    const row = block.querySelector("[data-cc-row]");
    const mail = block.querySelector("[data-cc-mail]");
    if (shown) shown.textContent = address;
    if (row instanceof HTMLElement) row.hidden = false;
    const message = `subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`;
    mail?.setAttribute("href", `mailto:?${message}`);
  }
  const native = block.querySelector("[data-cc-native]");
  if (native instanceof HTMLButtonElement && typeof navigator.share === "function") {
    native.hidden = false;
    native.addEventListener("click", () => navigator.share({ title, url: address }).catch(() => {}));
  }
}

for (const block of document.querySelectorAll("[data-cc-share]")) {
  if (block instanceof HTMLElement) enableShare(block);
}
for (const button of document.querySelectorAll("[data-cc-copy]")) {
  if (button instanceof HTMLButtonElement) enableCopy(button);
}
