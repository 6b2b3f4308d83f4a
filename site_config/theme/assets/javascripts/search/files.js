/**
 * Fetches and unpacks the files of the search index: compressed JSON with runs of numbers behind it.
 */

const LOW_BITS = 0x7f;
const HIGH_BIT = 0x80;

/**
 * A file of the index: its JSON, and the numbers behind it.
 * @typedef {{told: any, numbers: Uint8Array}} IndexFile
 */

/**
 * Fetches one file.
 * @param {URL} address
 * @returns {Promise<IndexFile>}
 */
export async function fetchFile(address) {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) {
    throw new Error(`${address.pathname} could not be fetched (${answer.status}).`);
  }
  const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
  return unpacked(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/**
 * @param {Uint8Array} whole
 * @returns {IndexFile}
 */
function unpacked(whole) {
  const [length, start] = readNumber(whole, 0);
  const told = JSON.parse(new TextDecoder().decode(whole.subarray(start, start + length)));
  return { told, numbers: whole.subarray(start + length) };
}

/**
 * Reads one number of seven bits a byte, the lowest first; returns it and the place behind it.
 * @param {Uint8Array} bytes
 * @param {number} start
 * @returns {[number, number]}
 */
function readNumber(bytes, start) {
  let number = 0;
  let factor = 1;
  let place = start;
  while (bytes[place] & HIGH_BIT) {
    number += (bytes[place] & LOW_BITS) * factor;
    factor *= 128;
    place += 1;
  }
  return [number + bytes[place] * factor, place + 1];
}

/**
 * Reads postings: documents in rising order, and the impact in each.
 * @param {Uint8Array} bytes
 * @param {number} start
 * @param {number} count
 * @returns {{documents: Uint32Array, impacts: Uint8Array}}
 */
export function readPostings(bytes, start, count) {
  const documents = new Uint32Array(count);
  let document = -1;
  let place = start;
  for (let row = 0; row < count; row += 1) {
    let step;
    [step, place] = readNumber(bytes, place);
    document += step;
    documents[row] = document;
  }
  return { documents, impacts: bytes.subarray(place, place + count) };
}

/**
 * Reads numbers that stand as planes of bytes, the lowest first.
 * @param {Uint8Array} bytes
 * @param {number} start
 * @param {number} count
 * @param {number} width
 * @returns {Uint32Array}
 */
export function readPlanes(bytes, start, count, width) {
  const numbers = new Uint32Array(count);
  for (let plane = 0; plane < width; plane += 1) {
    const [first, factor] = [start + plane * count, 256 ** plane];
    for (let row = 0; row < count; row += 1) {
      numbers[row] += bytes[first + row] * factor;
    }
  }
  return numbers;
}

/**
 * Remembers what a function gives for each key; what failed is asked for again.
 * @template Key, Value
 * @param {(key: Key) => Promise<Value>} make
 * @returns {(key: Key) => Promise<Value>}
 */
export function remembered(make) {
  /** @type {Map<Key, Promise<Value>>} */
  const known = new Map();
  return (key) => {
    const found = known.get(key);
    if (found) {
      return found;
    }
    const made = make(key);
    known.set(key, made);
    made.catch(() => known.delete(key));
    return made;
  };
}
