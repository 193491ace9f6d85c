// Shuffles of ranked ballots and their proofs (Terelius and Wikström, by the pseudo-code of the CHVote
// specification 1.3.2; the tables' names stand beside the functions). Elements are written multiplicatively
// there, additively here.
import {
  breathe,
  challenge,
  G,
  generator,
  hexOf,
  mod,
  ONE,
  random,
  Refusal,
  sha256,
  sumPublic,
  texts,
  times,
  timesPublic,
} from './group.js';

const comma = (list) => list.map((one) => `${one},`).join('');
const written = (list) => comma(list.map(({ alpha, beta }) => `${alpha},${beta}`));
const add = (points) => points.reduce((sum, one) => sum.add(one), ONE);
const product = (numbers) => numbers.reduce((all, one) => mod(all * one), 1n);
const dot = (a, b) => mod(a.reduce((sum, one, i) => sum + one * b[i], 0n));

/** GetNIZKPChallenges. */
async function challenges(count, words) {
  const H = hexOf(await sha256(words));
  const list = [];
  for (let i = 0; i < count; i++) list.push(await challenge(H + hexOf(await sha256(String(i)))));
  return list;
}

const made = new Map();

/** GetGenerators and GetSecondaryGenerator; each is made once. */
async function generators(count) {
  const list = [];
  for (let i = -1; i < count; i++) {
    if (!made.has(i)) made.set(i, await generator(i));
    list.push(made.get(i));
    if (i % 16 === 0) await breathe();
  }
  return { h: list[0], hs: list.slice(1) };
}

/** A whole number in 0..below-1, uniform. */
function pick(below) {
  const limit = 2 ** 32 - (2 ** 32 % below);
  const [number] = crypto.getRandomValues(new Uint32Array(1));
  return number < limit ? number % below : pick(below);
}

/** GenPermutation. */
function permutation(count) {
  const left = Array.from({ length: count }, (_, i) => i);
  return left.map((_, i) => {
    const k = i + pick(count - i);
    [left[i], left[k]] = [left[k], left[i]];
    return left[i];
  });
}

/** GenShuffle: every ciphertext is encrypted anew, then all change places. */
async function mix(election, list, progress) {
  const psi = permutation(list.length);
  const again = [];
  const r = [];
  for (const one of list) {
    const own = random();
    r.push(own);
    again.push({ alpha: one.alpha.add(times(G, own)), beta: one.beta.add(times(election.key, own)) });
    progress();
    await breathe();
  }
  return { psi, r, out: withTexts(psi.map((j) => again[j])) };
}

function withTexts(list) {
  const flat = texts(list.flatMap(({ alpha, beta }) => [alpha, beta]));
  return list.map((one, i) => ({ ...one, texts: { alpha: flat[2 * i], beta: flat[2 * i + 1] } }));
}

/** GenPermutationCommitment. */
function commit(psi, hs) {
  const r = psi.map(() => 0n);
  const c = psi.map(() => ONE);
  psi.forEach((j, i) => {
    r[j] = random();
    c[j] = times(G, r[j]).add(hs[i]);
  });
  return { r, c };
}

/** GenCommitmentChain; each link may be public, its exponents are not. */
async function chain(h, u, progress) {
  const r = [];
  const c = [];
  for (const own of u) {
    r.push(random());
    c.push(times(G, r.at(-1)).add(times(c.at(-1) ?? h, own)));
    progress();
    await breathe();
  }
  return { r, c };
}

const stated = (e, out, c) =>
  written(e.map((one) => one.texts)) + written(out.map((one) => one.texts)) + comma(c);

async function sumSecret(pairs, progress) {
  let sum = ONE;
  for (const [one, number] of pairs) {
    sum = sum.add(times(one, number));
    progress();
    await breathe();
  }
  return sum;
}

/** GenShuffleProof. */
async function prove(election, e, { psi, r: again, out }, progress) {
  const n = e.length;
  const { h, hs } = await generators(n);
  const perm = commit(psi, hs);
  const cTexts = texts(perm.c);
  const str = stated(e, out, cTexts);
  const u = await challenges(n, `shuffle-challenges|${election.fingerprint}|${str}`);
  const uOut = psi.map((j) => u[j]);
  const link = await chain(h, uOut, progress);
  const linkTexts = texts(link.c);
  const [w1, w2, w3, w4] = [random(), random(), random(), random()];
  const wHat = e.map(random);
  const wOut = e.map(random);
  const zip = (points) => points.map((one, i) => [one, wOut[i]]);
  const t = [
    times(G, w1),
    times(G, w2),
    times(G, w3).add(await sumSecret(zip(hs), progress)),
    times(election.key, w4)
      .negate()
      .add(await sumSecret(zip(out.map((one) => one.beta)), progress)),
    times(G, w4)
      .negate()
      .add(await sumSecret(zip(out.map((one) => one.alpha)), progress)),
  ];
  const tHat = [];
  for (let i = 0; i < n; i++) {
    tHat.push(times(G, wHat[i]).add(times(i === 0 ? h : link.c[i - 1], wOut[i])));
    progress();
    await breathe();
  }
  const tTexts = texts(t);
  const tHatTexts = texts(tHat);
  const c = await challenge(
    `shuffle-challenge|${election.fingerprint}|${comma(tTexts)}${comma(tHatTexts)}${str}${comma(linkTexts)}${election.keyText}`,
  );
  const v = e.map(() => 1n);
  for (let i = n - 2; i >= 0; i--) v[i] = mod(uOut[i + 1] * v[i + 1]);
  const respond = (w, secret) => String(mod(w + c * secret));
  const rBar = mod(perm.r.reduce((sum, one) => sum + one, 0n));
  return [
    [tTexts[0], tTexts[1], tTexts[2], [tTexts[3], tTexts[4]], tHatTexts],
    [
      respond(w1, rBar),
      respond(w2, dot(link.r, v)),
      respond(w3, dot(perm.r, u)),
      respond(w4, dot(again, u)),
      wHat.map((w, i) => respond(w, link.r[i])),
      wOut.map((w, i) => respond(w, uOut[i])),
    ],
    cTexts,
    linkTexts,
  ];
}

/**
 * Shuffles the ranked answers, question by question.
 *
 * @param election from readElection
 * @param {{alpha, beta, texts}[][]} lists the ciphertexts to shuffle, one list a ranked question, as
 *     check.js gives them
 * @returns {string} the text of the shuffle, for the board
 */
export async function shuffle(election, lists, progress = () => {}) {
  const steps = 6 * lists.reduce((n, list) => n + list.length, 0);
  let step = 0;
  const done = () => progress(++step / steps);
  const ciphertexts = [];
  const proofs = [];
  for (const list of lists) {
    const mixed = await mix(election, list, done);
    ciphertexts.push(mixed.out.map((one) => one.texts));
    proofs.push(await prove(election, list, mixed, done));
  }
  return JSON.stringify({ ciphertexts, proofs });
}

/**
 * CheckShuffleProof: the second list holds the first one's ballots in some other order, all of them and
 * nothing else.
 *
 * @param e the ciphertexts before, with their texts
 * @param out the ciphertexts after, with their texts
 * @param read the proof: {t: points[5], tHat: points[], s: numbers[4], sHat, sOut: numbers[], c, link:
 *     points[]}
 * @throws Refusal shuffle-proof, with the number of the equation
 */
export async function checkShuffle(election, e, out, read, progress = () => {}) {
  const n = e.length;
  const { t, tHat, s, sHat, sOut, c: commitments, link } = read;
  const same = (got, wanted, equation) => {
    if (!got.equals(wanted))
      throw new Refusal('shuffle-proof', `A shuffle's proof does not hold (${equation}).`);
  };
  const { h, hs } = await generators(n);
  const str = stated(e, out, texts(commitments));
  const u = await challenges(n, `shuffle-challenges|${election.fingerprint}|${str}`);
  const c = await challenge(
    `shuffle-challenge|${election.fingerprint}|${comma(texts(t))}${comma(texts(tHat))}${str}${comma(texts(link))}${election.keyText}`,
  );
  const minus = mod(-c);
  const zip = (points, numbers) => points.map((one, i) => [one, numbers[i]]);
  const g = (number) => timesPublic(G, number);
  const cBar = add(commitments).subtract(add(hs));
  same(t[0], timesPublic(cBar, minus).add(g(s[0])), 't1');
  const cHat = link[n - 1].subtract(timesPublic(h, product(u)));
  same(t[1], timesPublic(cHat, minus).add(g(s[1])), 't2');
  const cTilde = sumPublic(zip(commitments, u));
  same(
    t[2],
    timesPublic(cTilde, minus)
      .add(g(s[2]))
      .add(sumPublic(zip(hs, sOut))),
    't3',
  );
  await breathe();
  for (const [place, part, key] of [
    [3, 'beta', election.key],
    [4, 'alpha', G],
  ]) {
    const before = sumPublic(
      zip(
        e.map((one) => one[part]),
        u,
      ),
    );
    const after = sumPublic(
      zip(
        out.map((one) => one[part]),
        sOut,
      ),
    );
    same(t[place], timesPublic(before, minus).subtract(timesPublic(key, s[3])).add(after), `t4, ${part}`);
    await breathe();
  }
  for (let i = 0; i < n; i++) {
    const right = timesPublic(link[i], minus)
      .add(g(sHat[i]))
      .add(timesPublic(i === 0 ? h : link[i - 1], sOut[i]));
    same(tHat[i], right, `link ${i + 1}`);
    progress((i + 1) / n);
    if (i % 8 === 0) await breathe();
  }
}
