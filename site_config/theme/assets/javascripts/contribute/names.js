/** The names that typed answers are taken from: countries, languages, currencies, organisations, records; and their ids. */

/** @typedef {[id: string, label: string, ...others: string[]][]} Rows the id, the name that is shown, other names */

/** Names and ids, from the files that the site publishes for its forms. */
export class Names {
  /** @param {URL} root the address of the site */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, Map<string, string>>} label of each id, by list */
    this.labels = new Map();
    /** @type {Map<string, Map<string, string>>} id of each label in small letters, by list */
    this.ids = new Map();
    /** @type {Record<string, string>} letters of other scripts in those of English */
    this.letters = {};
    /** @type {Record<string, string>} what each list is called */
    this.titles = {};
  }

  /** Fetch what every form needs. */
  async open() {
    const told = await fetched(new URL("contribute/names.json", this.root));
    this.letters = told.letters;
    this.titles = told.titles;
    for (const [name, rows] of Object.entries(told.lists)) this.learn(name, /** @type {Rows} */ (rows));
  }

  /**
   * Fetch the titles of all records, once.
   *
   * @returns {Promise<void>}
   */
  openRecords() {
    this.opened ??= fetched(new URL("contribute/records.json", this.root)).then((told) => {
      const types = /** @type {[string, {folder: string, rows: Rows}][]} */ (Object.entries(told));
      for (const [type, { rows }] of types) if (!this.labels.has(type)) this.learn(type, rows);
      this.learn("record", types.flatMap(([, { folder, rows }]) => rows.map(([id, label]) => /** @type {[string, string]} */ ([`${folder}/${id}`, label]))));
    });
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }

  /**
   * @param {string} name
   * @param {Rows} rows
   */
  learn(name, rows) {
    /** @type {Map<string, string>} */
    const labels = new Map();
    const ids = new Map();
    for (const [id, label] of rows) {
      const shown = ids.has(plain(label)) ? `${label} (${id})` : label;
      labels.set(id, shown);
      ids.set(plain(shown), id);
    }
    for (const [id, , ...others] of rows) for (const other of others) if (!ids.has(plain(other))) ids.set(plain(other), id);
    this.labels.set(name, labels);
    this.ids.set(name, ids);
  }

  /**
   * The id that a text means: itself, that of a name, or that of the record whose address it is.
   *
   * @param {string} name the list
   * @param {string} text
   * @returns {string | undefined}
   */
  idOf(name, text) {
    const labels = this.labels.get(name);
    if (!labels || labels.has(text)) return labels && text;
    const [, folder, id] = /^https?:\/\/.*\/([a-z]+)\/([a-z0-9-]+)\/?(?:[?#].*)?$/u.exec(text) ?? [];
    const addressed = name === "record" ? `${folder}/${id}` : id;
    if (id && labels.has(addressed)) return addressed;
    return this.ids.get(name)?.get(plain(text)) ?? (labels.has(text.toUpperCase()) ? text.toUpperCase() : undefined);
  }

  /**
   * @param {string} name
   * @param {string} id
   */
  labelOf(name, id) {
    return this.labels.get(name)?.get(id) ?? id;
  }

  /**
   * Fill a list of proposals of the browser's own.
   *
   * @param {HTMLElement | null} list
   * @param {string} name
   */
  offer(list, name) {
    const labels = this.labels.get(name);
    if (!list || !labels || list.childElementCount) return;
    list.append(
      ...Array.from(labels.values(), (label) => {
        const option = document.createElement("option");
        option.value = label;
        return option;
      }),
    );
  }
}

/** @param {URL} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname} could not be fetched (${answer.status}).`);
  return answer.json();
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}
