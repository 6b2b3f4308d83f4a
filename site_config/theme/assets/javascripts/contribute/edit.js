/** The page for changes: fetches a record and the form of its type, and puts the one into the other. */

import { make, part } from "../explore/elements.js";
import { filled } from "../explore/phrases.js";
import { RecordForm } from "./record-form.js";

const ROOT = new URL("../../../", import.meta.url);
const RECORD = /^([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/u;

/** @param {HTMLElement} root */
export async function startEdit(root) {
  const { types, texts } = JSON.parse(part(root, "told").textContent ?? "");
  const wanted = new URLSearchParams(location.search).get("record");
  if (!wanted) return;
  const [, folder = "", id = ""] = RECORD.exec(wanted) ?? [];
  const message = part(root, "message");
  if (!types[folder]) {
    message.textContent = filled(texts.unknown, { record: wanted });
    return;
  }
  message.textContent = texts.loading;
  try {
    const [told, page] = await Promise.all([fetchRecord(folder, id), fetchForm(types[folder])]);
    if (told.moved_to) {
      location.replace(`?record=${folder}/${told.moved_to}`);
      return;
    }
    if ((told.publish ?? "full") !== "full" || told.withdrawn) {
      message.textContent = texts.not_public;
      return;
    }
    const form = part(page, "contribute");
    part(root, "place").replaceChildren(document.adoptNode(form));
    part(document, "heading").textContent = filled(texts.heading, { title: told.title });
    message.replaceChildren(make("span", {}, texts.kept), " ", make("a", { href: new URL(`${folder}/${id}/`, ROOT).href }, texts.page));
    const opened = new RecordForm(form, JSON.parse(part(form, "told").textContent ?? ""));
    const { outline } = opened.told;
    const fields = Object.fromEntries(Object.entries(told).filter(([name]) => name in outline.models[outline.model]));
    await opened.start({ address: `${folder}/${id}`, id, fields, body: told.narrative ?? "", digest: told.digest });
  } catch (error) {
    message.textContent = filled(texts.failed, { record: wanted });
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {string} id
 */
async function fetchRecord(folder, id) {
  const answer = await fetch(new URL(`${folder}/${id}.json`, ROOT));
  if (!answer.ok) throw new Error(`${folder}/${id}.json could not be fetched (${answer.status}).`);
  return answer.json();
}

/** @param {string} type */
async function fetchForm(type) {
  const answer = await fetch(new URL(`contribute/new/${type}/`, ROOT));
  if (!answer.ok) throw new Error(`The form could not be fetched (${answer.status}).`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
