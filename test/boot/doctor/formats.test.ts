import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { doctorJson, doctorText, doctorVerdict } from '../../../src/boot/doctor/formats.ts';
import { error, fine, type Line, warning } from '../../../src/boot/doctor/line.ts';

const test = suite('boot/doctor/formats');

const LINES: readonly Line[] = [
  fine('Git', '2.39.5'),
  warning('clock', 'nothing keeps it right', 'sudo timedatectl set-ntp true'),
  error('link eth0', 'it has no link', 'plug the cable in'),
];
const verdict = (lines: readonly Line[], site: string | null = 'ams1'): string =>
  doctorVerdict({ ok: true, site, lines });

test('people get a line each, and what mends it below', () => {
  assert.equal(
    doctorText({ lines: LINES }),
    `         CHECK      WHAT IS THERE
ok       Git        2.39.5
warning  clock      nothing keeps it right
                    → sudo timedatectl set-ntp true
error    link eth0  it has no link
                    → plug the cable in
`,
  );
});

test('the last sentence says whether the site can be served', () => {
  assert.equal(verdict(LINES), 'this machine cannot serve the site ams1 yet: 1 error and 1 warning');
  assert.equal(verdict(LINES.slice(0, 2)), 'this machine can serve the site ams1; 1 warning');
  assert.equal(verdict(LINES.slice(0, 1), null), 'this machine can serve a site');
});

test('programs get the lines and their number', () => {
  assert.deepEqual(JSON.parse(doctorJson({ ok: true, site: 'ams1', lines: LINES })), {
    formatVersion: 1,
    site: 'ams1',
    checks: LINES,
    summary: { errors: 1, warnings: 1 },
  });
});

test.run();
