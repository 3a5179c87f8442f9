import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { planLock, type Update } from '../../../src/files/lock/plan.ts';
import { built } from '../../sot/sample.ts';

const test = suite('files/lock/plan');

const A = 'a1'.repeat(32);
const FILES = `files:
  - { path: same, url: "https://mirror.example/same" }
  - { path: moved, url: "https://mirror.example/new" }
  - { path: pinned, url: "https://mirror.example/pinned", sha256: ${'b1'.repeat(32)} }
  - { path: new, url: "https://mirror.example/n" }
  - { path: local }
  - { path: other }
  - { path: image, build: { command: [make], output: image } }
  - { path: changed, build: { command: [make], output: changed } }
`;
const LOCK = `version: 1
files:
  - { path: gone, url: "https://mirror.example/gone", sha256: ${A}, size: 1 }
  - { path: same, url: "https://mirror.example/same", sha256: ${A}, size: 2 }
  - { path: moved, url: "https://mirror.example/old", sha256: ${A}, size: 3 }
  - { path: pinned, url: "https://mirror.example/pinned", sha256: ${A}, size: 4 }
  - { path: local, sha256: ${A}, size: 5 }
  - { path: image, build: ${A}, sha256: ${A}, size: 6 }
  - { path: changed, build: ${A}, sha256: ${A}, size: 7 }
`;

async function planned(update: Update, recipes: ReadonlyMap<string, string> = new Map()) {
  const { model } = await built({ 'files.yml': FILES, 'vaq.lock': LOCK });
  const plan = planLock(model.declarations ?? [], model.lock, model.sites, { update, recipes });
  return {
    kept: plan.kept.map(({ path, size }) => `${path} ${size}`),
    asked: plan.asked.map(({ file, url }) => `${file.path} ${url}`),
    inFolders: plan.inFolders.map(({ path }) => path),
    made: plan.made.map(({ path }) => path),
  };
}

test('what the lock has as files.yml says stays, the rest is asked for, what is not declared goes', async () => {
  assert.deepEqual(await planned(new Set()), {
    kept: ['same 2', 'local 5'],
    asked: [
      'moved https://mirror.example/new',
      'pinned https://mirror.example/pinned',
      'new https://mirror.example/n',
    ],
    inFolders: ['other'],
    made: ['image', 'changed'],
  });
});

test('what is made stays as long as its command and its inputs are the same', async () => {
  const { kept, made } = await planned(
    new Set(),
    new Map([
      ['image', A],
      ['changed', 'b1'.repeat(32)],
    ]),
  );
  assert.deepEqual([kept, made], [['same 2', 'local 5', 'image 6'], ['changed']]);
});

test('an update asks again for all, or for what is named', async () => {
  const all = await planned('all');
  assert.deepEqual([all.kept, all.asked.length, all.inFolders], [[], 4, ['local', 'other']]);
  const one = await planned(new Set(['same']));
  assert.deepEqual(one.kept, ['local 5']);
  assert.equal(one.asked[0], 'same https://mirror.example/same');
});

test.run();
