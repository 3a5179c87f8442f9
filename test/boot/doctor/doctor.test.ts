import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { examine, type SiteFindings } from '../../../src/boot/doctor/doctor.ts';
import { MACHINE, SITE, texts } from './sample.ts';

const test = suite('boot/doctor/doctor');

const FINDINGS: SiteFindings = {
  facts: SITE,
  revision: 'v1',
  errors: 0,
  files: { declared: [], files: new Map(), problems: new Map(), needed: new Set(), hasMirror: false },
  programs: [],
  secrets: [],
  hosts: new Set(),
  validators: [],
  servers: null,
};
const OF_THE_MACHINE = ['Node', 'Git', 'privileges', 'ports'];

test('a machine on which nothing is wrong', () => {
  const lines = examine(MACHINE, [{ folder: '/cache', free: 50e9, needed: 0 }], FINDINGS);
  assert.deepEqual(texts(lines.filter(({ verdict }) => verdict !== 'ok')), []);
  assert.deepEqual(
    lines.map(({ check }) => check),
    [
      ...OF_THE_MACHINE,
      'source of truth',
      'network rack1',
      'link eth0',
      'other networks',
      'firewall',
      'other DHCP servers',
      'files',
      'secrets',
      'validators',
      'clock',
      'disk',
    ],
  );
});

test('without a site the machine alone is looked at', () => {
  assert.deepEqual(
    examine(MACHINE, [], null).map(({ check }) => check),
    [...OF_THE_MACHINE, 'firewall', 'clock'],
  );
});

test.run();
