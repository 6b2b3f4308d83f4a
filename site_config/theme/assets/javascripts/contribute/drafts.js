/** What the browser keeps of a form until it is sent or deleted: on this device only. */

const BEFORE = "commons-draft:";

/**
 * @typedef {{fields: Record<string, unknown>, body: string, id: string, saved: string, base: string}} Draft
 * `base` is the digest of the record that is changed; empty for a new one.
 */

/** The draft of one form, or of one record. */
export class DraftKeeper {
  /** @param {string} name a type, or the address of a record */
  constructor(name) {
    this.key = BEFORE + name;
  }

  /** @returns {Draft | null} */
  load() {
    try {
      const told = JSON.parse(localStorage.getItem(this.key) ?? "null");
      return told && typeof told === "object" && typeof told.fields === "object" && told.fields ? told : null;
    } catch {
      return null;
    }
  }

  /**
   * Keep a draft. Tells whether the browser did.
   *
   * @param {Omit<Draft, "saved">} draft
   */
  save(draft) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...draft, saved: new Date().toISOString() }));
      return true;
    } catch {
      return false; // private windows of some browsers keep nothing, and there is an end to what others keep
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }

  /**
   * Call back when another tab keeps or deletes this draft.
   *
   * @param {(draft: Draft | null) => void} act
   */
  watch(act) {
    addEventListener("storage", (event) => {
      if (event.key === this.key) act(this.load());
    });
  }
}
