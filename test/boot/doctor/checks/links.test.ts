import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { linkLines } from '../../../../src/boot/doctor/checks/links.ts';
import type { InterfaceFacts } from '../../../../src/boot/doctor/facts.ts';
import { texts, wire } from '../sample.ts';

const test = suite('boot/doctor/checks/links');

function line(facts: Partial<InterfaceFacts>, platform: NodeJS.Platform = 'linux'): readonly string[] {
  return texts(linkLines({ platform }, [{ ...wire('eth0'), ...facts }]));
}

test('a link is up, and fast enough', () => {
  assert.deepEqual(line({}), ['ok link eth0: 1 Gb/s']);
  assert.deepEqual(line({ speed: 2500 }), ['ok link eth0: 2.5 Gb/s']);
  assert.deepEqual(line({ speed: null, isHalfDuplex: null, hasLink: null }), ['ok link eth0: up']);
  assert.deepEqual(line({ kind: 'loopback', hasLink: false }), []);
});

test('what is wrong with a link', () => {
  assert.deepEqual(line({ hasLink: false }), [
    'error link eth0: it has no link → plug the cable in; sudo ip link set eth0 up',
  ]);
  assert.deepEqual(line({ hasLink: false }, 'darwin'), [
    'error link eth0: it has no link → plug the cable in',
  ]);
  assert.deepEqual(line({ speed: 100 }), [
    'warning link eth0: 100 Mb/s: a gigabyte takes 80 s → take another cable or another port of the switch',
  ]);
  assert.deepEqual(line({ speed: 100, isHalfDuplex: true }), [
    'warning link eth0: 100 Mb/s half duplex → let the port of the switch negotiate, or take another cable',
  ]);
  assert.deepEqual(line({ kind: 'wireless' }), [
    'warning link eth0: it is wireless: machines do not boot over it, and access points may keep broadcasts back → serve by a cable',
  ]);
});

test.run();
