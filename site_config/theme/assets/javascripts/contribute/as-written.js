/** The fields of a record as its file states them: no defaults, but those that records always tell; a year as a number. */

/** @typedef {import("./shape.js").Outline} Outline */

/** Fields that are told, also where they hold what is meant without them, and the field that they speak of. */
const TOLD = new Map([["objectives_from", "objectives"], ["basis", "statement"]]);

/**
 * @param {Record<string, any>} fields
 * @param {Outline} outline
 * @param {string} [name] the model of the fields
 * @returns {Record<string, any>}
 */
export function asWritten(fields, outline, name = outline.model) {
  const model = outline.models[name] ?? {};
  const kept = Object.entries(fields).filter(([key, value]) => {
    const isTold = TOLD.has(key) && (TOLD.get(key) ?? "") in fields;
    return isTold || value !== /** @type {any} */ (model[key])?.default;
  });
  return Object.fromEntries(kept.map(([key, value]) => [key, written(value, model[key]?.value, outline)]));
}

/**
 * @param {any} value
 * @param {import("./shape.js").Value | undefined} told
 * @param {Outline} outline
 * @returns {any}
 */
function written(value, told, outline) {
  if (Array.isArray(value)) return value.map((one) => written(one, told?.of, outline));
  if (value && typeof value === "object" && told?.model) return asWritten(value, outline, told.model);
  return told?.date && told.year && /^[1-9]\d{3}$/u.test(value) ? Number(value) : value;
}
