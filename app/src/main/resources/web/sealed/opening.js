// One proof for a trustee's whole opening, beside those of the protocol. Theirs name neither the ciphertext
// nor the factor, so that a trustee who sets out to can prove a false factor; this one is bound to every
// ciphertext, every factor, the election and the key (docs/ballots-sidecar.md).
import {
  breathe,
  challenge,
  exponent,
  G,
  hexOf,
  mod,
  ONE,
  point,
  random,
  Refusal,
  sha256,
  text,
  texts,
  times,
  timesPublic,
} from './group.js';

const hash = async (words) => hexOf(await sha256(words));

/** The 128-bit number that the ciphertext in this place, from 1, is multiplied with. */
async function number(S, place) {
  return BigInt(`0x${(await hash(`mandate-opening|1|${S}|number|${place}`)).slice(0, 32)}`);
}

async function combined(S, points) {
  let sum = ONE;
  for (const [i, one] of points.entries()) {
    sum = sum.add(timesPublic(one, await number(S, i + 1)));
    if (i % 32 === 0) await breathe();
  }
  return sum;
}

/** What the proof is about: election, key, and each ciphertext's alpha beside its factor. */
async function statement(election, publicKey, ciphertexts, factors) {
  if (
    factors?.length !== ciphertexts.length ||
    ciphertexts.some((list, i) => factors[i]?.length !== list.length)
  ) {
    throw new Refusal('opening', 'An opening has another number of parts than there is to open.');
  }
  const pairs = ciphertexts.flatMap((list, i) =>
    list.map(({ texts }, j) => `${texts.alpha},${factors[i][j]}`),
  );
  return hash(['mandate-opening', '1', election.fingerprint, publicKey, ...pairs].join('|'));
}

const bound = (S, A, B) => challenge(`mandate-opening|1|${S}|proof|${A},${B}`);

/**
 * Proves an opening as a whole.
 *
 * @param election from readElection
 * @param key from readPrivateKey or readShare
 * @param {number} seat the trustee's number, from 1
 * @param ciphertexts what was opened, with their texts, one list a question
 * @param {string} decryption the text that decrypt gave for them
 * @returns {string} one line of the sidecar
 */
export async function proveOpening(election, key, seat, ciphertexts, decryption) {
  const factors = JSON.parse(decryption).decryption_factors;
  const S = await statement(election, key.publicText, ciphertexts, factors);
  const alpha = await combined(
    S,
    ciphertexts.flat().map((one) => one.alpha),
  );
  const w = random();
  const c = await bound(S, ...texts([times(G, w), times(alpha, w)]));
  const proof = { challenge: String(c), response: String(mod(w - key.secret * c)) };
  return JSON.stringify({ opening: seat, decryption: await hash(decryption), proof });
}

/**
 * Checks the proof of a trustee's whole opening.
 *
 * @param {string} publicKey the text of that trustee's key on the board
 * @param {string} line of the sidecar
 * @throws Refusal opening
 */
export async function checkOpening(election, publicKey, seat, ciphertexts, decryption, line) {
  const fails = () =>
    new Refusal('opening', `The proof of the whole opening of trustee ${seat} does not hold.`, {
      rule: 'opening',
    });
  let read;
  try {
    read = JSON.parse(line);
  } catch {
    throw fails();
  }
  const proof = { challenge: read.proof?.challenge, response: read.proof?.response };
  const again = JSON.stringify({ opening: seat, decryption: await hash(decryption), proof });
  if (again !== line) throw fails();
  const c = exponent(proof.challenge, 'The challenge of an opening');
  const r = exponent(proof.response, 'The response of an opening');
  const factors = JSON.parse(decryption).decryption_factors;
  const S = await statement(election, publicKey, ciphertexts, factors);
  const alpha = await combined(
    S,
    ciphertexts.flat().map((one) => one.alpha),
  );
  const factor = await combined(
    S,
    factors.flat().map((one) => point(one, 'A factor of an opening')),
  );
  const X = point(publicKey, 'The key of a trustee');
  const A = timesPublic(G, r).add(timesPublic(X, c));
  const B = timesPublic(alpha, r).add(timesPublic(factor, c));
  if ((await bound(S, text(A), text(B))) !== c) throw fails();
}

async function checkFactors(election, publicKey, ciphertexts, text, fails) {
  const { decryption_factors: factors, decryption_proofs: proofs } = JSON.parse(text);
  if (JSON.stringify({ decryption_factors: factors, decryption_proofs: proofs }) !== text) throw fails();
  const fits = (lists) =>
    lists?.length === ciphertexts.length && ciphertexts.every((list, i) => lists[i]?.length === list.length);
  if (!fits(factors) || !fits(proofs)) throw fails();
  const X = point(publicKey, 'The key of a trustee');
  for (const [i, list] of ciphertexts.entries()) {
    for (const [j, { alpha }] of list.entries()) {
      const c = exponent(proofs[i][j]?.challenge, 'The challenge of a decryption');
      const r = exponent(proofs[i][j]?.response, 'The response of a decryption');
      const factor = point(factors[i][j], 'A factor of an opening');
      const A = timesPublic(G, r).add(timesPublic(X, c));
      const B = timesPublic(alpha, r).add(timesPublic(factor, c));
      const words = texts([A, B]).join(',');
      if ((await challenge(`decrypt|${election.fingerprint}|${publicKey}|${words}`)) !== c) throw fails();
      await breathe();
    }
  }
}

/**
 * Checks the trustees' parts that stand on a board: each proof, and the proof of the whole where the sidecar
 * has one.
 *
 * @param {string[]} keys the trustees' public keys, in the board's order
 * @param decryptions of the board
 * @param {string[]} lines of the sidecar; a line is looked for by the hash of its decryption
 * @returns {number[]} whose openings are proved as a whole
 * @throws Refusal decryption
 */
export async function checkOpenings(election, keys, ciphertexts, decryptions, lines) {
  const proved = [];
  const seen = new Set();
  for (const { owner, text, hash: name, event } of decryptions) {
    const fails = () =>
      new Refusal('decryption', `What trustee ${owner} opened is not proved.`, { rule: 'decryption', event });
    if (typeof owner !== 'number' || keys[owner - 1] === undefined || seen.has(owner)) throw fails();
    seen.add(owner);
    await checkFactors(election, keys[owner - 1], ciphertexts, text, fails);
    const line = lines.find((one) => one.startsWith(`{"opening":${owner},"decryption":"${name}"`));
    try {
      if (line === undefined) continue;
      await checkOpening(election, keys[owner - 1], owner, ciphertexts, text, line);
      proved.push(owner);
    } catch (problem) {
      // As of every line of a sidecar: a false one helps with nothing and breaks nothing of the board.
      if (!(problem instanceof Refusal)) throw problem;
    }
  }
  return proved;
}
