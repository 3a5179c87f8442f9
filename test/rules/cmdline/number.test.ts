import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cmdlineNumber } from '../../../src/rules/cmdline/number.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/cmdline/number');

const OS = 'os/debian12.yml';
const cmdline = (item: string): Changes => ({
  [OS]: `id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\ncmdline:\n  - ${item}\n`,
});

test('a number that would become another text', async () => {
  const hosts = 'hosts ams1/r1-01 ams1/r1-02';
  const table = [
    ['release: 1.10', '6:14-6:18', '1.10', 'release=1.1'],
    ['mode: 0644', '6:11-6:15', '0644', 'mode=644'],
    ['size: 1e3', '6:11-6:14', '1e3', 'size=1000'],
    ['base: 0x1F', '6:11-6:15', '0x1F', 'base=31'],
    ['plus: +5', '6:11-6:13', '+5', 'plus=5'],
    ['list: [7, 7.0]', '6:15-6:18', '7.0', 'list=7'],
  ] as const;
  for (const [item, place, written, word] of table) {
    assert.deepEqual(
      await ruled(cmdlineNumber, cmdline(item)),
      [
        `${OS}:${place} warning cmdline/number: \`${written}\` is a number in YAML, and the kernel gets \`${word}\`; quote it: \`"${written}"\` | fix "${written}" | ${hosts}`,
      ],
      item,
    );
  }
});

test('numbers that stay what they are, and texts', async () => {
  for (const item of [
    'n: 5',
    'n: -1',
    'n: 1.5',
    'n: "1.10"',
    "n: '0644'",
    'n: ttyS0',
    'n: true',
    'n:',
    'n: [1, 2]',
  ])
    assert.deepEqual(await ruled(cmdlineNumber, cmdline(item)), [], item);
});

test.run();
