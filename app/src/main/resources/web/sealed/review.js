// Between checking and opening: what the trustee's key would open is shown, to be compared with the record
// and with the other trustees. What is opened after the second press is what was checked and shown, still in
// memory: nothing is loaded in between.
import { Refusal } from './group.js';
import { lookForOwnShuffle, ownShuffle } from './kept.js';
import { show } from './page.js';

const number = (count) => count.toLocaleString('en-GB');
const spoken = (hash) => hash.slice(0, 8).replace(/^..../, '$& ');
const nounOf = (count, one, more) => `${number(count)} ${count === 1 ? one : more}`;

function mixing({ ranked }, { shuffles }) {
  if (ranked.length === 0) return 'Nothing is mixed here: only sums are opened, never a ballot.';
  const owners = shuffles.map(({ owner }) => `trustee ${owner}`);
  const many = nounOf(shuffles.length, 'shuffle', 'shuffles');
  return `${many}, one after the other: by ${owners.join(', then by ')}.`;
}

/** Where the trustee's own shuffle is: 'there', 'lost', 'none', or a Refusal in the words of kept.js. */
function lookedFor({ read, result }, seat, typed) {
  if (result.ranked.length === 0) return 'there';
  return lookForOwnShuffle(read.shuffles, seat, ownShuffle(result.election.fingerprint, seat), typed);
}

const OWN = {
  there: 'The shuffle that this browser made stands on the board under your number.',
  lost:
    'A shuffle stands under your number, and this browser does not know it. Type the hash that you noted' +
    ' when you mixed. If you never mixed, stop here and tell the auditor: somebody mixed in your name.',
  none:
    'No shuffle stands under your number. If you mixed and were told that it was taken, stop here and tell' +
    ' the auditor.',
};
const WITHOUT = {
  lost: 'I mixed these ballots, and no longer have the hash',
  none: 'I did not mix these ballots, or what I mixed was not taken',
};

function showOwn(find, held, seat) {
  const ranked = held.result.ranked.length > 0;
  show(find('[data-own-row]'), ranked);
  let where;
  let words;
  try {
    where = lookedFor(held, seat, '');
    words = OWN[where];
  } catch (problem) {
    where = 'other';
    words = problem.message;
  }
  find('[data-own]').textContent = words;
  show(find('[data-ask-own]'), ranked && where !== 'there');
  show(find('[data-ask-without]'), where in WITHOUT);
  find('[data-ask-without] label').textContent = WITHOUT[where] ?? '';
}

function showRecord(find, held) {
  const record = find('[data-record]');
  if (!record) return;
  const { tally, ballots } = record.dataset;
  if (tally !== held.read.tally.hash || ballots !== String(held.result.counted)) {
    throw new Refusal(
      'record',
      `The board that this page loaded has ${nounOf(held.result.counted, 'ballot', 'ballots')} and the` +
        ` tally ${spoken(held.read.tally.hash)}; the record has ${ballots} and ${spoken(tally)}. Do not open` +
        ' anything: tell the auditor.',
    );
  }
  find('[data-record-answer]').textContent = 'The same as your device counted.';
}

/**
 * Shows what would be opened, and what has to be answered before.
 *
 * @param root the page's region
 * @param held {read, result} from readBoard and checkBoard
 * @param {number} seat the trustee's number
 * @throws Refusal record where the page itself names another tally
 */
export function showReview(root, held, seat) {
  const find = (what) => root.querySelector(what);
  const { read, result } = held;
  showRecord(find, held);
  const least = Number(find('[data-review]').dataset.least);
  find('[data-count]').textContent = nounOf(result.counted, 'ballot', 'ballots');
  find('[data-tally-short]').textContent = spoken(read.tally.hash);
  find('[data-tally]').textContent = read.tally.hash;
  find('[data-mixing]').textContent = mixing(result, read);
  showOwn(find, held, seat);
  show(find('[data-few]'), result.fewest < least);
  for (const box of root.querySelectorAll('[data-review] [type="checkbox"]')) box.checked = false;
  show(find('[data-review]'), true);
  find('[data-review] h2').focus();
}

/**
 * Whether everything that was asked was answered.
 *
 * @throws Refusal with the field that is missing
 */
export function mustBeAnswered(root, held, seat) {
  const find = (what) => root.querySelector(what);
  const missing = (code, field, words) => {
    throw new Refusal(code, words, { field });
  };
  const where = lookedFor(held, seat, find('#own-shuffle').value);
  if (where !== 'there' && !find('#without-own').checked) {
    missing(
      'own-shuffle-missing',
      'own-shuffle',
      where === 'lost'
        ? 'Type the hash of the shuffle that you made, or say that you no longer have it.'
        : 'Type the hash of the shuffle that you made, or say that you did not mix.',
    );
  }
  if (!find('#compared').checked) {
    missing('not-compared', 'compared', 'Compare the ballots and the tally first, and say that you did.');
  }
  if (!find('[data-only]').hidden && !find('#only').checked) {
    missing('only', 'only', 'This browser remembers no opening. Say that you opened no other tally anywhere.');
  }
  if (!find('[data-few]').hidden && !find('#few').checked) {
    missing('few', 'few', 'So few voted that the result could tell votes. Say that it shall be opened.');
  }
}
