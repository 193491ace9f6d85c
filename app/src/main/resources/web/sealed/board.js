// The public board of an election as one file: entries in blocks of 512 bytes, each named by its own SHA-256,
// events in a chain. This file checks the form; check.js checks what the entries say.
import { hexOf, Refusal } from './group.js';

const BLOCK = 512;
const bad = (words, place = {}) => new Refusal('board', `The board is not in order: ${words}.`, place);
const utf8 = new TextDecoder('utf-8', { fatal: true });

async function hashOf(bytes) {
  if (!globalThis.crypto?.subtle) throw new Refusal('no-crypto', 'Open this page by its https address.');
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** The header block that an entry must have: rebuilt, so that nothing hides in it. */
function header(name, size, time) {
  const block = new Uint8Array(BLOCK);
  const put = (at, words) => [...words].forEach((letter, i) => (block[at + i] = letter.charCodeAt(0)));
  const octal = (number, width) => number.toString(8).padStart(width, '0');
  put(0, name);
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  put(124, octal(size, 11));
  put(136, octal(time, 11));
  put(148, '        ');
  put(156, '0');
  put(
    148,
    octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6,
    ) + '\0 ',
  );
  return block;
}

const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

function* blocks(bytes) {
  let time = null;
  for (let at = 0; at < bytes.length;) {
    const head = bytes.subarray(at, at + BLOCK);
    if (head.length < BLOCK) throw bad('it ends within an entry');
    const ascii = String.fromCharCode(...head);
    const size = parseInt(ascii.slice(124, 135), 8);
    time ??= parseInt(ascii.slice(136, 147), 8);
    const name = ascii.slice(0, 100).replace(/\0+$/, '');
    if (!Number.isSafeInteger(size) || !same(head, header(name, size, time)))
      throw bad(`the header at byte ${at}`);
    const end = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (end > bytes.length) throw bad('it ends within an entry');
    if (bytes.subarray(at + BLOCK + size, end).some((byte) => byte !== 0))
      throw bad(`the padding of ${name}`);
    yield { name, time, body: bytes.subarray(at + BLOCK, at + BLOCK + size) };
    at = end;
  }
}

/** JSON in the one form that is allowed: no spaces, no field twice. */
export function readJson(text, what) {
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    throw bad(`${what} is not JSON`);
  }
  if (JSON.stringify(read) !== text) throw bad(`${what} is not in the one form that is allowed`);
  return read;
}

const AFTER = {
  start: ['Setup'],
  Setup: ['Ballot', 'EndBallots'],
  Ballot: ['Ballot', 'EndBallots'],
  EndBallots: ['EncryptedTally'],
  EncryptedTally: ['Shuffle', 'EndShuffles', 'PartialDecryption'],
  Shuffle: ['Shuffle', 'EndShuffles'],
  EndShuffles: ['PartialDecryption'],
  PartialDecryption: ['PartialDecryption', 'Result'],
  Result: [],
};

function checkEvent(event, text, before) {
  const { parent, height, type, payload } = event;
  const place = { event: height };
  if (JSON.stringify({ parent, height, type, payload }) !== text)
    throw bad('an event has other fields', place);
  if (height !== before.height + 1) throw bad(`event ${before.height + 1} has the wrong number`, place);
  if (parent !== before.hash) throw bad(`event ${height} does not follow the one before it`, place);
  if (!AFTER[before.type].includes(type))
    throw bad(`event ${height} (${type}) may not stand after ${before.type}`, place);
  if ((payload === undefined) !== ['EndBallots', 'EndShuffles'].includes(type)) {
    throw bad(`event ${height} (${type}) has no payload, or one too many`, place);
  }
}

/**
 * Reads a board.
 *
 * @param {Uint8Array} bytes the whole file
 * @returns {{election, trustees, credentials, ballots, tally, shuffles, decryptions, last, at}} texts;
 *     ballots are {text, event}; tally {text, counted, weight, hash} or null, hash being that of its event;
 *     shuffles and decryptions {owner, text, hash, event}, hash being that of the text; last is the type of
 *     the last event, at its hash
 * @throws Refusal board, with the event where it knows it
 */
export async function readBoard(bytes) {
  const entries = new Map();
  const used = new Set();
  const board = { ballots: [], tally: null, shuffles: [], decryptions: [], result: null };
  let before = { type: 'start', height: -1, hash: undefined };
  const entry = (hash, what) => {
    if (!entries.has(hash)) throw bad(`${what} is not there`);
    used.add(hash);
    return entries.get(hash);
  };
  const owned = (hash, event) => {
    const { owner, payload } = readJson(entry(hash, 'a payload'), 'an owner');
    return { owner, text: entry(payload, 'what a trustee wrote'), hash: payload, event };
  };
  const take = {
    Setup: (hash) => {
      const setup = readJson(entry(hash, 'the setup'), 'the setup');
      for (const part of ['election', 'trustees', 'credentials'])
        board[part] = entry(setup[part], `the ${part}`);
    },
    Ballot: (hash, event) => board.ballots.push({ text: entry(hash, 'a ballot'), event }),
    EncryptedTally: (hash, _, event) => {
      const sized = readJson(entry(hash, 'the size of the tally'), 'the size of the tally');
      const text = entry(sized.encrypted_tally, 'the encrypted tally');
      board.tally = { text, counted: sized.num_tallied, weight: Number(sized.total_weight), hash: event };
    },
    Shuffle: (hash, event) => board.shuffles.push(owned(hash, event)),
    PartialDecryption: (hash, event) => board.decryptions.push(owned(hash, event)),
    Result: (hash) => (board.result = entry(hash, 'the result')),
  };
  let first = true;
  for (const { name, time, body } of blocks(bytes)) {
    const text = utf8.decode(body);
    if (first) {
      if (name !== 'BELENIOS' || text !== `{"version":1,"timestamp":"${time}"}`) throw bad('its first entry');
      first = false;
      continue;
    }
    const hash = await hashOf(body);
    if (name === `${hash}.data.json`) {
      // Equal data of two events stand twice.
      entries.set(hash, text);
    } else if (name === `${hash}.event.json`) {
      const event = readJson(text, 'an event');
      checkEvent(event, text, before);
      take[event.type]?.(event.payload, event.height, hash);
      before = { type: event.type, height: event.height, hash };
    } else {
      throw bad(`the entry ${name.slice(0, 12)}… is not what its name says`);
    }
  }
  if (before.type === 'start') throw bad('it has no setup');
  return { ...board, last: before.type, at: before.hash, loose: entries.size - used.size };
}
