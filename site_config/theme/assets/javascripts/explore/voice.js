/** What the page says of itself: that it is at work, what failed, and the count for screen readers. */

import { button, fillPart, make, part } from "./elements.js";

const SPEAKING_PAUSE = 900;
/** Milliseconds without anything new before it is said: nobody wants to hear a count at each letter. */
const PATIENCE = 350;
/** Milliseconds before the page says that it is at work. */

/** Says things in the page, and to screen readers. */
export class Voice {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, any>} texts
   */
  constructor(root, texts) {
    this.root = root;
    this.texts = texts;
    this.announcer = part(root, "announcer");
  }

  /**
   * Say something to screen readers, politely and once the reader pauses.
   *
   * @param {string} text
   */
  speak(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      const isRepeated = this.announcer.textContent === text;
      this.announcer.textContent = isRepeated ? `${text}\u00a0` : text; // what did not change would not be said
    }, SPEAKING_PAUSE);
  }

  /**
   * Say after a while that the page is at work.
   *
   * @param {string} text
   */
  sayLater(text) {
    return setTimeout(() => this.say(text), PATIENCE);
  }

  /**
   * @param {string} text
   * @param {...HTMLElement} ways
   */
  say(text, ...ways) {
    fillPart(this.root, "message", [make("p", {}, text), ...ways]);
  }

  quiet() {
    fillPart(this.root, "message", []);
  }

  /**
   * Say that something could not be loaded, and offer to try again; what was found before is no answer any more.
   *
   * @param {string} text
   * @param {unknown} error
   * @param {() => void} again
   */
  fail(text, error, again) {
    const reason = error instanceof Error ? error.message : String(error);
    const retry = button(this.texts.again, () => {
      this.quiet();
      again();
    });
    this.say(text, make("p", { class: "cc-note" }, reason), make("p", {}, retry));
    part(this.root, "body").hidden = true;
    this.root.dataset.ready = "failed";
    this.speak(text);
  }
}
