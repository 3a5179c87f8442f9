// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { CHECKABLES } from '../../src/kinds/checkable.ts';

const test = suite('kinds/hostile');

const OS = { family: 'RHEL', major: '9', minor: null };

/** What texts of a stranger repeat to be slow: openings that never close, joins, words, signs. */
const REPEATED: readonly string[] = [
  ...[
    'a ',
    '"',
    '\\',
    '\\\n',
    '\\\n\\ ',
    '${',
    '{',
    '[',
    '- ',
    '\t',
    '&a ',
    '*a ',
    '|| ',
    'x||y ',
    ': ',
    '<%',
  ],
  ...[
    '\r',
    '\r\n',
    '; ',
    '--a=',
    '1:',
    'goto a\n',
    ':a\n',
    '"a":[',
    'a: \n',
    '‹secret ',
    'a\u2028',
    '\u00a0',
  ],
];

/** Where the repeated part stands, beside the beginning of the file. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  kickstart: ['part / ', '%packages\n'],
  preseed: ['d-i partman-auto/expert_recipe string ', 'd-i preseed/late_command string '],
  autoinstall: ['#cloud-config\nautoinstall:\n  late-commands: '],
  'cloud-config': ['#cloud-config\nwrite_files: [{path: /a, content: "'],
  ignition: ['{"ignition":{"version":"3.4.0"},"systemd":{"units":[{"name":"a.service","contents":"'],
  ipxe: ['#!ipxe\n', '#!ipxe\nkernel '],
  'network-config': ['version: 2\nethernets:\n  '],
};

const SIZE = 100_000;

for (const { name, check } of CHECKABLES) {
  test(`no text makes the checks of ${name} take longer than its length`, () => {
    for (const before of ['', ...(BEFORE[name] ?? [])]) {
      for (const part of REPEATED) {
        const text = before + part.repeat(SIZE / part.length);
        const start = process.cpuUsage().user;
        check(text, OS, { isWhole: true });
        // Linear ones take a twentieth of a second, quadratic ones five seconds and more.
        const seconds = (process.cpuUsage().user - start) / 1e6;
        assert.ok(seconds < 3, `${seconds} s for ${JSON.stringify(before)} and ${JSON.stringify(part)}`);
      }
    }
  });
}

test.run();
