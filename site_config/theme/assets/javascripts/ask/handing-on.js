/** The ways by which a visitor keeps a request or sends it; each begins with a press of theirs. */

import { save } from "../explore/downloads.js";
import { button, make, part } from "../explore/elements.js";
import { linkTo } from "./keeping.js";
import { requestFile } from "./request-file.js";

const LONGEST_ADDRESS = 7_000;
/** Letters of an address that hosts of repositories still take. */
const ID_LENGTH = 60;

/** @typedef {import("./answer.js").Request} Request */

/**
 * Fill the section that hands a request on.
 *
 * @param {HTMLElement} root
 * @param {any} told
 * @param {() => Request} current
 * @param {(text: string) => void} speak
 */
export function offerWays(root, told, current, speak) {
  const { texts, repository, branch } = told;
  const say = (/** @type {string} */ text, /** @type {HTMLElement[]} */ ...more) => {
    const said = part(root, "said");
    said.replaceChildren(make("span", {}, text), ...more.flatMap((element) => [" ", element]));
    said.hidden = false;
    speak(text);
  };
  const go = (/** @type {(request: Request) => string} */ addressOf) => () => {
    const address = addressOf(current());
    if (address.length > LONGEST_ADDRESS) say(texts.too_long);
    else open(address, address.startsWith("mailto:") ? "_self" : "_blank", "noopener,noreferrer");
  };
  const ways = [
    button(texts.download, () => save("request.yml", "application/yaml", requestFile(current())), { class: "cc-button" }),
    button(texts.copy, () => copy(requestFile(current())).then(() => say(texts.copied), () => say(texts.not_copied)), plain),
    button(texts.mail, go((request) => mailAddress(request, texts)), plain),
    button(texts.link, () => {
      const address = linkTo(current());
      say(texts.linked, make("a", { href: address }, address));
    }, plain),
  ];
  if (repository) {
    ways.push(
      button(texts.issue, go((request) => issueAddress(request, told)), plain),
      button(texts.proposal, go((request) => proposalAddress(request, repository, branch)), plain),
    );
  }
  part(root, "public").hidden = !repository;
  part(root, "ways").replaceChildren(...ways);
}

const plain = { class: "cc-button cc-button--plain" };

/** @param {string} text */
async function copy(text) {
  await navigator.clipboard.writeText(text); // throws where there is no clipboard, too
}

/**
 * @param {Request} request
 * @param {Record<string, any>} texts
 */
function mailAddress(request, texts) {
  return `mailto:?subject=${encodeURIComponent(titleOf(request, texts))}&body=${encodeURIComponent(requestFile(request))}`;
}

/**
 * The body that the issue form would make of the request; a line of a text that looks like a heading is set in.
 *
 * @param {Request} request
 * @param {[string, string][]} questions the headings of the form, by field
 */
export function issueBody(request, questions) {
  const told = /** @type {Record<string, string | (string | number)[]>} */ (request);
  return questions
    .map(([field, heading]) => {
      const value = told[field] ?? "";
      const answer = Array.isArray(value) ? value.join(", ") : value.trim().replace(/^(?=\s*#)/gmu, "    ");
      return answer && `### ${heading}\n\n${answer}\n`;
    })
    .filter(Boolean)
    .join("\n");
}

/**
 * @param {Request} request
 * @param {any} told
 */
function issueAddress(request, { repository, questions, texts }) {
  const title = encodeURIComponent(titleOf(request, texts));
  return `${repository}/issues/new?title=${title}&labels=request&body=${encodeURIComponent(issueBody(request, questions))}`;
}

/**
 * @param {Request} request
 * @param {string} repository
 * @param {string} branch
 */
function proposalAddress(request, repository, branch) {
  const words = request.title.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g) ?? ["request"];
  const name = words.join("-").slice(0, ID_LENGTH).replace(/-$/, "");
  const file = encodeURIComponent(`requests/${name}.yml`);
  return `${repository}/new/${branch}?filename=${file}&value=${encodeURIComponent(requestFile(request))}`;
}

/**
 * @param {Request} request
 * @param {Record<string, any>} texts
 */
function titleOf(request, texts) {
  return request.title.trim() || texts.untitled;
}
