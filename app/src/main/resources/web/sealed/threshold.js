// Trustees of whom any few can open the result (specification, "Messages specific to threshold decryption
// support", as since version 3.1). Here: checking how their keys came about, and reading the own share of the
// key, which the server keeps encrypted. Making them is the work of sharing.js.
import {
  challenge,
  exponent,
  G,
  GROUP,
  mod,
  ONE,
  point,
  Refusal,
  sha256,
  sumPublic,
  text,
  times,
  timesPublic,
} from './group.js';
import { readPublicKey } from './trustee.js';

const fails = (words) => new Refusal('threshold', `The threshold trustees: ${words}.`, { rule: 'threshold' });

export function parse(written, what) {
  let read;
  try {
    read = JSON.parse(written);
  } catch {
    throw fails(`${what} is not JSON`);
  }
  if (JSON.stringify(read) !== written) throw fails(`${what} is not in the one form that is allowed`);
  return read;
}

export async function checkSigned(message, proof, key, what) {
  const c = exponent(proof?.challenge, 'The challenge of a signature');
  const r = exponent(proof?.response, 'The response of a signature');
  const A = timesPublic(G, r).add(timesPublic(key, c));
  if ((await challenge(`sigmsg|${message}|${text(A)}`)) !== c) throw fails(`the signature of ${what}`);
}

export async function readCertificate(certificate, size, threshold, index) {
  const keys = parse(certificate.message, 'a certificate');
  const context = { group: GROUP, size, threshold, index };
  const { verification, encryption } = keys;
  if (JSON.stringify(keys) !== JSON.stringify({ context, verification, encryption })) {
    throw fails(`the certificate of trustee ${index} was made for something else`);
  }
  const read = {
    verification: point(verification, `A key in the certificate of trustee ${index}`),
    encryption: point(encryption, `A key in the certificate of trustee ${index}`),
  };
  await checkSigned(certificate.message, certificate.signature, read.verification, 'a certificate');
  return read;
}

export async function readCoefficients(parameters, i, verification) {
  const { message, signature } = parameters.coefexps[i];
  const { coefexps } = parse(message, 'the commitments of a trustee');
  if (!Array.isArray(coefexps) || coefexps.length !== parameters.threshold) {
    throw fails('the commitments of a trustee are not as many as the threshold');
  }
  await checkSigned(message, signature, verification, 'commitments');
  const all = `certs_sig|${JSON.stringify({ certs: parameters.certs, coefexps })}`;
  await checkSigned(all, parameters.signatures[i], verification, 'the certificates of all');
  return coefexps.map((one) => point(one, 'A commitment of a trustee'));
}

/** What follows at j from commitments A_k to coefficients: the product over k of A_k^(j^k). */
export function sumOf(columns, j) {
  return sumPublic(columns.map((column, k) => [column, mod(BigInt(j) ** BigInt(k))]));
}

/**
 * Checks the public part of a threshold ceremony.
 *
 * @param parameters of the board: threshold, certs, coefexps, signatures, verification_keys
 * @returns {{key: point, keys: {point, text}[]}} what the group adds to the election's key, and all its keys
 * @throws Refusal threshold
 */
export async function checkThreshold(parameters) {
  const { threshold, certs, coefexps, signatures, verification_keys: published } = parameters;
  const size = certs?.length;
  const lists = [coefexps, signatures, published];
  if (!(threshold >= 1 && threshold <= size) || lists.some((list) => list?.length !== size)) {
    throw fails('the numbers of their parts do not fit together');
  }
  const rows = [];
  const signing = [];
  for (let i = 0; i < size; i++) {
    const { verification } = await readCertificate(certs[i], size, threshold, i + 1);
    signing.push(verification);
    rows.push(await readCoefficients(parameters, i, verification));
  }
  const columns = Array.from({ length: threshold }, (_, k) =>
    rows.reduce((sum, row) => sum.add(row[k]), ONE),
  );
  const keys = [];
  for (let i = 0; i < size; i++) {
    const key = await readPublicKey(JSON.stringify(published[i]));
    if (!key.point.equals(sumOf(columns, i + 1))) {
      throw fails(`the key of trustee ${i + 1} does not follow from the commitments of all`);
    }
    await checkSigned(key.text, published[i].signature, signing[i], 'a key');
    keys.push(key);
  }
  return { key: columns[0], keys };
}

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));

export async function opened(reading, written) {
  const { algorithm, alpha, beta, data } = parse(written, 'the encrypted share of your key');
  if (algorithm !== 'AES-GCM' || !/^([0-9a-f]{2})+$/.test(data))
    throw fails('an encryption that is not known');
  const shared = point(beta, 'beta').subtract(times(point(alpha, 'alpha'), reading));
  const key = await crypto.subtle.importKey('raw', await sha256(`key|${text(shared)}`), 'AES-GCM', false, [
    'decrypt',
  ]);
  const how = { name: 'AES-GCM', iv: await sha256(`iv|${alpha}`), tagLength: 128 };
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, bytes(data)));
  } catch {
    throw new Refusal('key-other', 'This is not the key that you took part with.', { field: 'key' });
  }
}

/** Whether a file is the seed of a threshold trustee: 22 characters. */
export const isSeed = (fileText) => /^[1-9A-HJ-NP-Za-km-z]{22}$/.test(fileText.trim());

/**
 * The own share of the key, which the server keeps encrypted for its owner.
 *
 * @param {string} seed the trustee's file
 * @param {string} encrypted as the ceremony made it
 * @returns {{secret: bigint, publicText: string}} as readPrivateKey gives it
 */
export async function readShare(seed, encrypted) {
  const signing = await challenge(`sk|${seed.trim()}`);
  const reading = await challenge(`dk|${seed.trim()}`);
  const signed = parse(await opened(reading, encrypted), 'the share of your key');
  await checkSigned(signed.message, signed.signature, times(G, signing), 'the share of your key');
  const { recipient, message } = parse(signed.message, 'the share of your key');
  if (recipient !== text(times(G, reading))) throw fails('the share is for somebody else');
  const secret = exponent(parse(message, 'the share of your key').secret, 'The share of your key');
  return { secret, publicText: text(times(G, secret)) };
}
