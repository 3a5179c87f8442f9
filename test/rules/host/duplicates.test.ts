import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { duplicateAddress } from '../../../src/rules/host/duplicate-address.ts';
import { duplicateMac } from '../../../src/rules/host/duplicate-mac.ts';
import { duplicateName } from '../../../src/rules/host/duplicate-name.ts';
import { hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/duplicates');

const RACK1 = 'sites/ams1/rack1.yml';
const FRA1 = { 'sites/fra1/env.yml': 'id: fra1\nsubnets:\n  - { id: rack1, cidr: 198.51.100.0/24 }\n' };

const one = (name: string, mac: string, ipv4: string): string =>
  hostYaml({ name, iface: [`mac: ${mac}`, `ipv4: ${ipv4}`] });
const A = one('a', '52:54:00:00:00:0a', '198.51.100.10');

test('a MAC is used once over all sites, whatever its spelling', async () => {
  const other = one('b', '5254.0000.000A', '198.51.100.11');
  assert.deepEqual(await ruled(duplicateMac, { [RACK1]: A, ...FRA1, 'sites/fra1/r.yml': other }), [
    `sites/fra1/r.yml:4:10-4:24 error host/duplicate-mac: the MAC 52:54:00:00:00:0a is already that of ams1/a | hosts ams1/a fra1/b | first used here ${RACK1}:4:10`,
  ]);
});

test('each further use is found beside the first', async () => {
  const found = await ruled(duplicateMac, {
    [RACK1]: [A, A.replace('name: a', 'name: b'), A.replace('name: a', 'name: c')].join('---\n'),
  });
  assert.deepEqual(
    found.map((line) => line.split(' error ')[0]),
    [`${RACK1}:12:10-12:27`, `${RACK1}:20:10-20:27`],
  );
});

test('an address is used once in a site', async () => {
  const other = one('b', '52:54:00:00:00:0b', '198.51.100.10');
  assert.deepEqual(await ruled(duplicateAddress, { [RACK1]: `${A}---\n${other}` }), [
    `${RACK1}:13:11-13:24 error host/duplicate-address: the address 198.51.100.10 is already that of ams1/a | hosts ams1/a ams1/b | first used here ${RACK1}:5:11`,
  ]);
  assert.deepEqual(await ruled(duplicateAddress, { [RACK1]: A, ...FRA1, 'sites/fra1/r.yml': A }), []);
});

test('two interfaces of one host are said to be that', async () => {
  const twice =
    'name: a\nworkflow: debian\ninterfaces:\n  - { type: physical, mac: 52:54:00:00:00:01, ipv4: 198.51.100.9 }\n  - { type: bmc, mac: 52:54:00:00:00:01, ipv4: 198.51.100.9 }\n';
  assert.deepEqual(await ruled(duplicateMac, { [RACK1]: twice }), [
    `${RACK1}:5:23-5:40 error host/duplicate-mac: the MAC 52:54:00:00:00:01 is already that of another interface of this host | hosts ams1/a | first used here ${RACK1}:4:28`,
  ]);
  assert.deepEqual(await ruled(duplicateAddress, { [RACK1]: twice }), [
    `${RACK1}:5:48-5:60 error host/duplicate-address: the address 198.51.100.9 is already that of another interface of this host | hosts ams1/a | first used here ${RACK1}:4:53`,
  ]);
});

test('a document that was copied whole is another host, though it has the same name', async () => {
  assert.deepEqual(await ruled(duplicateMac, { [RACK1]: `${A}---\n${A}` }), [
    `${RACK1}:12:10-12:27 error host/duplicate-mac: the MAC 52:54:00:00:00:0a is already that of ams1/a | hosts ams1/a | first used here ${RACK1}:4:10`,
  ]);
});

test('a name is used once in a site, whatever its case', async () => {
  const other = one('A', '52:54:00:00:00:0b', '198.51.100.11');
  assert.deepEqual(await ruled(duplicateName, { [RACK1]: A, 'sites/ams1/rack2.yml': other }), [
    `${RACK1}:1:7-1:8 error host/duplicate-name: another host of this site is already called \`A\` | hosts ams1/A ams1/a | first used here sites/ams1/rack2.yml:1:7`,
  ]);
  assert.deepEqual(await ruled(duplicateName, { [RACK1]: A, ...FRA1, 'sites/fra1/r.yml': A }), []);
});

test('what is malformed or absent is no duplicate', async () => {
  const bare = (name: string, mac: string): string => hostYaml({ name, iface: [`mac: ${mac}`] });
  const files = { [RACK1]: `${bare('a', 'x')}---\n${bare('b', 'x')}` };
  for (const rule of [duplicateMac, duplicateAddress, duplicateName]) {
    assert.deepEqual(await ruled(rule, files), []);
    assert.deepEqual(await ruled(rule), []);
  }
});

test.run();
