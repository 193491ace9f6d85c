// Sealing a ballot in the voter's browser: encryption, proofs, signature, tracker and the sidecar's line.
// Protocol version 1 of the public board; the words of every hashed string stand beside the proof they belong
// to. No page, no network, no clock in here: functions of their arguments and of the browser's random
// numbers.
import {
  breathe,
  challenge,
  fingerprint,
  G,
  mod,
  ONE,
  pointOfNumbers,
  random,
  Refusal,
  text,
  texts,
  times,
} from './group.js';

const sum = (numbers) => mod(numbers.reduce((total, number) => total + number, 0n));
const proof = (challenge, response) => ({ challenge: String(challenge), response: String(response) });
const BIT = [ONE, G];

// ---- what may be chosen --------------------------------------------------------------

const refuse = (code, words, question) => new Refusal(code, words, { question });
const places = (n) => (n === 1 ? '1 answer' : `${n} answers`);

function checkChosen(question, choice, index) {
  if (choice === 'blank') {
    if (question.blank) return;
    throw refuse('no-blank', 'This question has no blank vote.', index);
  }
  if (
    !Array.isArray(choice) ||
    choice.length !== question.answers.length ||
    !choice.every((v) => v === 0 || v === 1)
  ) {
    throw refuse(
      'not-a-choice',
      `Choose among the ${places(question.answers.length)} of this question.`,
      index,
    );
  }
  const chosen = choice.filter((v) => v === 1).length;
  if (chosen < question.min)
    throw refuse('too-few', `Choose at least ${question.min}. You chose ${chosen}.`, index);
  if (chosen > question.max)
    throw refuse('too-many', `Choose at most ${question.max}. You chose ${chosen}.`, index);
}

function checkRanks(question, choice, index) {
  const count = question.answers.length;
  if (choice === 'blank') return;
  if (
    !Array.isArray(choice) ||
    choice.length !== count ||
    !choice.every((v) => Number.isInteger(v) && v >= 0 && v <= count)
  ) {
    throw refuse('not-a-rank', `Write whole numbers from 1 to ${count}, or leave a box empty.`, index);
  }
  const ranks = choice.filter((v) => v > 0).sort((a, b) => a - b);
  if (ranks.length === 0) {
    throw refuse(
      'no-first',
      'Write 1 beside your first choice, or choose to leave this question blank.',
      index,
    );
  }
  ranks.forEach((rank, i) => {
    if (i > 0 && rank === ranks[i - 1])
      throw refuse('tie', `The number ${rank} stands twice. Use each number once.`, index);
    if (rank !== i + 1)
      throw refuse(
        'gap',
        `The number ${i + 1} is missing. Use 1, 2, 3 and so on, with none left out.`,
        index,
      );
  });
}

/**
 * Refuses what could not be counted, before anything is sealed. One choice per question: for 'choose' a list
 * of 0 and 1 per answer; for 'rank' a list with each answer's rank, 1 for the first, 0 for not ranked; or
 * the word 'blank'.
 *
 * @throws Refusal with place.question, the question's number from 0
 */
export function checkChoices(election, choices) {
  if (!Array.isArray(choices) || choices.length !== election.questions.length) {
    throw new Refusal('questions', 'Answer every question, or leave it blank.');
  }
  election.questions.forEach((question, index) => {
    (question.kind === 'rank' ? checkRanks : checkChosen)(question, choices[index], index);
  });
}

// ---- proofs --------------------------------------------------------------------------

/** g^r and y^r times the message's point; r and the message are the voter's secret. */
function encrypt(election, message, r) {
  return { alpha: times(G, r), beta: times(election.key, r).add(message) };
}

/** What a proof of the case that is true commits to. */
function honest(election) {
  const w = random();
  return { w, A: times(G, w), B: times(election.key, w) };
}

/**
 * A proof of a case that need not be true, made backwards from a random challenge and response. Its
 * commitments are A = g^response alpha^challenge and B = y^response (beta/g^M)^challenge; as the sealer
 * knows r with alpha = g^r and beta = y^r g^m, they are powers of the fixed points alone. "off" is m - M.
 */
function simulated(election, r, off) {
  const c = random();
  const response = random();
  const e = mod(response + r * c);
  const shift = times(G, mod(off * c) || Q_MINUS_ONE);
  return { c, response, A: times(G, e), B: times(election.key, e).add(off === 0n ? ONE : shift) };
}

const Q_MINUS_ONE = mod(-1n);

/**
 * One of several cases is true. The others are simulated; the true one takes what challenge is left.
 *
 * @param cases [{r, off}], in the order of the proof; off is 0n for the true one at least
 * @param real the true case's place
 * @param words (texts of A0,B0,A1,B1,...) => the string that is hashed
 */
async function oneOf(election, cases, real, words) {
  // The same steps in the same order whichever case is true; only at the end do they take their places.
  const truth = honest(election);
  const others = [];
  for (const { r, off } of cases.filter((_, j) => j !== real)) {
    others.push(simulated(election, r, off));
    await breathe();
  }
  const made = cases.map((_, j) => (j === real ? truth : others[j < real ? j : j - 1]));
  const commitments = texts(made.flatMap(({ A, B }) => [A, B]));
  const total = await challenge(words(commitments));
  const c = mod(total - sum(others.map((one) => one.c)));
  const proofs = made.map((one, j) =>
    j === real ? proof(c, mod(one.w - cases[real].r * c)) : proof(one.c, one.response),
  );
  return { proofs, commitments };
}

const pair = ({ alpha, beta }) => `${alpha},${beta}`;

/** The whole answer to a question that is added up without being opened. */
async function sealChosen(election, question, choice, S0, done) {
  const blank = choice === 'blank';
  const plain = blank ? question.answers.map(() => 0) : choice;
  const bits = question.blank ? [blank ? 1 : 0, ...plain] : plain;
  const secrets = bits.map(() => random());
  const sealed = [];
  for (const [i, bit] of bits.entries()) {
    sealed.push(encrypt(election, BIT[bit], secrets[i]));
    await breathe();
  }
  const flat = texts(sealed.flatMap(({ alpha, beta }) => [alpha, beta]));
  const choices = sealed.map((_, i) => ({ alpha: flat[2 * i], beta: flat[2 * i + 1] }));
  const commitments = [];
  const individual = [];
  for (const [i, bit] of bits.entries()) {
    const cases = [0n, 1n].map((M) => ({ r: secrets[i], off: BigInt(bit) - M }));
    const made = await oneOf(election, cases, bit, (c) => `prove|${S0}|${pair(choices[i])}|${c.join(',')}`);
    individual.push(made.proofs);
    commitments.push(...made.commitments);
    done();
  }
  const S = `${S0}|${choices.map(pair).join(',')}`;
  const whole = await sealTotal(election, question, { bits, secrets, sealed, S, blank });
  done();
  return {
    answer: {
      choices,
      individual_proofs: individual,
      overall_proof: whole.overall.proofs,
      ...(whole.blank ? { blank_proof: whole.blank.proofs } : {}),
    },
    commitments: [...commitments, ...whole.overall.commitments, ...(whole.blank?.commitments ?? [])],
  };
}

const allowed = ({ min, max }) => Array.from({ length: max - min + 1 }, (_, k) => BigInt(min + k));

async function sealTotal(election, question, { bits, secrets, sealed, S, blank }) {
  const from = question.blank ? 1 : 0;
  const r = sum(secrets.slice(from));
  const m = BigInt(bits.slice(from).reduce((total, bit) => total + bit, 0));
  const among = allowed(question).map((M) => ({ r, off: m - M }));
  if (!question.blank) {
    const together = texts([
      sealed.reduce((product, { alpha }) => product.add(alpha), ONE),
      sealed.reduce((product, { beta }) => product.add(beta), ONE),
    ]);
    const words = (c) => `prove|${S}|${together.join(',')}|${c.join(',')}`;
    return { overall: await oneOf(election, among, Number(m) - question.min, words), blank: null };
  }
  const m0 = BigInt(bits[0]);
  const r0 = secrets[0];
  // "not blank, or nothing chosen"
  const either = [
    { r: r0, off: m0 },
    { r, off: m },
  ];
  const first = await oneOf(election, either, blank ? 1 : 0, (c) => `bproof0|${S}|${c.join(',')}`);
  // "blank, or as many chosen as allowed"
  const cases = [{ r: r0, off: m0 - 1n }, ...among];
  const real = blank ? 0 : 1 + Number(m) - question.min;
  const second = await oneOf(election, cases, real, (c) => `bproof1|${S}|${c.join(',')}`);
  return { overall: second, blank: first };
}

/**
 * The answer to a ranked question: all ranks in one ciphertext, which trustees shuffle before it is opened.
 */
async function sealRanks(election, question, choice, S0, done) {
  const ranks = choice === 'blank' ? question.answers.map(() => 0) : choice;
  const r = random();
  const sealed = encrypt(election, pointOfNumbers(ranks), r);
  const w = random();
  const [alpha, beta, A] = texts([sealed.alpha, sealed.beta, times(G, w)]);
  const c = await challenge(`raweg|${S0}|${election.keyText},${alpha},${beta}|${A}`);
  done();
  return { answer: { choices: { alpha, beta }, proof: proof(c, mod(w - r * c)) }, commitments: [A] };
}

async function sign(secret, words) {
  const w = random();
  const A = text(times(G, w));
  const c = await challenge(words(A));
  return { proof: proof(c, mod(w - secret * c)), A };
}

// ---- the ballot ----------------------------------------------------------------------

/**
 * Seals a ballot.
 *
 * @param election from readElection
 * @param credential from readCredential
 * @param choices as checkChoices wants them
 * @param {function(number): void} progress is told the share done, 0 to 1, between steps
 * @returns {{ballot: string, tracker: string, sidecar: string}} the ballot's text for the board, its tracker, and
 *     its line of the sidecar (docs/ballots-sidecar.md): all commitments in the order of the proofs, last the
 *     signature's; and the second signature, which also covers the credential's key and the election
 * @throws Refusal whatever checkChoices refuses
 */
export async function seal(election, credential, choices, progress = () => {}) {
  checkChoices(election, choices);
  const steps = election.questions.reduce(
    (n, q) => n + (q.kind === 'rank' ? 1 : q.answers.length + (q.blank ? 2 : 1)),
    1,
  );
  let step = 0;
  const done = () => progress(++step / steps);
  const S0 = `${election.fingerprint}|${credential.publicText}`;
  const answers = [];
  const commitments = [];
  for (const [i, question] of election.questions.entries()) {
    const sealOne = question.kind === 'rank' ? sealRanks : sealChosen;
    const made = await sealOne(election, question, choices[i], S0, done);
    answers.push(made.answer);
    commitments.push(...made.commitments);
  }
  const unsigned = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential: credential.publicText,
    answers,
  };
  const hash = await fingerprint(JSON.stringify(unsigned));
  const first = await sign(credential.secret, (A) => `sig|${hash}|${A}`);
  const second = await sign(credential.secret, (A) => `mandate-sidecar|1|${S0}|${hash}|${A}`);
  const ballot = JSON.stringify({ ...unsigned, signature: { hash, proof: first.proof } });
  const tracker = await fingerprint(ballot);
  const sidecar = {
    ballot: tracker,
    commitments: [...commitments, first.A],
    second: { commitment: second.A, response: second.proof.response },
  };
  done();
  return { ballot, tracker, sidecar: JSON.stringify(sidecar) };
}
