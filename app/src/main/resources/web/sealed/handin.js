// Handing in what ./mandate trustee made: the page reads the files and sends their texts. What they say is
// judged by the server, as everything that a trustee sends.
import { Refusal } from './group.js';

const LARGEST = 64_000_000;

async function textOf(root, id, words) {
  const [file] = root.querySelector(`#${id}`).files;
  if (!file) throw new Refusal('file-missing', words, { field: id });
  if (file.size > LARGEST)
    throw new Refusal('file-large', 'This file is too large for that.', { field: id });
  return (await file.text()).trim();
}

function typedCommitment(root) {
  const commitment = root.querySelector('#hand-commitment').value.trim();
  if (!/^[0-9a-f]{64}$/.test(commitment)) {
    throw new Refusal('commitment', 'A commitment has 64 characters, 0 to 9 and a to f.', {
      field: 'hand-commitment',
    });
  }
  return { commitment };
}

async function keyOpening(root) {
  const written = await textOf(root, 'hand-key', 'Choose the file that ends in .opening.');
  try {
    const { salt, material } = JSON.parse(written);
    if (typeof salt === 'string' && typeof material === 'string') return { salt, material };
  } catch {
    // said below
  }
  throw new Refusal('file', 'This is not a file that trustee commit wrote.', { field: 'hand-key' });
}

const made = {
  commit: typedCommitment,
  open: keyOpening,
  shuffle: async (root) => ({
    shuffle: await textOf(root, 'hand-shuffle', 'Choose the file of your shuffle.'),
  }),
  decrypt: async (root) => ({
    decryption: await textOf(root, 'hand-part', 'Choose the file of your part.'),
    opening: await textOf(root, 'hand-opening', 'Choose the file of its proof: hand in both.'),
  }),
};

/** The fields to send for a task, from the files that were chosen. */
export const filesFor = async (task, root) => made[task](root);
