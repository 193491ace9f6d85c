// What a trustee's browser keeps between two visits: which keys were made together, the hash of the shuffle it
// made, and which tally this key opened. No secret is kept. A browser that keeps nothing (another device, a
// private window, data cleared) is asked for by the page, never taken for a yes.
import { fingerprint, Refusal } from './group.js';

const short = (hash) => `${String(hash).slice(0, 8)}…`;
const ownPlace = (election, seat) => `mandate-shuffled-${election}-${seat}`;
const openedPlace = (election, key) => `mandate-opened-${election}-${key}`;

function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

function write(place, value) {
  try {
    localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const sharingPlace = (uuid, own) => `mandate-sharing-${uuid}-${own}`;

/**
 * Whether keys are being made among the same trustees and commitments as this browser saw before.
 *
 * @param {string} own the key with which this trustee signs
 * @param facts by name, of {size, needed, commitment, checksum}
 * @returns {boolean} false where this browser does not know one of them yet
 * @throws Refusal sharing-other
 */
export function sameSharing(uuid, own, facts) {
  const before = read(sharingPlace(uuid, own)) ?? {};
  const known = Object.keys(facts).filter((name) => before[name] !== undefined);
  if (known.some((name) => before[name] !== facts[name])) {
    throw new Refusal(
      'sharing-other',
      'The trustees, or what they committed to, are not the ones that this browser saw before. Send nothing:' +
        ' tell the auditor.',
    );
  }
  return known.length === Object.keys(facts).length;
}

/** Keeps such facts beside those that are known. */
export const keepSharing = (uuid, own, facts) =>
  write(sharingPlace(uuid, own), { ...read(sharingPlace(uuid, own)), ...facts });

/** Keeps the hash of a shuffle; taken says that the server has answered that it stands. */
export function keepOwnShuffle(election, seat, hash, taken) {
  return write(ownPlace(election, seat), { hash, taken });
}

/** The shuffle that was made here: {hash, taken}, or null. */
export const ownShuffle = (election, seat) => read(ownPlace(election, seat));

const isHash = /^[0-9a-f]{64}$/;

/**
 * Whether the trustee's own shuffle stands on the board: if one who mixed by chance looks, rankings were
 * parted from their voters, whoever keeps the board.
 *
 * @param {{owner: number, hash: string}[]} shuffles of the board
 * @param {{hash, taken}} kept by this browser, or null
 * @param {string} typed a hash that the trustee wrote down; empty where none
 * @returns {'there'|'lost'|'none'} there: it stands on the board. lost: a shuffle stands under this trustee's
 *     number and this browser cannot tell whose it is. none: no shuffle stands under that number, and this
 *     browser knows of none that should
 * @throws Refusal own-shuffle where the one that was made is not on the board
 */
export function lookForOwnShuffle(shuffles, seat, kept, typed) {
  const wanted = typed.trim().toLowerCase() || kept?.hash;
  const own = shuffles.filter(({ owner }) => owner === seat);
  if (typed.trim() && !isHash.test(wanted)) {
    throw new Refusal(
      'own-shuffle-form',
      'The hash of your shuffle has 64 characters, 0 to 9 and a to f.',
      { field: 'own-shuffle' },
    );
  }
  if (wanted && own.some(({ hash }) => hash === wanted)) return 'there';
  if (wanted && (typed.trim() || own.length > 0 || kept.taken)) {
    throw new Refusal(
      'own-shuffle',
      `The shuffle ${short(wanted)} that you made is not on the board under your number. Do not open` +
        ' anything: tell the auditor. If you mixed again on another device, type the hash it gave you.',
      { field: 'own-shuffle' },
    );
  }
  return own.length > 0 ? 'lost' : 'none';
}

async function opened(tally, checked) {
  const texts = checked.ciphertexts.map((list) => list.map((one) => one.texts));
  return { tally: tally.hash, sum: await fingerprint(JSON.stringify(texts)) };
}

/**
 * A trustee who opens two tallies of one election tells what lies between them. This browser remembers which
 * one a key opened, and refuses another; the same one may be opened again.
 *
 * @param {{hash: string}} tally of the board
 * @param checked from checkBoard
 * @param {string} key the trustee's public key
 * @returns {boolean} whether this browser remembers that it opened this one; false says nothing of others
 * @throws Refusal twice
 */
export async function onlyOneTally(tally, checked, key) {
  const before = read(openedPlace(checked.election.fingerprint, key));
  const own = await opened(tally, checked);
  if (before && (before.tally !== own.tally || before.sum !== own.sum)) {
    const which =
      before.tally === own.tally
        ? ' mixed in another way'
        : `, ${short(before.tally)}, and this is ${short(own.tally)}`;
    throw new Refusal(
      'twice',
      `You have opened another tally of this election in this browser before${which}. Two of them together` +
        ' would tell single ballots. Do not open it: tell the auditor.',
    );
  }
  return before !== null;
}

/** Remembers the tally that is about to be opened; false where the browser keeps nothing. */
export async function rememberTally(tally, checked, key) {
  return write(openedPlace(checked.election.fingerprint, key), await opened(tally, checked));
}
