// Behaviour that pages can do without: focus on an error summary, one submit per press of a button.
import { initAll } from '/vendor/nhsuk-frontend-10.6.1/nhsuk-frontend.min.js';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
initAll();
