// A meeting in session on a page, and words that take long to write: motions, minutes.
// Without this script every form works and the page of a meeting loads itself anew.
// 1. What changes is fetched when an event says so, or from time to time where events do not come through.
// 2. What is typed into a form is kept in this tab until the server has taken it; the form is never drawn anew.

const note = (text) => {
  const place = document.querySelector('[data-live-note]');
  if (place) place.textContent = text;
};

function follow(region) {
  let shown = region.dataset.version;
  let waiting = null;

  async function fetchAnew() {
    waiting = null;
    try {
      const answer = await fetch(region.dataset.live, { headers: { Accept: 'text/html' } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const html = await answer.text();
      const focused = region.contains(document.activeElement) ? place(document.activeElement) : null;
      region.innerHTML = html;
      if (focused) restore(focused);
      note('This page follows the meeting.');
    } catch {
      note('No connection. This page shows what was known; it goes on when the connection is back.');
    }
  }

  // A button that was in focus is in focus again, where it still stands.
  const place = (button) => button.closest('form')?.action + '|' + button.textContent.trim();
  const restore = (key) =>
    [...region.querySelectorAll('button')].find((button) => place(button) === key)?.focus();

  function changed(version, spread) {
    if (version === shown || waiting) return;
    shown = version;
    waiting = setTimeout(fetchAnew, Math.random() * spread);
  }

  const poll = () => setInterval(fetchAnew, 10000 + Math.random() * 5000);
  if (!window.EventSource) {
    poll();
    return;
  }
  const events = new EventSource(region.dataset.events);
  events.addEventListener('changed', (event) => {
    const [version, spread] = event.data.split(' ');
    changed(version, Number(spread));
  });
  events.addEventListener('over', () => {
    events.close();
    fetchAnew();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) poll();
    else note('No connection. This page shows what was known; it goes on when the connection is back.');
  });
  events.addEventListener('open', () => note('This page follows the meeting.'));
}

const KEPT = 'mandate-kept-';

function keep(form) {
  const key = KEPT + form.dataset.keep;
  const words = form.querySelector('[data-keep-note]');
  const boxes = () =>
    [...form.elements].filter((box) => box.name && box.type !== 'hidden' && box.type !== 'submit');
  const seen = form.querySelector('[data-keep-seen]');
  const say = (text) => {
    if (words) words.textContent = text;
  };

  function remember() {
    const values = boxes().map((box) => [box.name, box.value, box.checked === true]);
    try {
      sessionStorage.setItem(key, JSON.stringify({ values, seen: seen ? seen.value : '' }));
      say('Kept on this device, not yet sent.');
    } catch {
      say('This device keeps nothing. It is saved when you press the button.');
    }
  }

  const stored = sessionStorage.getItem(key);
  // A form that came back holds what was sent; one that is opened again gets back what was kept.
  if (stored && !form.dataset.returned) {
    const kept = JSON.parse(stored);
    for (const box of boxes()) {
      const found = kept.values.find(
        ([name, value]) => name === box.name && (!isChoice(box) || value === box.value),
      );
      if (!found) continue;
      if (isChoice(box)) box.checked = found[2];
      else box.value = found[1];
    }
    if (seen) seen.value = kept.seen;
    say('What you typed before was kept on this device, not yet sent.');
  } else if (form.dataset.returned) {
    remember();
    say('It was not saved yet: see above. What you typed stands here.');
  }
  form.addEventListener('input', remember);
  form.addEventListener('submit', (event) => {
    remember();
    if (navigator.onLine === false) {
      event.preventDefault();
      say('No connection. What you typed is kept on this device; press again when it is back.');
    }
  });
}

const isChoice = (box) => box.type === 'radio' || box.type === 'checkbox';

const taken = document.querySelector('[data-taken]')?.dataset.taken;
if (taken) {
  sessionStorage.removeItem(KEPT + taken);
  const asked = new URLSearchParams(location.search);
  ['taken', 'saved'].forEach((name) => asked.delete(name));
  const left = asked.toString();
  history.replaceState(null, '', location.pathname + (left ? '?' + left : ''));
}
for (const form of document.querySelectorAll('form[data-keep]')) keep(form);
const region = document.querySelector('[data-live]');
if (region && region.dataset.live) follow(region);
