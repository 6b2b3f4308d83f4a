/** The way of a reader through states: history, and the place to which they had scrolled in each. */

const PAUSE = 200;
/** Milliseconds without scrolling before the place is noted; browsers bear few changes of history in a short time. */

/** Writes states into history and notes where the reader was. */
export class Journey {
  /** @param {(scroll: number) => void} onReturn Called when the reader goes back or forward. */
  constructor(onReturn) {
    this.query = location.search;
    this.isTyping = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    history.scrollRestoration = "manual";
    addEventListener("scroll", () => this.noteLater(), { passive: true });
    addEventListener("pagehide", () => this.note());
    addEventListener("popstate", () => {
      clearTimeout(this.timer);
      this.isTyping = false;
      if (location.search === this.query) return;
      this.query = location.search;
      onReturn(this.scroll());
    });
  }

  noteLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.note(), PAUSE);
  }

  /** The place noted for the present state. */
  scroll() {
    return Number(history.state?.scroll) || 0;
  }

  note() {
    write("replaceState", { ...history.state, scroll: scrollY }, location.search);
  }

  /**
   * Write a state: a new step, except that one spell of typing is one step.
   *
   * @param {string} query
   * @param {boolean} isTyping
   */
  go(query, isTyping) {
    const continues = this.isTyping;
    this.isTyping = isTyping;
    if (query === this.query) return;
    clearTimeout(this.timer);
    if (continues) {
      this.correct(query);
      return;
    }
    this.note();
    this.query = query;
    write("pushState", { scroll: scrollY }, query);
  }

  /**
   * Write the present state anew, without a step.
   *
   * @param {string} query
   */
  correct(query) {
    this.query = query;
    if (query !== location.search) write("replaceState", history.state, query);
  }
}

/**
 * Write into history. Some browsers refuse after a hundred changes in half a minute; the next one will do.
 *
 * @param {"pushState" | "replaceState"} act
 * @param {any} state
 * @param {string} query
 */
function write(act, state, query) {
  try {
    history[act](state, "", location.pathname + query);
  } catch {
    // the page works without it
  }
}
