// The voter's page: choose, check, seal, send. What is typed stays in this page's memory: nothing is stored,
// nothing but the sealed ballot is sent, and a broken connection loses nothing.
import { readCredential, readElection } from './election.js';
import { Refusal } from './group.js';
import {
  clearErrors,
  make,
  offer,
  progressOf,
  readText,
  say,
  send,
  show,
  showErrors,
  wordsOf,
} from './page.js';
import { checkChoices, seal } from './seal.js';

const root = document.querySelector('[data-vote]');
const find = (what) => root.querySelector(what);
const all = (what, within = root) => [...within.querySelectorAll(what)];

// A link may carry the credential and the fingerprint behind "#": browsers do not send that part to the
// server.
const link = new URLSearchParams(location.hash.slice(1));
if (link.has('c')) {
  find('#credential').value = link.get('c');
  history.replaceState(null, '', location.pathname + location.search);
}

let election = null;
let roll = null;
let choices = null;
let sealed = null;

// ---- the form ------------------------------------------------------------------------

const questionBoxes = (index) => find(`[data-question="${index}"]`);

function readQuestion(question, index) {
  const place = questionBoxes(index);
  const boxes = all('[data-answer]', place);
  const values = question.answers.map(() => 0);
  const blank = place.querySelector('[data-blank]')?.checked ?? false;
  let bad = null;
  for (const box of boxes) {
    const at = Number(box.dataset.answer);
    const typed = box.value.trim();
    if (question.kind === 'choose') values[at] = box.checked ? 1 : 0;
    else if (typed === '') values[at] = 0;
    else if (/^[1-9][0-9]?$/.test(typed)) values[at] = Number(typed);
    else bad ??= box;
  }
  if (bad)
    return {
      error: { words: `Write a whole number from 1 to ${boxes.length}, or leave the box empty.`, box: bad },
    };
  if (!blank) return { choice: values };
  if (values.some((value) => value > 0)) {
    return {
      error: {
        words: 'You chose answers and also to leave this question blank. Undo one of the two.',
        box: place.querySelector('[data-blank]'),
      },
    };
  }
  return { choice: 'blank' };
}

function boxAtFault(index, values) {
  const boxes = all('[data-answer]', questionBoxes(index));
  const twice = (box) =>
    Array.isArray(values) &&
    values[box.dataset.answer] > 0 &&
    values.filter((v) => v === values[box.dataset.answer]).length > 1;
  return boxes.find(twice) ?? boxes[0];
}

function readChoices() {
  const read = election.questions.map(readQuestion);
  const errors = read.flatMap(({ error }) => (error ? [error] : []));
  read.forEach(({ choice }, index) => {
    if (choice === undefined) return;
    try {
      checkChoices({ questions: [election.questions[index]] }, [choice]);
    } catch (problem) {
      errors.push({ words: wordsOf(problem), box: boxAtFault(index, choice) });
    }
  });
  return { errors, choices: read.map(({ choice }) => choice) };
}

/** The page's words must be the election's: what is ticked beside one name must not be sealed for another. */
function checkPage() {
  election.questions.forEach((question, index) => {
    const boxes = all('[data-answer]', questionBoxes(index) ?? root);
    const right =
      boxes.length === question.answers.length &&
      new Set(boxes.map((box) => box.dataset.answer)).size === boxes.length &&
      boxes.every(
        (box) => box.labels[0]?.textContent.trim() === question.answers[box.dataset.answer]?.trim(),
      );
    if (!right)
      throw new Refusal(
        'page',
        'This page shows other names than the election has. Do not vote here: tell the returning officer.',
      );
  });
}

function sortByRank() {
  for (const list of all('.mnd-rank')) {
    const rank = (item) => Number(item.querySelector('input').value) || 1000;
    [...list.children].sort((a, b) => rank(a) - rank(b)).forEach((item) => list.append(item));
  }
  say(root, 'The candidates are now in your order.');
}

// ---- the steps -----------------------------------------------------------------------

function goTo(step) {
  for (const one of all('[data-step]')) show(one, one.dataset.step === step);
  clearErrors(root);
  find(`[data-step="${step}"] h1`).focus();
}

function inWords(question, choice) {
  if (choice === 'blank') return ['Left blank'];
  if (question.kind === 'choose') {
    const chosen = question.answers.filter((_, i) => choice[i] === 1);
    return chosen.length > 0 ? chosen : ['None of them'];
  }
  const ranked = question.answers.map((name, i) => [choice[i], name]).filter(([rank]) => rank > 0);
  return ranked.sort((a, b) => a[0] - b[0]).map(([rank, name]) => `${rank}. ${name}`);
}

function check() {
  const read = readChoices();
  if (read.errors.length > 0) {
    showErrors(root, read.errors);
    return;
  }
  choices = read.choices;
  const list = find('[data-summary]');
  list.replaceChildren();
  election.questions.forEach((question, index) => {
    const row = make('div', 'nhsuk-summary-list__row');
    const value = make('dd', 'nhsuk-summary-list__value');
    value.append(
      ...inWords(question, choices[index]).map((words) => make('p', 'nhsuk-u-margin-bottom-0', words)),
    );
    row.append(make('dt', 'nhsuk-summary-list__key', question.words), value);
    list.append(row);
  });
  goTo('check');
}

function busy(is) {
  for (const button of all('button')) button.setAttribute('aria-disabled', String(is));
  root.toggleAttribute('aria-busy', is);
}

async function sealAndSend() {
  clearErrors(root);
  if (sealed === null) {
    const credential = await readCredential(find('#credential').value, election, roll);
    say(root, 'Sealing your ballot on this device.');
    const made = await seal(election, credential, choices, progressOf(root, 'Sealing'));
    sealed = { ...made, choices };
  }
  say(root, 'Your ballot is sealed. Sending it.');
  show(find('[data-unsent]'), true);
  offer(find('[data-save]'), `ballot-${election.uuid}.json`, sealed.ballot);
  const taken = await send(root.dataset.post, root.dataset.csrf, {
    ballot: sealed.ballot,
    sidecar: sealed.sidecar,
  });
  if (taken.tracker !== sealed.tracker) {
    throw new Refusal(
      'tracker',
      'The service recorded another ballot than the one you sealed. Save your ballot and tell the returning officer.',
    );
  }
  find('[data-tracker]').textContent = sealed.tracker;
  for (const save of all('[data-save]')) offer(save, `ballot-${election.uuid}.json`, sealed.ballot);
  find('#credential').value = '';
  sealed = null;
  goTo('sent');
  say(root, 'Your sealed ballot is on the board.');
}

/** One run at a time; whatever goes wrong is said, and what was typed stays. */
let running = false;
async function run(task) {
  if (running) return;
  running = true;
  busy(true);
  try {
    await task();
  } catch (problem) {
    const box = problem.place?.field ? document.getElementById(problem.place.field) : null;
    if (problem.code === 'refused') sealed = null;
    showErrors(root, [{ words: wordsOf(problem), box }]);
    say(root, '');
  } finally {
    running = false;
    busy(false);
    show(find('[data-progress]'), false);
    show(find('[data-unsent]'), sealed !== null);
    show(find('[data-credential]'), sealed === null);
    show(find('[data-go="back"]'), sealed === null);
    find('[data-go="seal"]').textContent =
      sealed === null ? 'Seal and send my ballot' : 'Send my sealed ballot again';
  }
}

async function load() {
  const expected = link.get('f') ?? root.dataset.fingerprint;
  election = await readElection(await readText(root.dataset.election), expected);
  roll = JSON.parse(await readText(root.dataset.roll));
  checkPage();
  for (const one of all('[data-fingerprint-shown]')) one.textContent = election.fingerprint;
  for (const one of all('[data-needs-script]')) show(one, true);
  show(find('[data-no-script]'), false);
}

const tasks = {
  check,
  sort: sortByRank,
  back: () => goTo('choose'),
  seal: sealAndSend,
  load,
};
root.addEventListener('click', (event) => {
  const go = event.target.closest('[data-go]')?.dataset.go;
  if (go) run(() => tasks[go]());
});
root.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.target.matches('input')) return;
  run(() => (event.target.id === 'credential' ? sealAndSend() : check()));
});
addEventListener('online', () => {
  if (sealed !== null) run(sealAndSend);
});
addEventListener('beforeunload', (event) => {
  if (sealed !== null) event.preventDefault();
});
run(load).then(() => show(find('[data-go="load"]'), election === null || roll === null));
