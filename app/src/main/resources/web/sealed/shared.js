// A trustee's steps where some trustees are enough, on the page: certificate, commitment, shares, key. What
// fixes the keys of all is shown and said to be compared before any share leaves, and remembered here; nothing
// that was chosen after that is added up.
import { Refusal } from './group.js';
import { keepSharing, sameSharing } from './kept.js';
import { show } from './page.js';
import {
  certificate,
  checksumOf,
  keyShare,
  makeSeed,
  polynomial,
  readSeed,
  receivedFrom,
} from './sharing.js';

/**
 * The tasks by name; each gives {fields, wait, before}: what is sent, the box that must be ticked first, and
 * what is kept then.
 *
 * @param find finds on the page
 * @param fileText reads the trustee's file
 * @param keep offers a fresh file
 * @param data of the page: certificates, commitments, openings
 * @param {{size, needed, seat}} plan
 * @param {string} commitment this trustee's, as the record has it
 */
export function sharedTasks({ find, fileText, keep, data, plan, uuid, commitment }) {
  async function certify() {
    const self = await readSeed(makeSeed());
    const text = await certificate(self, plan);
    keep(`${self.verification.slice(0, 8).toUpperCase()}.privkey`, `${self.seed}\n`);
    return { fields: { certificate: text }, wait: 'kept' };
  }

  /** The parts for the others: the same each time, so that what is handed out is what was committed to. */
  async function parts() {
    const self = await readSeed(await fileText());
    const made = await polynomial(self, plan, uuid, JSON.parse(data.certificates));
    return { self, ...made };
  }

  async function bind() {
    const { self, commitment: own } = await parts();
    const facts = { size: plan.size, needed: plan.needed, commitment: own };
    sameSharing(uuid, self.verification, facts);
    keepSharing(uuid, self.verification, facts);
    return { fields: { commitment: own } };
  }

  /** What fixes the keys of all, shown; refused where this browser saw another before. */
  async function checksum(self, commitments) {
    const { size, needed } = plan;
    const sum = await checksumOf(uuid, plan, JSON.parse(data.certificates), commitments);
    const facts = { size, needed, commitment: commitments[plan.seat - 1], checksum: sum };
    const known = sameSharing(uuid, self.verification, facts);
    find('[data-checked]').textContent =
      `Any ${needed} of these ${size} trustees will open the result. The checksum of all their certificates and` +
      ` commitments is ${sum}.`;
    show(find('[data-checked]'), true);
    return { known, keep: () => keepSharing(uuid, self.verification, facts) };
  }

  async function deal() {
    const { self, commitment: own, salt, material } = await parts();
    const commitments = JSON.parse(data.commitments);
    if (own !== commitment || own !== commitments[plan.seat - 1]) {
      throw new Refusal('key-other', 'These are not the shares that you committed to: tell the auditor.', {
        field: 'key',
      });
    }
    const { keep } = await checksum(self, commitments);
    return { fields: { salt, material }, wait: 'same-checksum', before: keep };
  }

  async function add() {
    show(find('[data-complaint]'), false);
    const self = await readSeed(await fileText());
    const commitments = JSON.parse(data.commitments);
    const { known, keep } = await checksum(self, commitments);
    try {
      const received = await receivedFrom(JSON.parse(data.openings), commitments, uuid, plan);
      const share = await keyShare(self, plan, JSON.parse(data.certificates), received);
      return { fields: { share }, wait: known ? '' : 'same-checksum', before: keep };
    } catch (problem) {
      if (problem.place?.against) {
        find('[data-against]').textContent = problem.place.against;
        show(find('[data-complaint]'), true);
      }
      throw problem;
    }
  }

  return { certify, bind, deal, add };
}
