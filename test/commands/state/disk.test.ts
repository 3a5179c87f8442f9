// Commands that write the state, on a disk that is full and on one that cannot be written.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../../diagnostics/built-vaq.ts';
import { layTree, type Tree } from '../tree.ts';

const test = suite('commands/state: the disk');

/** In a mount namespace of our own; of a user namespace where we are not root. */
const UNSHARE = process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-Urm'];

const SCRIPT = `
vaq() { echo "> $*"; "$NODE" "$RUN" "$@" --state disk 2>&1 | sed 's/ [0-9]* s / AGE /'; }
fill() { head -c 1000000 /dev/zero > disk/ballast 2>/dev/null; }
mkdir disk && mount -t tmpfs -o size=160k none disk || exit 9
vaq state set r1-01 --installed
"$NODE" "$RUN" state export --state disk --out all.export
fill
vaq state set r1-02 --installed
vaq state forget r1-01 --yes
vaq state import all.export
vaq status --host r1-01 --host r1-02
rm disk/ballast
vaq state set r1-02 --installed
mount -o remount,ro disk
vaq state set r1-03 --installed
vaq state forget r1-01 --yes
vaq status --host 'r1-0?'
`;

const trial = spawnSync(UNSHARE[0]!, [...UNSHARE.slice(1), 'mount', '-t', 'tmpfs', 'none', '/mnt']);

if (trial.status === 0) {
  let built: BuiltVaq;
  let tree: Tree;
  test.before(async () => {
    built = await buildVaq();
    tree = layTree();
  });
  test.after(() => {
    tree.remove();
    built.remove();
  });

  test('a full disk and a read-only one refuse what is new, and lose nothing of what was there', () => {
    const { stdout, stderr } = built.run([...UNSHARE, 'sh', '-c', SCRIPT], tree.folder, {
      NODE: process.execPath,
      RUN: join(built.root, 'bin/run.js'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
    });
    assert.match(stderr, /^\d+ events and \d+ artifacts in all\.export\n$/);
    const said = stdout
      .replaceAll(`${tree.folder}/`, '')
      .replaceAll(/work tree at [0-9a-f]+(?:, \d+ files? changed)?/g, 'TREE')
      .replaceAll(/ {2,}/g, ' ');
    const full = /^vaq: \S+ cannot grow, the disk is full \(ENOSPC\): make room and try again$/;
    const denied =
      /^vaq: \S+ cannot be used, it is not permitted here \(EROFS\): give it to your user, or keep the state elsewhere with --state DIR$/;
    const expected: readonly (string | RegExp)[] = [
      '> state set r1-01 --installed',
      'ams1/r1-01 is recorded as installed, as TREE wants it',
      '> state set r1-02 --installed',
      full,
      '> state forget r1-01 --yes',
      full,
      '> state import all.export',
      full,
      '> status --host r1-01 --host r1-02',
      'HOST STATE STEP REVISION LAST EVENT NOTE',
      /^ams1\/r1-01 done 1 of 1 TREE (?:AGE)? ?declared$/,
      'ams1/r1-02 waiting',
      '> state set r1-02 --installed',
      'ams1/r1-02 is recorded as installed, as TREE wants it',
      '> state set r1-03 --installed',
      denied,
      '> state forget r1-01 --yes',
      denied,
      '> status --host r1-0?',
      'HOST STATE STEP REVISION LAST EVENT NOTE',
      /^ams1\/r1-01 done 1 of 1 TREE (?:AGE)? ?declared$/,
      /^ams1\/r1-02 done 1 of 1 TREE (?:AGE)? ?declared$/,
      'ams1/r1-03 waiting',
      'ams1/r1-04 waiting',
    ];
    const lines = said.trimEnd().split('\n');
    expected.forEach((line, index) => {
      if (typeof line === 'string') assert.equal(lines[index], line, said);
      else assert.match(lines[index] ?? '', line, said);
    });
    assert.equal(lines.length, expected.length, said);
  });
} else {
  test('a full disk needs a mount of our own, which this system does not grant', () => {
    assert.ok(trial.error !== undefined || trial.stderr.length > 0);
  });
}

test.run();
