/** Web addresses as browsers everywhere can open them; see `malformed_address.py`. */

const WORD = "\\p{L}\\p{N}_";
const TAIL = `[${WORD}/.~!$&'()*+,;=:@?#\\-]*`;
const ORDINARY = new RegExp(`^https?://(?:[a-z0-9][a-z0-9\\-]{0,62}\\.)+[a-z]{2,20}(?:[/?#]${TAIL}(?:%[0-9A-Fa-f]{2}${TAIL})*)?$`, "u");
const UNFIT = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000<>"\\\x00-\x1f\x7f]/u;
const BROKEN_ESCAPE = /%(?![0-9A-Fa-f]{2})/u;
const HOST_PART = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?$/iu;
const COPY_AGAIN = "Open the page and copy the address from the browser.";
const HIGHEST_PORT = 65_535;
/** The beginnings of the numbers of machines that not all can reach, in bits. */
const NOT_GLOBAL = [
  "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
  "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
].map((range) => ({ start: numberOf(range.split("/")[0]), bits: Number(range.split("/")[1]) }));

/**
 * What is wrong with an address, and the repair; nothing where it is well formed.
 *
 * @param {string} address
 * @returns {[string, string] | undefined}
 */
export function faultOfAddress(address) {
  if (ORDINARY.test(address)) return undefined;
  const unfit = UNFIT.exec(address)?.[0];
  if (unfit) return [`it holds ${/[\s\x1c-\x1f\x85]/u.test(unfit) ? "a space" : `“${unfit}”`}`, COPY_AGAIN];
  const parts = takenApart(address);
  if (!parts) return ["it cannot be taken apart", COPY_AGAIN];
  if (parts.scheme !== "http" && parts.scheme !== "https") {
    const whole = `https://${address}`;
    return ["it does not begin with https:// or http://", ORDINARY.test(whole) ? `Write “${whole}”.` : COPY_AGAIN];
  }
  if (parts.hasUser) return ["it holds a user name or password", "Delete everything between // and @."];
  if (!isHost(parts.host)) return [`“${parts.host}” is no name of a site`, COPY_AGAIN];
  if (BROKEN_ESCAPE.test(address)) return ["a % stands in it without two digits of a code after it", "Write %25 for a percent sign."];
  return undefined;
}

/**
 * The parts of an address as Python splits it; nothing where it refuses.
 *
 * @param {string} address
 */
export function takenApart(address) {
  const [, scheme = ""] = /^([a-z][a-z0-9+.-]*):/iu.exec(address) ?? [];
  const rest = scheme ? address.slice(scheme.length + 1) : address;
  const place = rest.startsWith("//") ? (/^\/\/([^/?#]*)/u.exec(rest)?.[1] ?? "") : "";
  const path = (rest.startsWith("//") ? rest.slice(2 + place.length) : rest).replace(/[?#].*$/su, "");
  if (place.includes("[") || place.includes("]")) return undefined;
  const at = place.lastIndexOf("@");
  const [host, ...ports] = place.slice(at + 1).split(":");
  const port = ports.join(":");
  if (port && (!/^[0-9]+$/u.test(port) || Number(port) > HIGHEST_PORT)) return undefined;
  return { scheme: scheme.toLowerCase(), hasUser: at >= 0, host: host.toLowerCase(), path };
}

/**
 * Whether a host is a name with a dot, or the number of a machine that all can reach.
 *
 * @param {string} host
 */
function isHost(host) {
  if (/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/u.test(host) && host.split(".").every((part) => Number(part) <= 255)) {
    const number = numberOf(host);
    return !NOT_GLOBAL.some(({ start, bits }) => Math.floor(number / 2 ** (32 - bits)) === Math.floor(start / 2 ** (32 - bits)));
  }
  const parts = asciiHost(host.replace(/\.$/u, "")).split(".");
  return parts.length > 1 && parts.every((part) => HOST_PART.test(part)) && !/^\d+$/u.test(parts[parts.length - 1]);
}

/** @param {string} host */
function asciiHost(host) {
  if (/^[\x00-\x7f]*$/u.test(host)) return host;
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return "";
  }
}

/** @param {string} address four numbers */
function numberOf(address) {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
