/** The page of a form: from what is typed to a record's file that is as it should be. */

import { part } from "../explore/elements.js";
import { RecordForm } from "./record-form.js";
import { startEdit } from "./edit.js";

const form = document.querySelector("[data-part='contribute']");
const edit = document.querySelector("[data-part='edit']");
if (form instanceof HTMLElement) {
  const opened = new RecordForm(form, JSON.parse(part(form, "told").textContent ?? ""));
  opened.start(null);
} else if (edit instanceof HTMLElement) startEdit(edit);
if ("serviceWorker" in navigator) {
  const worker = new URL("../../../contribute/offline.js", import.meta.url);
  navigator.serviceWorker.register(worker).catch(() => {}); // the form works without it, as long as it is open
}
