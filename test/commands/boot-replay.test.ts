import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/boot --replay');

const CAPTURE = resolve('fixtures/captures/a-bios-rom-ipxe.pcap');

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
  const rack = 'sites/ams1/rack1.yml';
  tree.write({ [rack]: tree.edited(rack, '52:54:00:00:00:01', '52:54:00:00:00:0a') });
});
test.after(() => {
  tree.remove();
  built.remove();
});

function replay(...args: readonly string[]): Ended {
  return built.vaq(['boot', '--replay', ...args], tree.folder);
}

test('a capture is answered on stdout, line by line', () => {
  const { exit, stdout, stderr } = replay(CAPTURE, '--host', 'r1-01', '--log', 'json');
  assert.equal(exit, 0);
  const replies = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).reply.split(' ')[0]);
  assert.deepEqual(replies, ['OFFER', 'OFFER', 'NAK', 'OFFER']);
  assert.match(stderr, /^work tree .*; as if r1-01 of ams1 might be installed; nothing is sent\n$/);
});

test('whoever is not named boots its disk', () => {
  const { stdout } = replay(CAPTURE, '--host', 'r1-02');
  assert.match(
    stdout,
    /^packet 1 {2}2026-11-21T02:53:00\.649264Z {2}52:54:00:00:00:0a {2}DISCOVER \(ipxe, bios\) → OFFER 198\.51\.100\.11 /,
  );
});

test('a capture that is cut off is answered as far as it goes, and refused by the number of the packet', () => {
  const cut = `${tree.folder}/cut.pcap`;
  writeFileSync(cut, readFileSync(CAPTURE).subarray(0, 700));
  const { exit, stdout, stderr } = replay(cut);
  assert.equal(exit, 3);
  assert.match(stdout, /^packet 1 [^\n]+\n$/);
  assert.match(stderr, /\nvaq: .*cut\.pcap: packet 2: it says \d+ bytes, and the capture ends after \d+\n$/);
});

test('what cannot be answered is said', () => {
  const nothing = replay('nothing.pcap');
  assert.deepEqual([nothing.exit, nothing.stdout], [3, '']);
  assert.match(nothing.stderr, /^vaq: nothing\.pcap cannot be read: ENOENT/);
  const other = replay(resolve('package.json'));
  assert.match(other.stderr, /package\.json: it begins neither as a pcap nor as a pcapng file\n$/);
  assert.equal(
    replay(CAPTURE, '--site', 'ams2').stderr,
    'vaq: the site `ams2` does not exist; there are ams1\n',
  );
});

test.run();
