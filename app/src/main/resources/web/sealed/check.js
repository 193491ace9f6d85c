// What a trustee's browser checks before it lets its owner decrypt or shuffle: every key, every ballot, the
// sum, every shuffle, from the board's file alone. Slower than ./mandate election verify and written apart
// from it, so that the two can disagree. Everything here is public: nothing needs constant time.
import { readJson } from './board.js';
import { readElection } from './election.js';
import {
  breathe,
  challenge,
  exponent,
  fingerprint,
  G,
  mod,
  ONE,
  point,
  Refusal,
  texts,
  timesPublic,
} from './group.js';
import { checkOpenings } from './opening.js';
import { checkShuffle } from './shuffle.js';
import { checkThreshold } from './threshold.js';
import { readPublicKey } from './trustee.js';

const add = (points) => points.reduce((sum, one) => sum.add(one), ONE);
const sum = (numbers) => mod(numbers.reduce((total, number) => total + number, 0n));
const g = (number) => timesPublic(G, number);
const fails = (rule, words, place = {}) => new Refusal(rule, words, { ...place, rule });

function ciphertext(read, what) {
  return {
    alpha: point(read?.alpha, `${what}, alpha,`),
    beta: point(read?.beta, `${what}, beta,`),
    texts: { alpha: read.alpha, beta: read.beta },
  };
}

const pairOf = ({ texts }) => `${texts.alpha},${texts.beta}`;

function proofOf(read) {
  return { c: exponent(read?.challenge, 'A challenge'), r: exponent(read?.response, 'A response') };
}

/** Commitments of one case: A = g^r alpha^c, B = y^r (beta/g^M)^c. */
function commitments(election, { alpha, beta }, M, { c, r }) {
  return [
    g(r).add(timesPublic(alpha, c)),
    timesPublic(election.key, r).add(timesPublic(M === 0n ? beta : beta.subtract(g(M)), c)),
  ];
}

async function checkOneOf(election, cases, proofs, words, rule) {
  if (!Array.isArray(proofs) || proofs.length !== cases.length)
    throw fails(rule, 'A proof has another number of parts.');
  const read = proofs.map(proofOf);
  const all = texts(read.flatMap((one, j) => commitments(election, cases[j].sealed, cases[j].M, one)));
  await breathe();
  if ((await challenge(words(all))) !== sum(read.map(({ c }) => c)))
    throw fails(rule, 'A proof of a ballot does not hold.');
}

const allowed = ({ min, max }) => Array.from({ length: max - min + 1 }, (_, k) => BigInt(min + k));

async function checkChosen(election, question, answer, S0) {
  const length = question.answers.length + (question.blank ? 1 : 0);
  if (!Array.isArray(answer.choices) || answer.choices.length !== length)
    throw fails('answers', 'An answer has another length.');
  const sealed = answer.choices.map((one) => ciphertext(one, 'A choice of a ballot'));
  if (answer.individual_proofs?.length !== length)
    throw fails('0/1', 'A ballot has not one proof for each choice.');
  for (const [i, one] of sealed.entries()) {
    const cases = [0n, 1n].map((M) => ({ sealed: one, M }));
    await checkOneOf(
      election,
      cases,
      answer.individual_proofs[i],
      (c) => `prove|${S0}|${pairOf(one)}|${c.join(',')}`,
      '0/1',
    );
  }
  const S = `${S0}|${sealed.map(pairOf).join(',')}`;
  const counted = sealed.slice(question.blank ? 1 : 0);
  const whole = { alpha: add(counted.map((one) => one.alpha)), beta: add(counted.map((one) => one.beta)) };
  const among = allowed(question).map((M) => ({ sealed: whole, M }));
  if (!question.blank) {
    if (answer.blank_proof !== undefined)
      throw fails('blank', 'A ballot proves a blank vote where there is none.');
    const product = texts([whole.alpha, whole.beta]).join(',');
    await checkOneOf(
      election,
      among,
      answer.overall_proof,
      (c) => `prove|${S}|${product}|${c.join(',')}`,
      'how many',
    );
    return sealed;
  }
  const either = [
    { sealed: sealed[0], M: 0n },
    { sealed: whole, M: 0n },
  ];
  await checkOneOf(election, either, answer.blank_proof, (c) => `bproof0|${S}|${c.join(',')}`, 'blank');
  const cases = [{ sealed: sealed[0], M: 1n }, ...among];
  await checkOneOf(election, cases, answer.overall_proof, (c) => `bproof1|${S}|${c.join(',')}`, 'how many');
  return sealed;
}

async function checkRanks(election, question, answer, S0) {
  const sealed = ciphertext(answer.choices, 'A ranked answer');
  const { c, r } = proofOf(answer.proof);
  const [A] = texts([g(r).add(timesPublic(sealed.alpha, c))]);
  if ((await challenge(`raweg|${S0}|${election.keyText},${pairOf(sealed)}|${A}`)) !== c) {
    throw fails('ranked', 'The proof of a ranked answer does not hold.');
  }
  return [sealed];
}

/** An answer's fields in their order; a ballot whose text differs from this is refused. */
function ordered(question, { choices, individual_proofs, overall_proof, blank_proof, proof }) {
  return question.kind === 'rank'
    ? { choices, proof }
    : { choices, individual_proofs, overall_proof, blank_proof };
}

async function readBallot(election, roll, text) {
  const read = readJson(text, 'a ballot');
  const { election_uuid, election_hash, credential, answers, signature } = read;
  if (!Array.isArray(answers) || answers.length !== election.questions.length)
    throw fails('answers', 'A ballot does not answer every question.');
  const unsigned = {
    election_uuid,
    election_hash,
    credential,
    answers: answers.map((one, i) => ordered(election.questions[i], one)),
  };
  const again = JSON.stringify({
    ...unsigned,
    signature: { hash: signature?.hash, proof: signature?.proof },
  });
  if (again !== text) throw fails('form', 'A ballot is not in the one form that is allowed.');
  if (election_uuid !== election.uuid || election_hash !== election.fingerprint)
    throw fails('election', 'A ballot belongs to another election.');
  if (!roll.has(credential))
    throw fails('roll', 'A ballot is signed by a credential that is not on the roll.');
  if ((await fingerprint(JSON.stringify(unsigned))) !== signature.hash)
    throw fails('hash', 'A ballot is not what its signature covers.');
  const { c, r } = proofOf(signature.proof);
  const [A] = texts([g(r).add(timesPublic(roll.get(credential).key, c))]);
  if ((await challenge(`sig|${signature.hash}|${A}`)) !== c)
    throw fails('signature', 'The signature of a ballot does not hold.');
  const S0 = `${election.fingerprint}|${credential}`;
  const sealed = [];
  for (const [i, question] of election.questions.entries()) {
    sealed.push(
      await (question.kind === 'rank' ? checkRanks : checkChosen)(election, question, answers[i], S0),
    );
  }
  return { credential, sealed };
}

async function checkKeys(election, trusteesText) {
  const keys = [];
  const parts = [];
  for (const [kind, one] of readJson(trusteesText, 'the list of trustees')) {
    if (kind === 'Single') {
      keys.push(await readPublicKey(JSON.stringify(one)));
      parts.push(keys.at(-1).point);
    } else if (kind === 'Pedersen') {
      const group = await checkThreshold(one);
      keys.push(...group.keys);
      parts.push(group.key);
    } else {
      throw fails('trustees', 'The list of trustees has a kind that is not known.');
    }
  }
  const texts = keys.map((key) => key.text);
  if (new Set(texts).size !== texts.length) throw fails('trustees', 'Two trustees have the same key.');
  if (!add(parts).equals(election.key)) {
    throw fails('key', "The election's key is not the sum of its trustees' keys.");
  }
  return texts;
}

function readRoll(credentialsText) {
  const roll = new Map();
  for (const line of readJson(credentialsText, 'the roll')) {
    const [key, weight = '1'] = line.split(',');
    if (roll.has(key)) throw fails('roll', 'A credential stands twice on the roll.');
    if (!/^[1-9][0-9]*$/.test(weight)) throw fails('roll', 'A weight on the roll is not a whole number.');
    roll.set(key, { key: point(key, 'A credential of the roll'), weight: BigInt(weight) });
  }
  return roll;
}

const reversed = (text) => text.match(/../g).reverse().join('');
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
// Ranked ciphertexts are sorted before the first shuffle, by their elements' bytes as RFC 8032 writes them.
const bySealed = (a, b) =>
  order(reversed(a.texts.alpha), reversed(b.texts.alpha)) ||
  order(reversed(a.texts.beta), reversed(b.texts.beta));

function addUp(election, roll, ballots) {
  const weighed = (points) =>
    points.reduce((sum, [one, weight]) => sum.add(weight === 1n ? one : timesPublic(one, weight)), ONE);
  return election.questions.map((question, i) => {
    if (question.kind === 'rank') {
      if (ballots.some(({ credential }) => roll.get(credential).weight !== 1n)) {
        throw fails('weights', 'Ranked ballots cannot have weights.');
      }
      return ballots.map(({ sealed }) => sealed[i][0]).sort(bySealed);
    }
    const length = question.answers.length + (question.blank ? 1 : 0);
    const part = (j, name) =>
      weighed(ballots.map(({ credential, sealed }) => [sealed[i][j][name], roll.get(credential).weight]));
    const list = Array.from({ length }, (_, j) => ({ alpha: part(j, 'alpha'), beta: part(j, 'beta') }));
    const flat = texts(list.flatMap(({ alpha, beta }) => [alpha, beta]));
    return list.map((one, j) => ({ ...one, texts: { alpha: flat[2 * j], beta: flat[2 * j + 1] } }));
  });
}

function checkTally(board, tally, ballots, roll) {
  if (JSON.stringify(tally.map((list) => list.map((one) => one.texts))) !== board.tally.text) {
    throw fails('tally', 'The encrypted sum on the board is not the sum of its ballots.', {
      event: 'EncryptedTally',
    });
  }
  const weight = ballots.reduce((total, { credential }) => total + roll.get(credential).weight, 0n);
  if (board.tally.counted !== ballots.length || BigInt(board.tally.weight) !== weight) {
    throw fails('tally', 'The board says another number of ballots than it holds.', {
      event: 'EncryptedTally',
    });
  }
}

function fewestAlike(ballots, roll) {
  const alike = new Map();
  for (const { credential } of ballots) {
    const { weight } = roll.get(credential);
    alike.set(weight, (alike.get(weight) ?? 0) + 1);
  }
  return Math.min(ballots.length, ...alike.values());
}

function readShuffle(text) {
  const { ciphertexts, proofs } = readJson(text, 'a shuffle');
  if (JSON.stringify({ ciphertexts, proofs }) !== text)
    throw fails('form', 'A shuffle is not in the one form that is allowed.');
  const points = (list) => list.map((one) => point(one, 'An element of a shuffle'));
  const numbers = (list) => list.map((one) => exponent(one, 'A number of a shuffle'));
  return {
    lists: ciphertexts.map((list) => list.map((one) => ciphertext(one, 'A shuffled ballot'))),
    proofs: proofs.map(([[t1, t2, t3, [t4, t5], tHat], [s1, s2, s3, s4, sHat, sOut], c, link]) => ({
      t: points([t1, t2, t3, t4, t5]),
      tHat: points(tHat),
      s: numbers([s1, s2, s3, s4]),
      sHat: numbers(sHat),
      sOut: numbers(sOut),
      c: points(c),
      link: points(link),
    })),
  };
}

async function followShuffles(election, board, tally, progress) {
  const ranked = election.questions.flatMap((question, i) => (question.kind === 'rank' ? [i] : []));
  let now = tally;
  for (const [k, one] of board.shuffles.entries()) {
    const read = readShuffle(one.text);
    if (read.lists.length !== ranked.length || read.proofs.length !== ranked.length) {
      throw fails('shuffle', 'A shuffle has another number of questions.', { event: one.event });
    }
    const next = [...now];
    for (const [at, i] of ranked.entries()) {
      const n = now[i].length;
      const proof = read.proofs[at];
      if (
        [read.lists[at], proof.tHat, proof.sHat, proof.sOut, proof.c, proof.link].some(
          (list) => list.length !== n,
        )
      ) {
        throw fails('shuffle', 'A shuffle has another number of ballots.', { event: one.event });
      }
      if (n > 0)
        await checkShuffle(election, now[i], read.lists[at], proof, (share) =>
          progress((k + share) / board.shuffles.length),
        );
      next[i] = read.lists[at];
    }
    now = next;
  }
  return { ranked, now };
}

/**
 * Checks a board as far as it goes.
 *
 * @param board from readBoard
 * @param {string} expected the election's fingerprint from another source, or null
 * @param progress is told what is being checked and the share of it done
 * @param {string[]} lines of the board's sidecar, as far as they prove openings
 * @returns {{election, keys, counted, fewest, shuffles, owners, proved, ciphertexts, ranked, ready}} fewest is
 *     among how many counted ballots of one weight somebody hides at least; ciphertexts are what is to be
 *     shuffled or decrypted next; proved is whose openings the sidecar proves as a whole; ready is 'vote', 'shuffle', 'decrypt' or 'done'
 * @throws Refusal with place.rule, and place.event and place.ballot (tracker) where it is one ballot's fault
 */
export async function checkBoard(board, expected, progress = () => {}, lines = []) {
  const election = await readElection(board.election, expected);
  const keys = await checkKeys(election, board.trustees);
  const roll = readRoll(board.credentials);
  const last = new Map();
  const seen = new Set();
  for (const [i, { text, event }] of board.ballots.entries()) {
    const tracker = await fingerprint(text);
    try {
      if (seen.has(tracker)) throw fails('twice', 'A ballot stands twice on the board.');
      seen.add(tracker);
      const read = await readBallot(election, roll, text);
      last.delete(read.credential);
      last.set(read.credential, read);
    } catch (problem) {
      if (problem instanceof Refusal) problem.place = { ...problem.place, event, ballot: tracker };
      throw problem;
    }
    progress('ballots', (i + 1) / board.ballots.length);
  }
  const ballots = [...last.values()];
  const tally = addUp(election, roll, ballots);
  if (board.tally) checkTally(board, tally, ballots, roll);
  const { ranked, now } = await followShuffles(election, board, tally, (share) =>
    progress('shuffles', share),
  );
  const owners = new Set(board.shuffles.map(({ owner }) => owner));
  for (const owner of owners) {
    if (!Number.isInteger(owner) || owner < 1 || owner > keys.length) {
      throw fails('shuffle', 'A shuffle is said to be of a trustee who is none.');
    }
  }
  const proved = await checkOpenings(election, keys, now, board.decryptions, lines);
  return {
    election,
    keys,
    proved,
    counted: ballots.length,
    fewest: fewestAlike(ballots, roll),
    shuffles: board.shuffles.length,
    owners: owners.size,
    ciphertexts: now,
    ranked,
    ready: stage(board, ranked),
  };
}

function stage(board, ranked) {
  if (!board.tally) return 'vote';
  if (board.result) return 'done';
  return ranked.length > 0 && !['EndShuffles', 'PartialDecryption'].includes(board.last)
    ? 'shuffle'
    : 'decrypt';
}

/** Refuses a decryption that would open ballots before they are mixed, or before the vote has ended. */
export function mayDecrypt(checked) {
  if (checked.ready === 'vote')
    throw fails('early', 'The vote has not ended, or nothing is added up yet. Nothing can be opened.');
  if (checked.ready === 'done') throw fails('done', 'The result is there already. Your share is not needed.');
  if (checked.ready === 'shuffle')
    throw fails('shuffles', 'The ballots are not all shuffled yet. Do not decrypt before.');
  if (checked.ranked.length > 0 && checked.owners < 2) {
    throw fails(
      'shuffles',
      'Fewer than two trustees have shuffled the ballots. Do not decrypt: one alone could tell whose is whose.',
    );
  }
}
