// What the voter's and the trustee's pages share: errors as the product shows them, spoken progress, sending
// that can be tried again, files offered without a server. Text is only ever set as text.
import { Refusal } from './group.js';

const make = (name, classes, words) => {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  if (words !== undefined) element.textContent = words;
  return element;
};
export { make };

export const show = (element, visible) => (element.hidden = !visible);

/** One region is spoken: a sentence now and then, never a number per step. */
export function say(root, words) {
  root.querySelector('[data-status]').textContent = words;
}

/** Draws a share of 0 to 1, and speaks its quarters. */
export function progressOf(root, what) {
  const bar = root.querySelector('[data-progress]');
  let spoken = 0;
  return (share) => {
    show(bar, share < 1);
    bar.querySelector('progress').value = share;
    const quarter = Math.floor(share * 4);
    if (quarter > spoken) say(root, `${what}: ${25 * (spoken = quarter)} per cent.`);
  };
}

const TITLE = document.title.replace(/^Error: /, '');

export function clearErrors(root) {
  document.title = TITLE;
  root.querySelector('[data-errors]').replaceChildren();
  for (const message of root.querySelectorAll('[data-error-for]')) {
    const box = document.getElementById(message.dataset.errorFor);
    if (box) {
      box.classList.remove('nhsuk-input--error');
      box.removeAttribute('aria-invalid');
      const rest = (box.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .filter((id) => id && id !== message.id);
      if (rest.length > 0) box.setAttribute('aria-describedby', rest.join(' '));
      else box.removeAttribute('aria-describedby');
    }
    message.remove();
  }
}

function beside(box, words) {
  const message = make('span', 'nhsuk-error-message', '');
  message.id = `${box.id}-error`;
  message.dataset.errorFor = box.id;
  message.append(make('span', 'nhsuk-u-visually-hidden', 'Error: '), words);
  box.setAttribute('aria-describedby', `${box.getAttribute('aria-describedby') ?? ''} ${message.id}`.trim());
  box.setAttribute('aria-invalid', 'true');
  if (box.matches('.nhsuk-input')) box.classList.add('nhsuk-input--error');
  (box.closest('[data-boxes]') ?? box).before(message);
}

/**
 * The summary at the top, linked to the box, the same words at the box, "Error:" in the title; focus goes
 * there.
 */
export function showErrors(root, errors) {
  clearErrors(root);
  document.title = `Error: ${TITLE}`;
  const summary = make('div', 'nhsuk-error-summary');
  summary.tabIndex = -1;
  const alert = make('div');
  alert.setAttribute('role', 'alert');
  const list = make('ul', 'nhsuk-list nhsuk-error-summary__list');
  for (const { words, box } of errors) {
    const item = make('li');
    if (box) {
      const link = make('a', '', words);
      link.href = `#${box.id}`;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        box.focus();
      });
      item.append(link);
      beside(box, words);
    } else {
      item.append(words);
    }
    list.append(item);
  }
  const body = make('div', 'nhsuk-error-summary__body');
  body.append(list);
  alert.append(make('h2', 'nhsuk-error-summary__title', 'There is a problem'), body);
  summary.append(alert);
  root.querySelector('[data-errors]').append(summary);
  summary.focus();
}

/** What a person may read of a fault: a refusal's own words; of anything else only that it happened. */
export function wordsOf(problem) {
  if (problem instanceof Refusal) {
    const { event, ballot } = problem.place;
    return [problem.message, event === undefined ? '' : `Event ${event}.`, ballot ? `Ballot ${ballot}.` : '']
      .filter(Boolean)
      .join(' ');
  }
  console.info(problem);
  return 'This page met a fault of its own. Nothing was sent. Load the page again or ask for help.';
}

async function answer(path) {
  let reply;
  try {
    reply = await fetch(path, { redirect: 'error', cache: 'no-store' });
  } catch {
    throw new Refusal('offline', 'There is no connection. Nothing is lost: try again when it is back.');
  }
  if (!reply.ok)
    throw new Refusal('not-there', 'The election cannot be read just now. Try again in a minute.');
  return reply;
}

export const readText = async (path) => (await answer(path)).text();
export const readBytes = async (path) => new Uint8Array(await (await answer(path)).arrayBuffer());

function refusedBy(reply, body) {
  if (reply.headers.get('content-type')?.startsWith('application/json')) return JSON.parse(body).refused;
  const page = new DOMParser().parseFromString(body, 'text/html');
  return (page.querySelector('.nhsuk-error-summary li') ?? page.querySelector('h1'))?.textContent.trim();
}

/**
 * Posts fields as a form does. The answer is JSON; {"refused": words}, or any answer of 400 and more, is a
 * refusal.
 *
 * @throws Refusal offline (try again with the same fields), or refused
 */
export async function send(path, csrf, fields) {
  const body = new URLSearchParams({ ...fields, _csrf: csrf });
  let reply;
  let text;
  try {
    reply = await fetch(path, { method: 'POST', body, redirect: 'error' });
    text = await reply.text();
  } catch {
    throw new Refusal(
      'offline',
      'There is no connection. What you sealed is kept on this page, not yet sent.',
    );
  }
  if (reply.status >= 500)
    throw new Refusal('offline', 'The service does not answer. What you sealed is kept on this page.');
  const refused = reply.ok ? JSON.parse(text).refused : (refusedBy(reply, text) ?? 'It was not taken.');
  if (refused) throw new Refusal('refused', refused);
  return JSON.parse(text);
}

/** Makes a link give this text as a file, without any server. */
export function offer(link, name, text) {
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  show(link, true);
}
