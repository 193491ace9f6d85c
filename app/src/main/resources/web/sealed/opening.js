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
