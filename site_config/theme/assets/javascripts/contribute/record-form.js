/** A form about one record: keeps what is typed, says what must be mended, makes the file. */

import { make, part } from "../explore/elements.js";
import { filled } from "../explore/phrases.js";
import { watchTitle } from "./alike.js";
import { asWritten } from "./as-written.js";
import { Answers, kindBeside, questionsIn } from "./answers.js";
import { tellCount, watchBoxes } from "./boxes.js";
import { Faults } from "./checking.js";
import { DraftKeeper } from "./drafts.js";
import { watchEntries } from "./entries.js";
import { offerWays } from "./handing-on.js";
import { Names } from "./names.js";
import { recordFile } from "./record-file.js";
import { isId, proposedId } from "./record-id.js";

const ROOT = new URL("../../../", import.meta.url);
const KEEPING_PAUSE = 600;
const RECORD_LISTS = ["record", "evidence", "practice", "funding"];

/**
 * A record that is changed: its fields and narrative as they were, and the digest of both.
 * @typedef {{address: string, id: string, fields: Record<string, unknown>, body: string, digest: string}} Edited
 */

/** The form of one type, for a new record or for one that is changed. */
export class RecordForm {
  /**
   * @param {HTMLElement} root
   * @param {any} told
   */
  constructor(root, told) {
    this.root = root;
    this.told = told;
    this.texts = told.texts;
    this.form = /** @type {HTMLFormElement} */ (part(root, "form"));
    this.names = new Names(ROOT);
    this.answers = new Answers(this.form, this.names);
    this.faults = new Faults(root, told, this.names);
    this.id = /** @type {HTMLInputElement} */ (root.querySelector("#form-id"));
    this.isIdOwn = false;
    this.wasChecked = false;
  }

  /**
   * @param {Edited | null} edited
   */
  async start(edited) {
    this.edited = edited;
    this.keeper = new DraftKeeper(edited?.address ?? this.told.type);
    this.form.noValidate = true; // what is wrong is said by us, in the words of the checks
    await this.names.open().catch(() => this.speak(this.texts.no_names));
    this.offerNames();
    const host = {
      changed: () => this.changed(),
      speak: (/** @type {string} */ text) => this.speak(text),
      prepare: (/** @type {HTMLElement} */ entry) => this.prepare(entry),
    };
    this.prepare(this.form);
    watchEntries(this.form, this.texts, host);
    this.fillFirst();
    this.listen();
    part(this.root, "kept").hidden = false;
    part(this.root, "finish").removeAttribute("disabled");
    this.root.dataset.ready = "form";
  }

  /** Put in the draft, else the record, else what a new one begins with. */
  fillFirst() {
    const { edited } = this;
    part(this.root, "id-field").hidden = Boolean(edited);
    const draft = this.keeper?.load();
    if (draft) {
      this.fill(draft.fields, draft.body ?? "", draft.id ?? "");
      const isOlder = edited && draft.base !== edited.digest;
      this.tellDraft(filled(isOlder ? this.texts.draft_older : this.texts.draft_found, { when: this.moment(draft.saved) }));
    } else if (edited) this.fill(edited.fields, edited.body, edited.id);
  }

  /**
   * @param {Record<string, unknown>} fields
   * @param {string} body
   * @param {string} id
   */
  fill(fields, body, id) {
    this.answers.fill(fields, body);
    this.isIdOwn = Boolean(id);
    this.id.value = id;
    for (const question of questionsIn(this.form)) tellCount(question, this.texts);
    this.toldKinds(this.form);
    this.tellId();
  }

  listen() {
    const title = /** @type {HTMLInputElement} */ (this.root.querySelector("#q-title"));
    watchTitle(this.root, title, this.told, { root: ROOT, own: `${this.edited?.address}/`, speak: (text) => this.speak(text) });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.finish();
    });
    this.form.addEventListener("input", (event) => {
      if (event.target === this.id) this.isIdOwn = this.id.value !== "";
      else if (event.target === title) this.proposeId(title.value);
      if (event.target instanceof HTMLElement) this.toldKinds(event.target.parentElement ?? this.form);
      this.tellId();
      this.changed();
    });
    this.form.addEventListener("change", (event) => {
      if (this.wasChecked) this.faults.show(this.findings(), { isAsked: false });
    });
    this.form.addEventListener("focusin", (event) => {
      const list = event.target instanceof HTMLElement ? event.target.getAttribute("list")?.replace("names-", "") : "";
      if (list && RECORD_LISTS.includes(list)) this.names.openRecords().then(() => this.offerNames(), () => {});
    });
    part(this.root, "forget").addEventListener("click", () => this.forget());
    this.keeper?.watch((draft) => this.tellOtherTab(draft));
    addEventListener("pagehide", () => this.keepNow());
  }

  offerNames() {
    for (const list of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("datalist"))) {
      this.names.offer(list, list.id.replace("names-", ""));
    }
  }

  /** @param {HTMLElement} around */
  prepare(around) {
    const inside = around === this.form ? this.form : around;
    for (const question of /** @type {NodeListOf<HTMLElement>} */ (inside.querySelectorAll("[data-control-of='boxes']"))) {
      watchBoxes(question, this.texts);
    }
    this.toldKinds(around);
  }

  /**
   * Show what kind an organisation is only where it has no record.
   *
   * @param {HTMLElement} around
   */
  toldKinds(around) {
    for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (around.querySelectorAll("input[data-control]"))) {
      const kind = kindBeside(control)?.parentElement;
      if (kind) kind.hidden = !control.value.trim() || this.names.idOf("organisation", control.value.trim()) !== undefined;
    }
  }

  /** @param {string} title */
  proposeId(title) {
    if (!this.isIdOwn && !this.edited) this.id.value = proposedId(title, this.names.letters);
  }

  tellId() {
    const title = /** @type {HTMLInputElement} */ (this.root.querySelector("#q-title")).value.trim();
    const { id, told, texts } = this;
    const place = new URL(`${told.folder}/${id.value}/`, ROOT).href;
    const needsOwn = title && !id.value && !proposedId(title, this.names.letters);
    part(this.root, "id-told").textContent = needsOwn ? texts.id_letters : isId(id.value) ? filled(texts.id_place, { place }) : "";
  }

  changed() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepNow(), KEEPING_PAUSE);
    part(this.root, "result").hidden = true;
  }

  keepNow() {
    if (this.keeping === undefined) return;
    clearTimeout(this.keeping);
    this.keeping = undefined;
    const { fields, body } = this.answers.read();
    const isKept = this.keeper?.save({ fields, body, id: this.isIdOwn ? this.id.value : "", base: this.edited?.digest ?? "" });
    this.root.dataset.kept = isKept ? "yes" : "no";
    if (isKept === false) this.tellDraft(this.texts.not_kept);
  }

  /** The fields of the record, with those that the form does not ask. */
  record() {
    const { fields, body, places } = this.answers.read();
    const asked = new Set(this.answers.asked());
    const others = Object.entries(this.edited?.fields ?? this.told.fixed).filter(([name]) => !asked.has(name));
    const whole = { ...Object.fromEntries(others), ...fields };
    return { fields: asWritten(whole, this.told.outline), body, places };
  }

  findings() {
    const id = this.edited ? this.edited.id : this.id.value.trim();
    return this.faults.find({ ...this.record(), id });
  }

  async finish() {
    this.keeping ??= setTimeout(() => {}, 0);
    this.keepNow();
    this.wasChecked = true;
    await this.names.openRecords().catch(() => {});
    const found = this.findings();
    const isTaken = !this.edited && isId(this.id.value.trim()) && (await this.isTaken(this.id.value.trim()));
    if (isTaken) found.push(this.faults.ofId(this.texts.id_taken));
    if (this.faults.show(found, { isAsked: true })) return;
    this.showResult(found);
  }

  /** @param {string} id */
  async isTaken(id) {
    const { type } = this.told;
    return this.names.labels.get(type)?.has(id) ?? false;
  }

  /** @param {import("./shape.js").Finding[]} remarks */
  showResult(remarks) {
    const { told, texts } = this;
    const { fields, body } = this.record();
    const id = this.edited?.id ?? this.id.value.trim();
    const text = recordFile(fields, body, told);
    const name = `${id}${told.suffix}`;
    const path = `${told.directory}/${name}`;
    part(this.root, "file").textContent = text;
    part(this.root, "path").textContent = path;
    const rows = remarks.map(({ message, hint }) => make("li", {}, `${message} ${hint}`));
    part(this.root, "remarks").replaceChildren(make("p", {}, texts.remarks), make("ul", {}, ...rows));
    part(this.root, "remarks").hidden = !rows.length;
    offerWays(this.root, told, { name, path, text, title: String(fields.title), isNew: !this.edited }, (said) => this.speak(said));
    part(this.root, "result").hidden = false;
    const heading = /** @type {HTMLElement} */ (this.root.querySelector("#form-result"));
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
    this.root.dataset.ready = "file";
  }

  forget() {
    clearTimeout(this.keeping);
    this.keeping = undefined;
    this.keeper?.forget();
    this.fill(this.edited?.fields ?? {}, this.edited?.body ?? "", this.edited?.id ?? "");
    this.faults.clear();
    this.wasChecked = false;
    part(this.root, "draft").hidden = true;
    part(this.root, "result").hidden = true;
    part(this.root, "alike").hidden = true;
    this.speak(this.texts.forgotten);
    /** @type {HTMLElement} */ (this.root.querySelector("#q-title")).focus();
  }

  /** @param {import("./drafts.js").Draft | null} draft what another tab kept */
  tellOtherTab(draft) {
    if (!draft) return;
    const take = make("button", { type: "button", class: "cc-form__link" }, this.texts.other_tab_take);
    take.addEventListener("click", () => {
      this.fill(draft.fields, draft.body, draft.id);
      part(this.root, "draft").hidden = true;
    });
    this.tellDraft(this.texts.other_tab, take);
  }

  /**
   * @param {string} text
   * @param {...HTMLElement} more
   */
  tellDraft(text, ...more) {
    part(this.root, "draft").replaceChildren(make("p", {}, text, " ", ...more));
    part(this.root, "draft").hidden = false;
    this.speak(text);
  }

  /** @param {string} saved */
  moment(saved) {
    const day = new Date(saved);
    if (Number.isNaN(day.getTime())) return "";
    return new Intl.DateTimeFormat(this.told.formats, { dateStyle: "long", timeStyle: "short" }).format(day);
  }

  /** @param {string} text */
  speak(text) {
    const announcer = part(this.root, "announcer");
    announcer.textContent = announcer.textContent === text ? `${text}\u00a0` : text; // what did not change would not be said
  }
}
