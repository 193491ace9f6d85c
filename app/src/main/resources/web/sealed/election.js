// What a voter's or a trustee's browser reads before it does anything: the election's text and a credential.
// Whatever is not understood is refused; nothing is guessed.
import { fingerprint, G, GROUP, hexOf, mod, often, point, Refusal, sha256, text, times } from './group.js';

const whole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
const isText = (value) => typeof value === 'string';
const unknown = (words) =>
  new Refusal('unknown-election', `This page does not understand the election: ${words}.`);

function readQuestion(question, index) {
  const ranked = question?.type === 'NonHomomorphic';
  const body = ranked ? question.value : question;
  if (!body || (question.type !== undefined && !ranked)) {
    throw unknown(`question ${index + 1} is of a kind that it cannot seal`);
  }
  const { answers, question: words } = body;
  if (!Array.isArray(answers) || answers.length === 0 || !answers.every(isText) || !isText(words)) {
    throw unknown(`question ${index + 1} has no plain list of answers`);
  }
  if (ranked) return { kind: 'rank', words, answers };
  const { min, max, blank = false } = body;
  if (!whole(min, answers.length) || !whole(max, answers.length) || min > max || typeof blank !== 'boolean') {
    throw unknown(`question ${index + 1} says how many may be chosen in numbers that do not fit`);
  }
  return { kind: 'choose', words, answers, min, max, blank };
}

function parse(written) {
  try {
    return JSON.parse(written);
  } catch {
    throw unknown('its text is not JSON');
  }
}

/**
 * Reads the public text of an election.
 *
 * @param {string} written the text exactly as it stands on the board
 * @param {string} expected the fingerprint from another source (the letter, the record), or null to skip the
 *     comparison: then whoever sent the text is trusted for it
 * @returns {{text, fingerprint, uuid, name, description, key, keyText, questions}} questions are
 *     {kind: 'choose', words, answers, min, max, blank} or {kind: 'rank', words, answers}
 * @throws Refusal wrong-election, unknown-election, not-in-group
 */
export async function readElection(written, expected) {
  const own = await fingerprint(written);
  if (expected !== null && expected.trim().replace(/=+$/, '') !== own) {
    throw new Refusal(
      'wrong-election',
      `The election on this page has the fingerprint ${own}, not the one you were told. Do not vote here:` +
        ' tell the returning officer.',
    );
  }
  const read = parse(written);
  // Two fields of one name, or spaces, would let two readers see two elections behind one fingerprint.
  if (JSON.stringify(read) !== written) throw unknown('its text is not in the one form that is allowed');
  if (read.version !== 1) throw unknown('it is of another version of the protocol');
  if (read.group !== GROUP)
    throw unknown(`it uses the group ${read.group}; this page seals in ${GROUP} only`);
  if (!isText(read.uuid) || !/^[1-9A-HJ-NP-Za-km-z]{14,}$/.test(read.uuid))
    throw unknown('it has no proper name');
  if (!Array.isArray(read.questions) || read.questions.length === 0) throw unknown('it asks nothing');
  return {
    text: written,
    fingerprint: own,
    uuid: read.uuid,
    name: read.name,
    description: read.description,
    key: often(point(read.public_key, 'The key of the election')),
    keyText: read.public_key,
    questions: read.questions.map(readQuestion),
  };
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const digit = (character) => BigInt(BASE58.indexOf(character));
const grouped = (bare, sizes) => {
  let at = 0;
  return sizes.map((size) => bare.slice(at, (at += size))).join('-');
};

async function stretched(credential, uuid) {
  if (!globalThis.crypto?.subtle) await sha256('');
  const words = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', words.encode(credential), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: words.encode(uuid), iterations: 1000 };
  return hexOf(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
}

async function hashedTwice(credential, uuid) {
  const halves = await Promise.all(
    [0, 1].map((half) => sha256(`derive_credential|${uuid}|${half}|${credential}`)),
  );
  return halves.map(hexOf).join('');
}

const checksumFits = (bare) => {
  const number = [...bare.slice(0, 14)].reduce((sum, character) => sum * 58n + digit(character), 0n);
  return digit(bare[14]) === 53n - (number % 53n);
};

/**
 * The secret number and the public key of a credential, as it was typed: spaces and dashes do not matter.
 *
 * Two forms are known, and both are hashed with their dashes: XXX-XXX-XXX-XXX-XXX, of which the last
 * character is a checksum, and XXXXX-XXXXXX-XXXXX-XXXXXX without one. A mistyped one of the second form is
 * noticed by the roll alone.
 *
 * @param {string} typed the credential
 * @param election from readElection
 * @param {string[]} roll the public credentials of the board ("key" or "key,weight"), or null to skip that
 *     check
 * @returns {{secret: bigint, publicText: string}}
 * @throws Refusal credential-empty, credential-length, credential-character, credential-checksum,
 *     credential-roll
 */
export async function readCredential(typed, election, roll) {
  const bare = typed.replace(/[\s\u2010-\u2015-]/g, '');
  const at = { field: 'credential' };
  if (bare === '')
    throw new Refusal(
      'credential-empty',
      'Type your credential. It is in the message from the credential authority.',
      at,
    );
  const strange = [...bare].find((character) => !BASE58.includes(character));
  if (strange) {
    const hint = '0OIl'.includes(strange)
      ? ' A credential has no 0 (nought), capital O, capital I or small l.'
      : '';
    throw new Refusal(
      'credential-character',
      `A credential has no character “${strange}”.${hint} Check it against your message.`,
      at,
    );
  }
  if (bare.length !== 15 && bare.length !== 22) {
    throw new Refusal(
      'credential-length',
      `A credential has 15 or 22 characters. You typed ${bare.length}.`,
      at,
    );
  }
  if (bare.length === 15 && !checksumFits(bare)) {
    throw new Refusal(
      'credential-checksum',
      'One character of this credential is not right. Check it against your message.',
      at,
    );
  }
  const digits =
    bare.length === 15
      ? await stretched(grouped(bare, [3, 3, 3, 3, 3]), election.uuid)
      : await hashedTwice(grouped(bare, [5, 6, 5, 6]), election.uuid);
  const secret = mod(BigInt('0x' + digits));
  const publicText = text(times(G, secret));
  if (roll && !roll.some((line) => line.split(',')[0] === publicText)) {
    throw new Refusal(
      'credential-roll',
      'This credential is not on the roll of this election. Check each character, capitals and small letters too.',
      at,
    );
  }
  return { secret, publicText };
}
