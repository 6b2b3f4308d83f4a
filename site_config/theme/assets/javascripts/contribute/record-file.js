/** A record as its file, in the one form that `commons fmt` gives it; see `formatting.py`. */

import { BLANK, lengthOf, withoutEnd } from "./texts.js";

/** @typedef {import("./shape.js").Outline} Outline */

const WIDTH = 120;
const FLOW_WORD = 40;
const INDENT = "  ";
const DAY = /^\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}$/u;
const NUMBER_OF_YAML_1_2 = /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+)$/u;
const WORD_OF_YAML_1_2 = /^(?:true|false|null|y|n|~|[-+]?\.inf|\.nan|)$/iu;
const OF_YAML_1_1 = [
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/u,
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/u,
  /^(?:[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/u,
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/u,
  /^(?:<<|~|null|Null|NULL|=|!|&|\*)$/u,
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?$/u,
];
/** What readers of YAML 1.1 take for a number, a date, a yes or a no: of it, a day alone is no misreading. */
const BREAKS = /[\x85\u2028\u2029]/u;
const ALL_BREAKS = new RegExp(BREAKS, "gu");
const BREAK_OR_BLANK = /[\0 \t\r\n\x85\u2028\u2029]/u;
const FIRST_SIGNS = "#,[]{}&*!|>'\"%@`";
const SPECIAL = /[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10fffe}]/u;
/** What only double quotes can hold. */

/**
 * The text of a record's file.
 *
 * @param {Record<string, unknown>} fields
 * @param {string} body the narrative; empty where the type has none
 * @param {{outline: Outline, form: string, schema: string}} type `schema` is the address of its schema as the file sees it
 * @returns {string}
 */
export function recordFile(fields, body, { outline, form, schema }) {
  const lines = [`# yaml-language-server: $schema=${schema}`, ...mapping(fields, outline, outline.model, "")];
  const told = lines.map((line) => `${line}\n`).join("");
  if (form !== "markdown") return told;
  const narrative = withoutEnd(body.replace(/^\n+/u, ""));
  return `---\n${told}---\n${narrative ? `\n${narrative}\n` : ""}`;
}

/**
 * @param {Record<string, unknown>} fields
 * @param {Outline} outline
 * @param {string | undefined} name the model of the fields
 * @param {string} indent
 * @returns {string[]}
 */
function mapping(fields, outline, name, indent) {
  const keys = Object.keys(fields);
  if (!keys.length) return [`${indent}{}`];
  const model = outline.models[name ?? ""] ?? {};
  const known = Object.keys(model).filter((key) => Object.hasOwn(fields, key));
  const others = keys.filter((key) => !Object.hasOwn(model, key));
  return [...known, ...others].flatMap((key) => field(key, fields[key], outline, model[key]?.value, indent));
}

/**
 * @param {string} key
 * @param {unknown} value
 * @param {Outline} outline
 * @param {import("./shape.js").Value | undefined} told
 * @param {string} indent
 * @returns {string[]}
 */
function field(key, value, outline, told, indent) {
  const head = `${indent}${scalar(key, true)}:`;
  if (Array.isArray(value) && value.length) {
    const onOneLine = flow(value, `${head} `);
    return onOneLine ? [`${head} ${onOneLine}`] : [head, ...sequence(value, outline, told?.of, indent + INDENT)];
  }
  if (isFields(value)) {
    const lines = told?.kind === "mapping" ? values(value, outline, told.of, indent + INDENT) : mapping(value, outline, told?.model, indent + INDENT);
    return [head, ...lines];
  }
  return withHead(head, value, indent + INDENT);
}

/**
 * The lines of fields with free keys, as of translations.
 *
 * @param {Record<string, unknown>} fields
 * @param {Outline} outline
 * @param {import("./shape.js").Value} told
 * @param {string} indent
 */
function values(fields, outline, told, indent) {
  return Object.entries(fields).flatMap(([key, value]) => field(key, value, outline, told, indent));
}

/**
 * @param {unknown[]} entries
 * @param {Outline} outline
 * @param {import("./shape.js").Value | undefined} told
 * @param {string} indent
 * @returns {string[]}
 */
function sequence(entries, outline, told, indent) {
  return entries.flatMap((value) => {
    if (Array.isArray(value) && value.length) return [`${indent}-`, ...sequence(value, outline, told?.of, indent + INDENT)];
    if (!isFields(value)) return withHead(`${indent}-`, value, indent + INDENT);
    const [first, ...rest] = mapping(value, outline, told?.model, indent + INDENT);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

/**
 * A list on one line; nothing where it is too long or holds more than words.
 *
 * @param {unknown[]} entries
 * @param {string} head
 */
function flow(entries, head) {
  if (!entries.every(isWord)) return "";
  const text = `[${entries.map((value) => scalar(value, true)).join(", ")}]`;
  return lengthOf(head) + lengthOf(text) <= WIDTH ? text : "";
}

/** @param {unknown} value */
function isWord(value) {
  if (typeof value === "string") return value.length > 0 && lengthOf(value) <= FLOW_WORD && !BLANK.test(value);
  return typeof value === "number" || typeof value === "boolean";
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

/**
 * The lines of a single value after its key or dash: on the same line where it fits, else folded or line by line.
 *
 * @param {string} head
 * @param {unknown} value
 * @param {string} indent
 * @returns {string[]}
 */
function withHead(head, value, indent) {
  if (typeof value !== "string") return [`${head} ${scalar(value)}`];
  const isOneLine = !value.includes("\n");
  if (isOneLine && foldable(value).length < 2) return [`${head} ${scalar(value)}`];
  if (isOneLine && lengthOf(head) + 1 + lengthOf(value) <= WIDTH) {
    const plain = scalar(value);
    if (lengthOf(head) + 1 + lengthOf(plain) <= WIDTH || !canBeBlock(value)) return [`${head} ${plain}`];
  }
  if (!canBeBlock(value)) return [`${head} ${quoted(value)}`];
  const lines = isOneLine ? folded(value, WIDTH - indent.length) : value.replace(/\n$/u, "").split("\n");
  return [`${head} ${isOneLine ? ">" : "|"}${value.endsWith("\n") ? "" : "-"}`, ...lines.map((line) => (line ? indent + line : ""))];
}

/**
 * Whether a text survives as a block: no blanks at its ends, no character that only quotes keep.
 *
 * @param {string} text
 */
function canBeBlock(text) {
  const lines = text.replace(/\n$/u, "").split("\n");
  const isWhole = !BREAKS.test(text) && lines.every((line) => line === withoutEnd(line));
  return isWhole && lines[0] !== "" && lines[lines.length - 1] !== "" && !BLANK.test([...lines[0]][0]);
}

/**
 * The pieces of a text between the single blanks at which a line may end.
 *
 * @param {string} text
 */
function foldable(text) {
  /** @type {string[]} */
  const pieces = [];
  let start = 0;
  for (let place = 1; place < text.length - 1; place += 1) {
    if (text[place] === " " && !BLANK.test(text[place - 1]) && !BLANK.test(text[place + 1])) {
      pieces.push(text.slice(start, place));
      start = place + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

/**
 * @param {string} text
 * @param {number} width
 */
function folded(text, width) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of foldable(text)) {
    if (line && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/**
 * A single value on one line; with quotes only where a reader of YAML 1.1 or 1.2 could take it for something else.
 *
 * @param {unknown} value
 * @param {boolean} [isInFlow]
 */
export function scalar(value, isInFlow = false) {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "[]";
  if (typeof value === "object") return "{}";
  const text = String(value);
  return typeof value !== "string" || (meansItself(text) && canBePlain(text, isInFlow)) ? text : quoted(text);
}

/** @param {string} text */
function meansItself(text) {
  if (DAY.test(text)) return true;
  return ![NUMBER_OF_YAML_1_2, WORD_OF_YAML_1_2, ...OF_YAML_1_1].some((form) => form.test(text));
}

/**
 * Whether a text can stand without quotes: what PyYAML's emitter finds.
 *
 * @param {string} text
 * @param {boolean} isInFlow
 */
function canBePlain(text, isInFlow) {
  if (!text) return !isInFlow;
  if (text.includes("\n") || BREAKS.test(text) || SPECIAL.test(text) || /^ | $/u.test(text) || /^(?:---|\.\.\.)/u.test(text)) return false;
  const signs = [...text];
  const isFollowed = (/** @type {number} */ place) => place + 1 >= signs.length || BREAK_OR_BLANK.test(signs[place + 1]);
  if (FIRST_SIGNS.includes(signs[0]) || ("?:-".includes(signs[0]) && isFollowed(0))) return false;
  if (isInFlow && "?:".includes(signs[0])) return false;
  return signs.slice(1).every((sign, before) => {
    if (sign === "#" && BREAK_OR_BLANK.test(signs[before])) return false;
    if (sign === ":" && (isInFlow || isFollowed(before + 1))) return false;
    return !(isInFlow && ",?[]{}".includes(sign));
  });
}

/**
 * A text in double quotes, as Python's JSON has it.
 *
 * @param {string} text
 */
function quoted(text) {
  return JSON.stringify(text).replace(ALL_BREAKS, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
