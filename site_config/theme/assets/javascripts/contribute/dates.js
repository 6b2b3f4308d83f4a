/** Dates as exact as a source tells them: a year, a month, a day. */

const PARTIAL = /^(\p{Nd}{4})(?:-(\p{Nd}{2})(?:-(\p{Nd}{2}))?)?\n?$/u;
const DECEMBER = 12;

/**
 * The first day that a date can mean, as a text that sorts; nothing where it is none.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
export function firstDay(text) {
  const [, year, month = "01", day = "01"] = PARTIAL.exec(text) ?? [];
  if (!year || Number(year) < 1 || Number(day) < 1 || Number(month) < 1 || Number(month) > DECEMBER) return undefined;
  return Number(day) <= daysIn(Number(year), Number(month)) ? `${year}-${month}-${day}` : undefined;
}

/**
 * The last day that a date can mean.
 *
 * @param {string} text
 */
export function lastDay(text) {
  const [year, month = String(DECEMBER), day] = text.split("-");
  return `${year}-${month}-${day ?? daysIn(Number(year), Number(month))}`;
}

/**
 * Whether what should come later ends before the other can begin: “2019” is not before “2019-03”.
 *
 * @param {string} later
 * @param {string} earlier
 */
export function isBefore(later, earlier) {
  return lastDay(later) < (firstDay(earlier) ?? "");
}

/**
 * @param {number} year
 * @param {number} month
 */
function daysIn(year, month) {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
