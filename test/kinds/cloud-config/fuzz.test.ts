import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { checkAutoinstall } from '../../../src/kinds/autoinstall/check.ts';
import { CLOUD_CONFIG } from '../../../src/kinds/cloud-config/shapes/index.ts';
import { checkUserData } from '../../../src/kinds/cloud-config/user-data.ts';
import type { KindFinding } from '../../../src/kinds/kind.ts';
import { checkMetaData, checkNetworkConfig } from '../../../src/kinds/nocloud/check.ts';

const test = suite('kinds/cloud-config/fuzz');

const CHECKS: readonly ((text: string) => readonly KindFinding[])[] = [
  checkUserData,
  (text) => checkUserData(text, undefined, { isWhole: false }),
  checkAutoinstall,
  checkNetworkConfig,
  checkMetaData,
];

/** Nothing is thrown, and what is found has a place in the text and whole sentences. */
function holds(text: string): void {
  const lines = text.split(/\r\n|\r|\n/);
  for (const check of CHECKS) {
    for (const { range, message } of check(text)) {
      assert.ok(range.start.line >= 1 && range.start.line <= lines.length + 1, message);
      assert.ok(range.start.column >= 1, message);
      assert.ok(range.end.line > range.start.line || range.end.column >= range.start.column, message);
      assert.ok(!/\bundefined\b|\[object|NaN/.test(message), message);
    }
  }
}

const KEYS = [
  ...Object.keys(CLOUD_CONFIG.keys),
  ...[
    'autoinstall',
    'network',
    'version',
    'ethernets',
    'config',
    'storage',
    'layout',
    'type',
    'id',
    'device',
  ],
  ...['name', 'path', 'size', 'devices', '__proto__', 'constructor', 'toString', ''],
];

const VALUE = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      1,
      2,
      -1,
      1.5,
      '',
      'disk',
      'partition',
      'raid',
      'a',
      '0644',
      '50%',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

test('bears every tree of known keys and odd values', () => {
  fc.assert(
    fc.property(VALUE, fc.constantFrom(...KEYS), (value, key) => {
      holds(`#cloud-config\n${JSON.stringify({ [key]: value })}\n`);
      holds(
        `#cloud-config\n${JSON.stringify({ autoinstall: { version: 1, storage: { config: [value] } } })}\n`,
      );
      holds(JSON.stringify({ version: 1, config: [value] }));
    }),
    { seed: 20261121, numRuns: 600 },
  );
});

test('bears a key that is a map, and a map whose key is the name of a function', () => {
  holds('#cloud-config\n? {toString: null}\n: a\n');
  holds('#cloud-config\ngroups: [[{toString: null}], [{toString: null}]]\n');
});

const FILE = `#cloud-config
users:
  - name: a
    passwd: "x"
write_files:
  - path: /a
    content: !!binary aGVsbG8=
    permissions: 0644
autoinstall:
  version: 1
  storage:
    config:
      - {type: disk, id: a}
      - {type: partition, device: a, size: -1}
`;

test('bears a file in which signs are missing, doubled or replaced', () => {
  const edit = fc.tuple(fc.nat(FILE.length), fc.nat(6), fc.string({ maxLength: 3, unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      holds(edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), FILE));
    }),
    { seed: 20261121, numRuns: 600 },
  );
});

test.run();
