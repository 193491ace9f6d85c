// A trustee's key and partial decryption, in the trustee's own browser. The key is made here, offered as a
// file, and never sent. What may be decrypted is decided by check.js, which has checked the whole board
// before.
import {
  breathe,
  challenge,
  exponent,
  G,
  GROUP,
  hexOf,
  mod,
  point,
  random,
  Refusal,
  sha256,
  text,
  texts,
  times,
  timesPublic,
} from './group.js';

const proof = (challenge, response) => ({ challenge: String(challenge), response: String(response) });

/**
 * A number made from the key alone: 512 bits of SHA-256 modulo Q, never shown and never used for anything
 * else.
 */
async function derived(secret, use) {
  const halves = [
    await sha256(`mandate-trustee|1|${use}|0|${secret}`),
    await sha256(`mandate-trustee|1|${use}|1|${secret}`),
  ];
  return mod(BigInt('0x' + halves.map(hexOf).join('')));
}

/**
 * A new key.
 *
 * @returns {{secret: bigint, privateText: string, name: string}} privateText is the file that the trustee
 *     keeps (a JSON string of a decimal number, as other programs of this protocol write it); name is short,
 *     for the file's name
 */
export async function makeKey() {
  const secret = random();
  const name = hexOf(await sha256(text(times(G, secret))))
    .slice(0, 8)
    .toUpperCase();
  return { secret, privateText: JSON.stringify(String(secret)), name };
}

/**
 * What a trustee publishes of the key, and the commitment that comes before it: every trustee commits before
 * anybody opens, so that none can choose a key last. Proof and salt are derived from the key: its file alone
 * is enough to open later what was committed to, in another browser too.
 *
 * @param {bigint} secret the private key
 * @param {string} uuid of the election
 * @param {number} seat the trustee's number, from 1
 * @returns {{publicText, publicKey, salt, commitment}} commitment is SHA-256, in hex, of
 *     mandate-ceremony|1|UUID|SEAT|SALT|PUBLIC TEXT
 */
export async function keyToPublish(secret, uuid, seat) {
  const w = await derived(secret, 'proof');
  const [X, A] = texts([times(G, secret), times(G, w)]);
  const c = await challenge(`pok|${GROUP}|${X}|${A}`);
  const publicText = JSON.stringify({ pok: proof(c, mod(w - secret * c)), public_key: X });
  const salt = hexOf(await sha256(`mandate-trustee|1|salt|${uuid}|${seat}|${secret}`));
  const commitment = hexOf(await sha256(['mandate-ceremony', '1', uuid, seat, salt, publicText].join('|')));
  return { publicText, publicKey: X, salt, commitment };
}

/** Reads a public key and checks the proof that its owner knows the private one. */
export async function readPublicKey(publicText) {
  let read;
  try {
    read = JSON.parse(publicText);
  } catch {
    throw new Refusal('key-form', 'This is not a public key: its text is not JSON.');
  }
  const X = point(read?.public_key, 'The public key');
  const c = exponent(read.pok?.challenge, 'The challenge of the proof of a public key');
  const r = exponent(read.pok?.response, 'The response of the proof of a public key');
  const A = timesPublic(G, r).add(timesPublic(X, c));
  if ((await challenge(`pok|${GROUP}|${read.public_key}|${text(A)}`)) !== c) {
    throw new Refusal('key-proof', 'The proof that belongs to a public key does not hold.');
  }
  return { point: X, text: read.public_key };
}

/** Reads the private key from the text of its file. Nothing of the file is ever part of a message. */
export function readPrivateKey(fileText) {
  let read;
  try {
    read = JSON.parse(fileText);
  } catch {
    throw new Refusal('key-file', 'This file is not a private key of a trustee.', { field: 'key' });
  }
  if (typeof read !== 'string' || !/^[1-9][0-9]{0,76}$/.test(read)) {
    throw new Refusal('key-file', 'This file is not a private key of a trustee.', { field: 'key' });
  }
  const secret = exponent(read, 'The private key');
  return { secret, publicText: text(times(G, secret)) };
}

/**
 * A trustee's share of the opening: a factor alpha^x and its proof for each ciphertext.
 *
 * @param election from readElection
 * @param key from readPrivateKey
 * @param {{alpha: point}[][]} ciphertexts one list a question: the sums, or what the last shuffle left
 * @returns {string} the text of the partial decryption, for the board
 */
export async function decrypt(election, key, ciphertexts, progress = () => {}) {
  const all = ciphertexts.reduce((n, list) => n + list.length, 0);
  let done = 0;
  const factors = [];
  const proofs = [];
  for (const list of ciphertexts) {
    factors.push([]);
    proofs.push([]);
    for (const { alpha } of list) {
      const w = random();
      const [factor, A, B] = texts([times(alpha, key.secret), times(G, w), times(alpha, w)]);
      const c = await challenge(`decrypt|${election.fingerprint}|${key.publicText}|${A},${B}`);
      factors.at(-1).push(factor);
      proofs.at(-1).push(proof(c, mod(w - key.secret * c)));
      progress(++done / all);
      await breathe();
    }
  }
  return JSON.stringify({ decryption_factors: factors, decryption_proofs: proofs });
}
