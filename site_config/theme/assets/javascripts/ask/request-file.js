/** A request as a file that the command reads: YAML whose texts are written as JSON, so that no text can become more. */

const UNSAFE = /[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/gu;
/** Characters that a reader of YAML may refuse, or take for the end of a line; with `u`, halves of characters only. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/**
 * @param {import("./answer.js").Request} request
 * @returns {string}
 */
export function requestFile(request) {
  const rows = [
    ["title", request.title.trim()],
    ["language", request.language],
    ["countries", request.countries],
    ["objectives", request.objectives],
    ["populations", request.populations],
    ["support_asked", request.support_asked],
    ["need", request.need.trim()],
  ];
  return rows
    .filter(([, value]) => value.length > 0)
    .map(([name, value]) => `${name}: ${written(value)}\n`)
    .join("");
}

/**
 * @param {string | (string | number)[]} value
 * @returns {string}
 */
function written(value) {
  if (Array.isArray(value)) return `[${value.map((one) => (typeof one === "number" ? one : written(one))).join(", ")}]`;
  const plain = JSON.stringify(value.replace(CONTROL, " "));
  return plain.replace(UNSAFE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
