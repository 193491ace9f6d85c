// A trustee's page: make a key and commit to it, publish it, check the board, shuffle, decrypt. The key's
// file is read here and stays here; what leaves is a commitment, a public key, a shuffle or a share of the
// opening, each with its proof. Opening takes two presses: the first checks and shows, the second opens.
import { readBoard } from './board.js';
import { checkBoard, mayDecrypt } from './check.js';
import { hexOf, Refusal, sha256 } from './group.js';
import { filesFor } from './handin.js';
import { keepOwnShuffle, onlyOneTally, rememberTally } from './kept.js';
import { proveOpening } from './opening.js';
import {
  clearErrors,
  offer,
  progressOf,
  readBytes,
  readText,
  say,
  send,
  show,
  showErrors,
  wordsOf,
} from './page.js';
import { mustBeAnswered, showReview } from './review.js';
import { sharedTasks } from './shared.js';
import { mustBeOwnPart, readSeed } from './sharing.js';
import { shuffle } from './shuffle.js';
import { isSeed, readShare } from './threshold.js';
import { decrypt, keyToPublish, makeKey, readPrivateKey } from './trustee.js';

const root = document.querySelector('[data-trustee]');
const find = (what) => root.querySelector(what);
const {
  task,
  seat,
  election: uuid,
  board,
  fingerprint,
  publicKey,
  commitment,
  share,
  post,
  csrf,
} = root.dataset;

// What was made and is not known to have arrived: sent again as it is, never made twice.
let made = null;
// The board that was checked and shown to the trustee: nothing else is opened.
let held = null;

// Where some trustees are enough: how many there are and are needed, and what the others handed in.
const shared = find('[data-shared]')?.dataset;
const plan = shared && { size: Number(shared.size), needed: Number(shared.needed), seat: Number(seat) };

async function fileText() {
  const [file] = find('#key').files;
  if (!file)
    throw new Refusal('key-missing', 'Choose the file of your private key.', {
      field: 'key',
    });
  if (file.size > 1000)
    throw new Refusal('key-file', 'This file is not a private key of a trustee.', { field: 'key' });
  return file.text();
}

async function keyOf(written) {
  return share && isSeed(written) ? readShare(written, share) : readPrivateKey(written);
}

async function commit() {
  const key = await makeKey();
  const { commitment: own } = await keyToPublish(key.secret, uuid, Number(seat));
  keep(`${key.name}.privkey`, key.privateText);
  return { fields: { commitment: own }, wait: 'kept' };
}

function keep(name, privateText) {
  offer(find('[data-save]'), name, privateText);
  find('[data-key-name]').textContent = name;
  show(find('[data-keep]'), true);
  show(find('[data-go="start"]'), false);
  if (find('[data-hand-in]')) show(find('[data-hand-in]'), false);
  find('[data-save]').focus();
  say(root, 'Your key is made. Save its file now.');
}

async function complain() {
  const against = find('[data-against]').textContent;
  await send(shared.complain, csrf, { against, attempt: shared.attempt });
  finish();
}

async function open() {
  const { secret } = await keyOf(await fileText());
  const own = await keyToPublish(secret, uuid, Number(seat));
  if (own.commitment !== commitment) {
    throw new Refusal(
      'key-other',
      'This is not the key that you committed to for this election and this seat.',
      { field: 'key' },
    );
  }
  return { fields: { salt: own.salt, material: own.publicText } };
}

function tell(checked, decryptions, bytes) {
  const openings =
    decryptions === 0
      ? ''
      : ` Parts opened: ${decryptions} of ${checked.keys.length}, each factor proved; proved as a whole` +
        ` beside the board: ${checked.proved.length}.`;
  const shuffles = [
    '',
    ' One shuffle holds.',
    ` ${checked.shuffles} shuffles by ${checked.owners} trustees hold.`,
  ][Math.min(checked.shuffles, 2)];
  find('[data-checked]').textContent =
    `Checked in this browser, ${bytes.toLocaleString('en-GB')} bytes of the election with the fingerprint` +
    ` ${checked.election.fingerprint}: ${checked.keys.length} trustees' keys, every ballot` +
    ` (${checked.counted} count), the sum.${shuffles}${openings}`;
  show(find('[data-checked]'), true);
}

/** The lines beside the board, of which those of openings are looked at; none where there is no such file. */
async function sidecar() {
  try {
    return (await readText(board.replace(/\.bel$/, '.sidecar'))).split('\n');
  } catch (problem) {
    if (problem.code !== 'not-there') throw problem;
    return [];
  }
}

async function checked() {
  const bytes = await readBytes(board);
  const read = await readBoard(bytes);
  say(root, 'Checking every ballot. This takes some seconds for a hundred ballots.');
  const bars = {};
  const progress = (what, share) => {
    bars[what] ??= progressOf(root, `Checking the ${what}`);
    bars[what](share);
  };
  const lines = read.decryptions.length === 0 ? [] : await sidecar();
  const result = await checkBoard(read, fingerprint, progress, lines);
  tell(result, read.decryptions.length, bytes.length);
  return { read, result };
}

async function shuffleOnce() {
  const { read, result } = await checked();
  if (result.ready !== 'shuffle') throw new Refusal('turn', 'There is nothing to shuffle now.');
  const lists = result.ranked.map((i) => result.ciphertexts[i]);
  const text = await shuffle(result.election, lists, progressOf(root, 'Shuffling'));
  const hash = hexOf(await sha256(text));
  const keep = (taken) => keepOwnShuffle(result.election.fingerprint, Number(seat), hash, taken);
  showOwnShuffle(hash, keep(false));
  return { fields: { shuffle: text, at: read.at }, taken: () => keep(true) };
}

/** The hash by which the trustee finds this shuffle again, to note down: another browser will ask for it. */
function showOwnShuffle(hash, kept) {
  find('[data-shuffle-hash]').textContent = hash;
  find('[data-shuffle-kept]').textContent = kept
    ? 'This browser keeps it too.'
    : 'This browser keeps nothing: without your note it cannot be looked for.';
  offer(find('[data-save]'), `shuffle-${uuid}-${seat}.txt`, `${hash}\n`);
  show(find('[data-shuffle-made]'), true);
}

/** The first press: nothing is opened, and the key is not read. */
async function review() {
  forget();
  const { read, result } = await checked();
  mayDecrypt(result);
  if (result.keys[seat - 1] !== publicKey) {
    throw new Refusal(
      'key-other',
      'The key that stands under your number on the board is not the one you published. Do not open' +
        ' anything: tell the auditor.',
    );
  }
  const known = await onlyOneTally(read.tally, result, publicKey);
  showReview(root, { read, result }, Number(seat));
  show(find('[data-only]'), !known);
  held = { read, result };
  show(find('[data-first]'), false);
  say(root, 'The board is in order. Compare what is shown before you open.');
  return null;
}

/** The second press: opens the bytes that were checked and shown, and no others. */
async function confirm() {
  made ??= await opened();
  await sendMade();
}

async function opened() {
  const { read, result } = held;
  mustBeAnswered(root, held, Number(seat));
  const written = await fileText();
  const key = await keyOf(written);
  if (key.publicText !== publicKey) {
    throw new Refusal('key-other', 'This is not your key of this election.', { field: 'key' });
  }
  if (share) await mustBeOwnPart(await readSeed(written), result.election.uuid, read.trustees, Number(seat));
  await onlyOneTally(read.tally, result, publicKey);
  show(find('[data-not-kept]'), !(await rememberTally(read.tally, result, publicKey)));
  const { election, ciphertexts } = result;
  const decryption = await decrypt(election, key, ciphertexts, progressOf(root, 'Opening'));
  const opening = await proveOpening(election, key, Number(seat), ciphertexts, decryption);
  return { fields: { decryption, opening, at: read.at } };
}

/** What ./mandate trustee made; it checked the board itself. Only where the board ends is read here. */
async function handIn() {
  made ??= await handedIn();
  await sendMade();
}

async function handedIn() {
  const fields = await filesFor(task, root);
  if (task === 'commit' || task === 'open') return { fields };
  const { at } = await readBoard(await readBytes(board));
  return { fields: { ...fields, at } };
}

async function checkOnly() {
  await checked();
  find('[data-checked]').prepend('The board is in order. ');
  say(root, 'The check is done.');
  return null;
}

/** Once the board is set up: whether it has this trustee's own part of the key. */
async function findOwn() {
  const self = await readSeed(await fileText());
  const { read, result } = await checked();
  await mustBeOwnPart(self, result.election.uuid, read.trustees, Number(seat));
  const found = 'The board has your own part of the key, under your number.';
  find('[data-checked]').prepend(`${found} `);
  say(root, found);
  return null;
}

const tasks = {
  commit,
  open,
  ...(shared ? sharedTasks({ find, fileText, keep, data: shared, plan, uuid, commitment }) : {}),
  find: findOwn,
  shuffle: shuffleOnce,
  decrypt: review,
  check: checkOnly,
};

async function start() {
  clearErrors(root);
  made ??= await tasks[task]();
  if (made && !made.wait) await sendMade();
  if (made?.wait === 'same-checksum') askForChecksum(true);
}

function askForChecksum(asked) {
  show(find('[data-compare]'), asked);
  show(find('[data-first]'), !asked);
  find('#same-checksum').checked = false;
}

const ASKED = {
  kept: 'Save the file of your key first, and say that you did. Without it the result cannot be opened.',
  'same-checksum': 'Compare the checksum first, and say that you did. If it differs, tell the auditor.',
};

async function sendMade() {
  if (made === null) {
    await start();
    return;
  }
  if (made.wait && !find(`#${made.wait}`).checked) {
    throw new Refusal('not-said', ASKED[made.wait], { field: made.wait });
  }
  made.before?.();
  say(root, 'Sending.');
  await send(post, csrf, made.fields);
  made.taken?.();
  made = null;
  finish();
}

function finish() {
  for (const one of root.querySelectorAll('[data-before], [data-complaint]')) show(one, false);
  show(find('[data-after]'), true);
  find('[data-after] h2').focus();
}

/** What the server refused is made anew, from the board as it is now. */
function forget() {
  made = null;
  held = null;
  if (find('[data-review]')) show(find('[data-review]'), false);
  if (find('[data-first]')) show(find('[data-first]'), true);
  if (find('[data-compare]')) askForChecksum(false);
}

const pressed = { start, confirm, handIn, complain, send: sendMade };

let running = false;
async function run(what) {
  if (running) return;
  running = true;
  root.setAttribute('aria-busy', 'true');
  clearErrors(root);
  try {
    await what();
  } catch (problem) {
    if (problem.code === 'refused') forget();
    say(root, '');
    showErrors(root, [
      {
        words: wordsOf(problem),
        box: problem.place?.field ? document.getElementById(problem.place.field) : null,
      },
    ]);
  } finally {
    running = false;
    root.removeAttribute('aria-busy');
    show(find('[data-progress]'), false);
  }
}

root.addEventListener('click', (event) => {
  const go = event.target.closest('[data-go]')?.dataset.go;
  if (go) run(pressed[go]);
});
addEventListener('beforeunload', (event) => {
  if (made !== null) event.preventDefault();
});
for (const one of root.querySelectorAll('[data-needs-script]')) show(one, true);
for (const one of root.querySelectorAll('[data-no-script]')) show(one, false);
