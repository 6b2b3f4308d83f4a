/** The ways by which a record is sent; each begins with a press of the visitor's, and tells what happens next. */

import { save } from "../explore/downloads.js";
import { button, make, part } from "../explore/elements.js";
import { filled } from "../explore/phrases.js";

const LONGEST_ADDRESS = 7_000;
/** Letters of an address that hosts of repositories still take. */
const LONGEST_MAIL = 1_800;
/** Letters of an address that programs for mail still take. */
const PLAIN = { class: "cc-button cc-button--plain" };

/** @typedef {{name: string, path: string, text: string, title: string, isNew: boolean}} RecordFile */

/**
 * Show the ways.
 *
 * @param {HTMLElement} root
 * @param {any} told
 * @param {RecordFile} file
 * @param {(text: string) => void} speak
 */
export function offerWays(root, told, file, speak) {
  const { texts, repository, branch, mail } = told;
  const say = (/** @type {string} */ text, /** @type {HTMLElement[]} */ ...more) => {
    part(root, "said").replaceChildren(make("p", {}, text), ...more.map((element) => make("p", {}, element)));
    part(root, "said").hidden = false;
    speak(text);
  };
  const copy = () => navigator.clipboard.writeText(file.text);
  const ways = [
    button(texts.download, () => {
      save(file.name, file.name.endsWith(".md") ? "text/markdown" : "application/yaml", file.text);
      say(filled(mail ? texts.downloaded_mail : texts.downloaded, { name: file.name, mail }));
    }, { class: "cc-button" }),
    button(texts.copy, () => copy().then(() => say(filled(texts.copied, { path: file.path })), () => say(texts.not_copied)), PLAIN),
  ];
  if (mail) ways.push(button(texts.mail, () => sendByMail(file, told, say), PLAIN));
  if (repository) {
    ways.push(
      button(file.isNew ? texts.github_new : texts.github_edit, () => {
        const { address, isWhole } = githubAddress(file, repository, branch);
        const link = make("a", { href: address, rel: "noopener external", target: "_blank" }, texts.github_open);
        if (isWhole) {
          open(address, "_blank", "noopener,noreferrer");
          say(texts.github_opened, link);
        } else {
          const asked = file.isNew ? texts.github_paste_new : texts.github_paste;
          copy().then(() => say(asked, link), () => say(`${texts.not_copied} ${asked}`, link));
        }
      }, PLAIN),
    );
  }
  part(root, "ways").replaceChildren(...ways);
  part(root, "said").hidden = true;
}

/**
 * The page of the repository that takes the file, and whether the address holds all of it. A file that is there already
 * cannot come with an address.
 *
 * @param {RecordFile} file
 * @param {string} repository
 * @param {string} branch
 */
export function githubAddress(file, repository, branch) {
  const place = branch.split("/").map(encodeURIComponent).join("/");
  if (!file.isNew) return { address: `${repository}/edit/${place}/${file.path}`, isWhole: false };
  const bare = `${repository}/new/${place}?filename=${encodeURIComponent(file.path)}`;
  const whole = `${bare}&value=${encodeURIComponent(file.text)}`;
  return whole.length <= LONGEST_ADDRESS ? { address: whole, isWhole: true } : { address: bare, isWhole: false };
}

/**
 * @param {RecordFile} file
 * @param {any} told
 * @param {(text: string) => void} say
 */
function sendByMail(file, { texts, mail }, say) {
  const subject = encodeURIComponent(filled(file.isNew ? texts.mail_subject : texts.mail_subject_change, { title: file.title }));
  const whole = `mailto:${mail}?subject=${subject}&body=${encodeURIComponent(file.text.replaceAll("\n", "\r\n"))}`;
  const isWhole = whole.length <= LONGEST_MAIL;
  if (!isWhole) save(file.name, "text/plain", file.text);
  const note = encodeURIComponent(filled(texts.mail_attach, { name: file.name }));
  open(isWhole ? whole : `mailto:${mail}?subject=${subject}&body=${note}`, "_self");
  say(filled(isWhole ? texts.mailed : texts.mailed_attach, { name: file.name, mail }));
}
