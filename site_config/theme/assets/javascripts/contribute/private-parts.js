/** E-mail addresses and telephone numbers in a text; see `private_data.py`. */

const WORD = "\\p{L}\\p{N}_";
const DOT = "(?:\\.|\\s?[[(]\\s?dot\\s?[\\])]\\s?)";
const EMAIL = new RegExp(
  `[${WORD}+\\-][${WORD}.+\\-]{0,63}(?:@|\\s?[[(]\\s?at\\s?[\\])]\\s?)[${WORD}\\-]{1,63}(?:${DOT}[${WORD}\\-]{1,63}){0,5}${DOT}[a-z]{2,20}`.replaceAll("[[(]", "[\\[(]"),
  "giu",
);
const AT_SIGNS = ["@", "at)", "at]", "at )", "at ]"];
const WEB_ADDRESS = /https?:\/\/\S+/gu;
const NUMBER = new RegExp(`[+0-9][0-9 ()./\\u00a0\\-]{5,30}[0-9](?![${WORD}])`, "gu");
const [DIGITS_LEAST, DIGITS_MOST, DIGITS_LEAST_ABROAD] = [7, 15, 9];
const FIGURE_OR_DATE = /^(?:[1-9]\p{Nd}{0,2}(?:[ .\u00a0]\p{Nd}{3})+|(?:19|20)\p{Nd}{2}\P{Nd}+(?:19|20)?\p{Nd}{2}(?:\P{Nd}\p{Nd}{2}?)?)$/u;
const ANNOUNCED = new RegExp(
  `(?<![${WORD}])(?:tel|tele?phones?|phones?|mobile|fax|whatsapp|viber|signal|calls?|calling|ring|dial|hotlines?|helplines?|` +
    `t[ée]l[ée]phones?|tél|t[ée]l[ée]fonos?|телефон|тел|هاتف|电话)(?![${WORD}])[\\s.:(]*` +
    `(?:(?:no|nr|n[º°]|number|numbers|line|us|at|on|is|to|under|toll[ \\-]free|free)(?![${WORD}])[\\s.:(]*){0,3}\\+?$`,
  "iu",
);
const ANNOUNCED_WITHIN = 48;

/**
 * Everything private in a text: where it stands, what it is, how it reads.
 *
 * @param {string} text
 * @returns {{place: number, what: string, found: string}[]}
 */
export function privateParts(text) {
  const hasMail = AT_SIGNS.some((sign) => text.includes(sign));
  const plain = text.replace(WEB_ADDRESS, (found) => " ".repeat(found.length));
  const mails = hasMail ? Array.from(plain.matchAll(EMAIL), (found) => ({ place: found.index, what: "e-mail address", found: found[0] })) : [];
  const numbers = Array.from(plain.matchAll(NUMBER))
    .filter((found) => isTelephone(plain, found.index, found[0]))
    .map((found) => ({ place: found.index, what: "telephone number", found: found[0] }));
  return [...mails, ...numbers];
}

/**
 * @param {string} text
 * @param {number} start
 * @param {string} number
 */
function isTelephone(text, start, number) {
  const digits = (number.match(/\p{Nd}/gu) ?? []).length;
  const before = text.slice(Math.max(0, start - ANNOUNCED_WITHIN), start);
  if (digits > DIGITS_MOST || /[\p{L}\p{N},.]$/u.test(before)) return false;
  if (/^(?:\+|00)/u.test(number) && digits >= DIGITS_LEAST_ABROAD) return true;
  return digits >= DIGITS_LEAST && !FIGURE_OR_DATE.test(number) && ANNOUNCED.test(before);
}
