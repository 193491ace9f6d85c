// The key ceremony of trustees of whom some are enough (distributed key generation after Pedersen; specification,
// "Public key infrastructure" to "Voutputs"), one trustee's part in it, in that trustee's own browser. All that is
// secret is derived from the seed of 22 characters, so its file alone goes on after a browser was lost, and makes
// the same text again that was committed to. Every derivation names what it is for and what it is about, so no
// number serves twice.
import { challenge, exponent, G, GROUP, hexOf, mod, ONE, point, Refusal, sha256, text, times } from './group.js';
import { checkSigned, isSeed, opened, parse, readCertificate, readCoefficients, sumOf } from './threshold.js';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const LENGTH = 22;
const proof = (c, r) => ({ challenge: String(c), response: String(r) });
const fails = (words, place = {}) => new Refusal('sharing', words, place);

/** A fresh seed: 22 characters of 58, each as likely as another. */
export function makeSeed() {
  let seed = '';
  while (seed.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 232 && seed.length < LENGTH) seed += ALPHABET[byte % 58];
    }
  }
  return seed;
}

/** The seed of a file, with the keys that come of it. */
export async function readSeed(fileText) {
  if (!isSeed(fileText))
    throw new Refusal('key-file', 'This file is not the secret of a trustee: 22 characters.', { field: 'key' });
  const seed = fileText.trim();
  const signing = await challenge(`sk|${seed}`);
  const reading = await challenge(`dk|${seed}`);
  return { seed, signing, reading, verification: text(times(G, signing)), encryption: text(times(G, reading)) };
}

/** A number from the seed, 512 bits of SHA-256 modulo Q; "use" says what for and about what. */
async function derived({ seed }, use) {
  const halves = [
    await sha256(`mandate-sharing|1|0|${seed}|${use}`),
    await sha256(`mandate-sharing|1|1|${seed}|${use}`),
  ];
  return mod(BigInt('0x' + halves.map(hexOf).join('')));
}

async function signature(self, message) {
  const w = await derived(self, `sign|${message}`);
  const c = await challenge(`sigmsg|${message}|${text(times(G, w))}`);
  return proof(c, mod(w - self.signing * c));
}

const signed = async (self, message) => ({ message, signature: await signature(self, message) });

/** A signed message that only the owner of a reading key can read. */
async function sealedFor(self, recipient, message) {
  const inner = JSON.stringify(await signed(self, JSON.stringify({ recipient, message })));
  const r = await derived(self, `send|${recipient}|${inner}`);
  const shared = times(G, await derived(self, `key|${recipient}|${inner}`));
  const alpha = text(times(G, r));
  const beta = text(times(point(recipient, 'A key of a certificate'), r).add(shared));
  const bytes = await sha256(`key|${text(shared)}`);
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt']);
  const how = { name: 'AES-GCM', iv: await sha256(`iv|${alpha}`), tagLength: 128 };
  const data = new Uint8Array(await crypto.subtle.encrypt(how, key, new TextEncoder().encode(inner)));
  return JSON.stringify({ algorithm: 'AES-GCM', alpha, beta, data: hexOf(data) });
}

/** Reads what a sender sealed for this trustee. */
async function readFrom(self, verification, written) {
  const { message, signature } = parse(await opened(self.reading, written), 'a message');
  await checkSigned(message, signature, verification, 'a message');
  const inner = parse(message, 'a message');
  if (inner.recipient !== self.encryption) throw fails('A message is for somebody else.');
  return inner.message;
}

/**
 * Step 1: the keys with which this trustee signs and reads.
 *
 * @param {{size, needed, seat}} plan
 * @returns {string} the certificate's text
 */
export async function certificate(self, { size, needed, seat }) {
  const context = { group: GROUP, size, threshold: needed, index: seat };
  const { verification, encryption } = self;
  return JSON.stringify(await signed(self, JSON.stringify({ context, verification, encryption })));
}

async function readAll(self, plan, certificates) {
  if (certificates.length !== plan.size) throw fails('Not every trustee has a certificate.');
  const all = [];
  for (let i = 1; i <= plan.size; i++) {
    try {
      all.push(await readCertificate(certificates[i - 1], plan.size, plan.needed, i));
    } catch (problem) {
      if (i !== plan.seat) problem.place = { ...problem.place, against: i };
      throw problem;
    }
  }
  const keys = all.flatMap((one) => [text(one.verification), text(one.encryption)]);
  if (new Set(keys).size !== keys.length) throw fails('Two trustees have the same key in their certificates.');
  if (keys[2 * plan.seat - 2] !== self.verification || keys[2 * plan.seat - 1] !== self.encryption) {
    throw new Refusal('key-other', 'This is not the file with which you made your certificate.', {
      field: 'key',
    });
  }
  return all;
}

const at = (coefficients, x) => coefficients.reduceRight((value, one) => mod(value * BigInt(x) + one), 0n);

/**
 * Steps 2 and 3: a secret polynomial, one point of it for each trustee. The same each time for the same seed,
 * election and certificates: first its hash is sent, then the text.
 *
 * @param {string} uuid of the election
 * @param {{message, signature}[]} certificates everybody's, in the order of the seats
 * @returns {{material, salt, commitment}} commitment is SHA-256, in hex, of
 *     mandate-ceremony|1|UUID|SEAT|SALT|MATERIAL
 */
export async function polynomial(self, plan, uuid, certificates) {
  const all = await readAll(self, plan, certificates);
  const { about, coefficients, coefexps } = await coefficientsOf(self, plan, uuid, certificates);
  const secrets = [];
  for (const [i, { encryption }] of all.entries()) {
    const secret = JSON.stringify({ secret: String(at(coefficients, i + 1)) });
    secrets.push(await sealedFor(self, text(encryption), secret));
  }
  const own = JSON.stringify({ polynomial: coefficients.map(String) });
  const material = JSON.stringify({
    polynomial: await sealedFor(self, self.encryption, own),
    secrets,
    coefexps: await signed(self, JSON.stringify({ coefexps })),
    signature: await signature(self, `certs_sig|${JSON.stringify({ certs: certificates, coefexps })}`),
  });
  const salt = hexOf(await sha256(`mandate-sharing|1|salt|${self.seed}|${about}`));
  return { material, salt, commitment: await commitmentTo(uuid, plan.seat, salt, material) };
}

async function coefficientsOf(self, plan, uuid, certificates) {
  const about = `${uuid}|${plan.seat}|${JSON.stringify(certificates)}`;
  const coefficients = [];
  for (let k = 0; k < plan.needed; k++) coefficients.push(await derived(self, `coefficient|${k}|${about}`));
  return { about, coefficients, coefexps: coefficients.map((one) => text(times(G, one))) };
}

const commitmentTo = async (uuid, seat, salt, material) =>
  hexOf(await sha256(['mandate-ceremony', '1', uuid, seat, salt, material].join('|')));

/**
 * What the openings of all hold for one trustee. Each must be what its trustee had committed to before this one
 * handed out anything: else whoever keeps the server chose the others' after it had read this one's.
 *
 * @param {{salt, material}[]} openings in the order of the seats
 * @param {string[]} commitments as compared when the shares were handed out
 * @returns what keyShare takes
 */
export async function receivedFrom(openings, commitments, uuid, { size, seat }) {
  if (openings.length !== size || commitments.length !== size)
    throw fails('Not one part a trustee came back.');
  const all = [];
  for (const [i, { salt, material }] of openings.entries()) {
    if ((await commitmentTo(uuid, i + 1, salt, material)) !== commitments[i]) {
      throw fails(
        `What trustee ${i + 1} handed out is not what stood there when you handed out yours. Do not go on:` +
          ' tell the auditor.',
      );
    }
    all.push(parse(material, 'what a trustee handed out'));
  }
  return {
    polynomial: all[seat - 1].polynomial,
    secrets: all.map((one) => one.secrets?.[seat - 1]),
    coefexps: all.map((one) => one.coefexps),
    signatures: all.map((one) => one.signature),
  };
}

/** The share from one trustee, if it fits what that trustee committed to. */
async function shareFrom(self, plan, i, verification, commitments, written) {
  let secret;
  try {
    const message = await readFrom(self, verification, written);
    secret = exponent(parse(message, 'a share').secret, 'A share');
  } catch {
    throw fails(`The share from trustee ${i} cannot be read.`, { against: i });
  }
  const expected = sumOf(commitments, plan.seat);
  if (!(secret === 0n ? ONE : times(G, secret)).equals(expected)) {
    throw fails(`The share from trustee ${i} does not fit what that trustee committed to.`, { against: i });
  }
  return secret;
}

async function checkOwn(self, verification, commitments, written) {
  let own = [];
  try {
    own = parse(await readFrom(self, verification, written), 'the own polynomial').polynomial;
  } catch {
    // another's, or altered: said below
  }
  const texts = own.map((one) => text(times(G, exponent(one, 'A coefficient'))));
  if (JSON.stringify(texts) !== JSON.stringify(commitments.map(text))) {
    throw fails('What came back as your own part is another. Tell the returning officer and the auditor.');
  }
}

/**
 * Step 4: checks what every trustee sent, and adds up the own part of the key.
 *
 * @param received as the server put it together: polynomial, secrets, coefexps, signatures
 * @returns {string} the text of the key: public half with proofs, private half encrypted for this trustee
 * @throws Refusal with place.against where a trustee's share does not fit
 */
export async function keyShare(self, plan, certificates, received) {
  const all = await readAll(self, plan, certificates);
  const parameters = { threshold: plan.needed, certs: certificates, ...received };
  if ([received.secrets, received.coefexps, received.signatures].some((list) => list?.length !== plan.size)) {
    throw fails('Not one part a trustee came back.');
  }
  const rows = [];
  for (const [i, { verification }] of all.entries()) {
    rows.push(await readCoefficients(parameters, i, verification));
  }
  await checkOwn(self, all[plan.seat - 1].verification, rows[plan.seat - 1], received.polynomial);
  let secret = 0n;
  for (const [i, { verification }] of all.entries()) {
    secret = mod(
      secret + (await shareFrom(self, plan, i + 1, verification, rows[i], received.secrets[i])),
    );
  }
  return published(self, secret);
}

async function published(self, secret) {
  if (secret === 0n) throw fails('The shares add up to nothing. Ask for the keys to be begun again.');
  const X = text(times(G, secret));
  const w = await derived(self, `proof|${X}`);
  const c = await challenge(`pok|${GROUP}|${X}|${text(times(G, w))}`);
  const key = { pok: proof(c, mod(w - secret * c)), public_key: X, signature: await signature(self, X) };
  const kept = await sealedFor(self, self.encryption, JSON.stringify({ secret: String(secret) }));
  return JSON.stringify({ private_key: kept, public_key: key });
}

const notOwn = () =>
  new Refusal(
    'own-part',
    'The board has another part of the key under your number than the one that this file made. If it is the' +
      ' file of this election, do not open anything: tell the auditor.',
    { field: 'key' },
  );

/**
 * Whether the board has this trustee's own part of the key under its number: the certificate of this file, and
 * the commitments that follow from this file and from everybody's certificates as they stand there. A board
 * made for other certificates, or with another part in this one's place, has not.
 *
 * @param {string} uuid of the election on the board
 * @param {string} trustees the board's text of them
 * @param {number} owner the trustee's number on the board, from 1
 * @throws Refusal own-part
 */
export async function mustBeOwnPart(self, uuid, trustees, owner) {
  let seat = owner;
  for (const [kind, group] of parse(trustees, 'the list of trustees')) {
    const size = kind === 'Pedersen' ? group.certs.length : 1;
    if (seat <= size && kind === 'Pedersen') return ownIn(self, uuid, group, seat);
    seat -= size;
  }
  throw notOwn();
}

async function ownIn(self, uuid, { threshold, certs, coefexps }, seat) {
  const plan = { size: certs.length, needed: threshold, seat };
  try {
    await readAll(self, plan, certs);
  } catch {
    throw notOwn();
  }
  const own = await coefficientsOf(self, plan, uuid, certs);
  if (coefexps[seat - 1].message !== JSON.stringify({ coefexps: own.coefexps })) throw notOwn();
}

/**
 * A checksum of all that fixes the keys, for trustees to compare by telephone: 160 bits, so that nobody finds
 * two ceremonies with the same one.
 */
export async function checksumOf(uuid, { size, needed }, certificates, commitments) {
  const all = [size, needed, JSON.stringify(certificates), JSON.stringify(commitments)].join('|');
  return hexOf(await sha256(`mandate-shared-keys|1|${uuid}|${all}`))
    .slice(0, 40)
    .replace(/(....)(?=.)/g, '$1 ');
}
