// The group of a sealed election: the prime-order subgroup of edwards25519, in the text form of the public
// board. Arithmetic is the audited library's; this file has the group's parameters (RFC 8032, section 5.1),
// its text form, hashing into exponents, randomness, and ranks as points. Who calls "times" with a secret
// uses the library's data-oblivious multiplication; no script can promise constant time
// (docs/decisions/0022).
import { normalizeZ } from '../../vendor/noble-curves-2.4.0/abstract/curve.js';
import { edwards } from '../../vendor/noble-curves-2.4.0/abstract/edwards.js';

/** Something a person can mend or must know: the words are for them, the code and place for the page. */
export class Refusal extends Error {
  constructor(code, words, place = {}) {
    super(words);
    this.name = 'Refusal';
    this.code = code;
    this.place = place;
  }
}

export const GROUP = 'Ed25519';
const P = 2n ** 255n - 19n;
/** The order of the group: exponents are numbers below it. */
export const Q = 2n ** 252n + 27742317777372353535851937790883648493n;

const Point = edwards({
  p: P,
  n: Q,
  h: 8n,
  a: P - 1n,
  d: 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n,
  Gx: 0x216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51an,
  Gy: 0x6666666666666666666666666666666666666666666666666666666666666658n,
});
export const G = Point.BASE;
export const ONE = Point.ZERO;

/** Numbers modulo the group's order. */
export const mod = (number) => ((number % Q) + Q) % Q;

/** A point times a secret number in 1..Q-1; the number's bits choose no branch and no address. */
export const times = (point, number) => point.multiply(number);

/** A point times a public number in 0..Q-1, faster. */
export const timesPublic = (point, number) => point.multiplyUnsafe(number);

/** A sum of points each times a public number. */
export const sumPublic = (pairs) =>
  pairs.reduce((sum, [point, number]) => sum.add(timesPublic(point, number)), ONE);

/** A fixed point that will be multiplied often: its table is made at the first use. */
export function often(point) {
  point.precompute(6);
  return point;
}

const HEX = /^[0-9a-f]{64}$/;
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (two) => parseInt(two, 16));
export const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Texts of points, with one inversion for all: 64 digits, most significant first, so RFC 8032's bytes
 * reversed.
 */
export function texts(points) {
  return normalizeZ(Point, points).map((point) => hexOf(point.toBytes().reverse()));
}

export const text = (point) => texts([point])[0];

/**
 * The point of a text. Refused: other forms of the same point, points outside the group (also such of small
 * order), and the neutral element, as a key or a ciphertext that is neutral hides nothing.
 */
export function point(written, what) {
  let found = null;
  if (typeof written === 'string' && HEX.test(written)) {
    try {
      found = Point.fromBytes(bytesOf(written).reverse());
    } catch {
      found = null;
    }
  }
  if (!found || found.is0() || !found.isTorsionFree()) {
    throw new Refusal('not-in-group', `${what} is not an element of the group ${GROUP}.`);
  }
  return found;
}

/** The number of a decimal text below the group's order, written without leading noughts. */
export function exponent(written, what) {
  if (typeof written !== 'string' || !/^(0|[1-9][0-9]{0,76})$/.test(written) || BigInt(written) >= Q) {
    throw new Refusal('not-an-exponent', `${what} is not a number below the order of the group ${GROUP}.`);
  }
  return BigInt(written);
}

/** A number in 1..Q-1, uniform but for a bias below 2^-258: 512 random bits modulo Q. */
export function random() {
  const number = mod(BigInt('0x' + hexOf(crypto.getRandomValues(new Uint8Array(64)))));
  return number === 0n ? random() : number;
}

/** SHA-256 of a text, as bytes. The platform's own; browsers offer it on https and on localhost alone. */
export async function sha256(words) {
  if (!globalThis.crypto?.subtle) {
    throw new Refusal(
      'no-crypto',
      'This browser keeps its encryption from pages without https. Open this page by its https address.',
    );
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words)));
}

/** The challenge of a proof: SHA-256 of its words, read as a number, modulo Q. */
export const challenge = async (words) => mod(BigInt('0x' + hexOf(await sha256(words))));

/** Base64 without padding of SHA-256: fingerprints and trackers. */
export const fingerprint = async (words) =>
  btoa(String.fromCharCode(...(await sha256(words)))).replace(/=+$/, '');

const PADDING = 14n;

/**
 * The point that holds small numbers (at most 30 of 0..255): 8 bits each, then counted up to the first
 * element.
 */
export function pointOfNumbers(numbers) {
  if (numbers.length > 30 || numbers.some((n) => !Number.isInteger(n) || n < 0 || n > 255)) {
    throw new Refusal('too-many', 'A ranked question holds at most 30 candidates.');
  }
  const packed = numbers.reduce((sum, n) => sum * 256n + BigInt(n), 0n) << PADDING;
  for (let step = 0n; step < 1n << PADDING; step++) {
    try {
      const found = Point.fromBytes(bytesOf((packed + step).toString(16).padStart(64, '0')).reverse());
      if (found.isTorsionFree()) return found;
    } catch {
      // not a point: the next number
    }
  }
  throw new Refusal('no-point', 'These numbers cannot be sealed in this group.');
}

/**
 * The generator with this number, whose logarithm nobody knows (shuffles): hashed, counted up, freed of
 * cofactor.
 */
export async function generator(number) {
  let x = BigInt('0x' + hexOf(await sha256(`ggen|${number}`))) >> 2n;
  for (; ; x++) {
    try {
      return Point.fromBytes(bytesOf(x.toString(16).padStart(64, '0')).reverse()).clearCofactor();
    } catch {
      // not a point: the next number
    }
  }
}

/** Lets the page breathe and the progress be drawn between two steps of a long computation. */
export const breathe = () => new Promise((resume) => setTimeout(resume, 0));
