/**
 * Folds text into words by the rules that the head of the index brings, the same as when the index was written.
 */

const FOLDED_KEPT = 20_000;

/**
 * A word of a text: folded, as it stands, and where it begins and ends.
 * @typedef {{folded: string, written: string, start: number, end: number}} Word
 */

/**
 * @typedef {[number, number][]} Ranges
 * @typedef {{separators: Ranges, signs: Ranges, marks: Ranges, letters: Record<string, string>, articles: string[],
 *   articleRest: number, endings: Record<string, string>, endingRest: number,
 *   beginnings: Record<string, string>, beginningLengths: [number, number]}} FoldingRules
 */

/** @param {Ranges} ranges */
function classOf(ranges) {
  return ranges.map(([low, high]) => `\\u{${low.toString(16)}}-\\u{${high.toString(16)}}`).join("");
}

/** Reads text as words. */
export class Folding {
  /** @param {FoldingRules} rules */
  constructor(rules) {
    this.rules = rules;
    const signs = classOf(rules.signs);
    const others = classOf([...rules.separators, ...rules.signs]);
    this.run = new RegExp(`(?:[A-Za-z]\\.){2,}[A-Za-z]?|[${signs}]+|[^${others}]+`, "gu");
    this.sign = new RegExp(`^[${signs}]`, "u");
    this.marks = new RegExp(`[${classOf(rules.marks)}]`, "gu");
    this.letters = new RegExp(`[${Object.keys(rules.letters).join("")}]`, "gu");
    /** @type {Map<string, string[]>} */
    this.known = new Map();
  }

  /**
   * Returns the words of a text, at most so many; runs of signs in overlapping pairs.
   * @param {string} text
   * @param {number} [most]
   * @returns {Word[]}
   */
  words(text, most = Infinity) {
    /** @type {Word[]} */
    const found = [];
    for (const match of text.matchAll(this.run)) {
      const [run] = match;
      if (this.sign.test(run)) {
        this.addPairs(found, run, match.index);
      } else {
        for (const folded of this.fold(run)) {
          found.push({ folded, written: run, start: match.index, end: match.index + run.length });
        }
      }
      if (found.length >= most) {
        return found.slice(0, most);
      }
    }
    return found;
  }

  /**
   * Returns the runs of a text: of letters and digits, or of signs.
   * @param {string} text
   * @returns {string[]}
   */
  runs(text) {
    return text.match(this.run) ?? [];
  }

  /**
   * @param {Word[]} found
   * @param {string} run
   * @param {number} start
   */
  addPairs(found, run, start) {
    const signs = [...run];
    let place = start;
    for (let number = 0; number < Math.max(1, signs.length - 1); number += 1) {
      const written = signs[number] + (signs[number + 1] ?? "");
      const folded = this.plain(written).split(/\s+/u).join("");
      if (folded) {
        found.push({ folded, written, start: place, end: place + written.length });
      }
      place += signs[number].length;
    }
  }

  /**
   * Returns the folded words of a run of letters: one as a rule.
   * @param {string} run
   * @returns {string[]}
   */
  fold(run) {
    let folded = this.known.get(run);
    if (!folded) {
      const parts = this.plain(run.replaceAll(".", "")).match(this.run) ?? [];
      folded = parts.map((part) => this.met(part)).filter(Boolean);
      if (this.known.size > FOLDED_KEPT) {
        this.known.clear();
      }
      this.known.set(run, folded);
    }
    return folded;
  }

  /**
   * Returns a run without accents and capitals.
   * @param {string} run
   */
  plain(run) {
    const lower = run.normalize("NFKD").toLowerCase();
    const bare = lower.replace(this.marks, "").replace(this.letters, (letter) => this.rules.letters[letter]);
    return bare.normalize("NFC");
  }

  /**
   * Returns a folded word in the spelling that its variants meet in.
   * @param {string} word
   */
  met(word) {
    const { articles, articleRest, beginnings, beginningLengths, endings, endingRest } = this.rules;
    if (word[0] >= "\u0621" && word[0] <= "\u064a") {
      const article = articles.find((one) => word.startsWith(one) && word.length >= one.length + articleRest);
      return article ? word.slice(article.length) : word;
    }
    if (/[^\x00-\x7f]/u.test(word)) {
      return word;
    }
    let met = word;
    for (let length = beginningLengths[0]; length <= Math.min(word.length, beginningLengths[1]); length += 1) {
      const beginning = word.slice(0, length);
      if (Object.hasOwn(beginnings, beginning)) {
        met = beginnings[beginning] + word.slice(length);
        break;
      }
    }
    const place = met.includes("is") ? met.lastIndexOf("is") : met.lastIndexOf("ys");
    const ending = met.slice(Math.max(place, 0));
    return place >= endingRest && Object.hasOwn(endings, ending) ? met.slice(0, place) + endings[ending] : met;
  }
}
