import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Directory, isFound } from '../../../src/boot/session/directory.ts';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';
import { UUID } from './sample.ts';

const test = suite('boot/session/directory');

const OTHER_UUID = '11111111-2222-3333-4444-555555555555';
const NOBODY = { mac: null, uuid: null, serial: null };

/** Two hosts with a UUID and a serial each, one with a UUID that every board of its maker has, and one of another site. */
const FILES = fourHostsWith({
  'sites/ams1/more.yml': `metadata: {disk: /dev/vda}
---
{name: one, uuid: "${UUID}", serial: S-1, workflow: debian12, interfaces: [{type: physical, name: a, mac: "52:54:00:00:03:01", ipv4: 198.51.100.31}, {type: bmc, name: b, mac: "52:54:00:00:03:02", ipv4: 198.51.100.32}]}
---
{name: two, uuid: "${OTHER_UUID}", serial: S-2, workflow: debian12, interfaces: [{type: physical, name: a, mac: "52:54:00:00:03:03", ipv4: 198.51.100.33}]}
---
{name: cheap, uuid: 03000200-0400-0500-0006-000700080009, workflow: debian12, interfaces: [{type: physical, name: a, mac: "52:54:00:00:03:04", ipv4: 198.51.100.34}]}
`,
  'sites/fra1/env.yml':
    'id: fra1\nname: Frankfurt 1\nservice: {addr: 203.0.113.1, files: files}\nsubnets: [{id: a, cidr: 203.0.113.0/24}]\nmetadata: {timezone: Etc/UTC, mirror: mirror.example}\n',
  'sites/fra1/rack.yml':
    '{name: far, workflow: debian12, metadata: {disk: /dev/vda}, interfaces: [{type: physical, name: a, mac: "52:54:00:00:03:05", ipv4: 203.0.113.5}]}\n',
});

let ground: Ground;
let directory: Directory;
test.before(async () => {
  ground = await openGround(FILES);
  directory = new Directory(ground.opened.model.hosts, ground.venue.site);
});
test.after(() => ground.close());

/** `site/name interface`, or why there is none. */
function found(identity: Partial<typeof NOBODY> | Readonly<Record<string, string>>): string {
  const result = directory.find({ ...NOBODY, ...identity });
  if (isFound(result)) return `${result.host.label} ${result.iface?.mac ?? 'anywhere'}`;
  return result === 'unknown' ? result : result.conflict;
}

const TABLE: readonly (readonly [what: string, Readonly<Record<string, string>>, string])[] = [
  ['nothing', {}, 'unknown'],
  ['a MAC', { mac: '52:54:00:00:03:01' }, 'ams1/one 52:54:00:00:03:01'],
  ['the MAC of a BMC', { mac: '52:54:00:00:03:02' }, 'ams1/one 52:54:00:00:03:02'],
  ['a UUID', { uuid: UUID }, 'ams1/one anywhere'],
  ['a serial', { serial: 'S-2' }, 'ams1/two anywhere'],
  ['an unknown MAC and a known UUID', { mac: '02:00:00:00:00:01', uuid: UUID }, 'ams1/one anywhere'],
  ['a MAC and its UUID', { mac: '52:54:00:00:03:01', uuid: UUID }, 'ams1/one 52:54:00:00:03:01'],
  [
    'a MAC and an unknown UUID',
    { mac: '52:54:00:00:03:01', uuid: `0${UUID.slice(1)}` },
    'ams1/one 52:54:00:00:03:01',
  ],
  [
    'a MAC and the UUID of another host',
    { mac: '52:54:00:00:03:01', uuid: OTHER_UUID },
    `the MAC 52:54:00:00:03:01 is that of ams1/one, but the UUID ${OTHER_UUID} is that of ams1/two`,
  ],
  ['a UUID and the serial of another host', { uuid: UUID, serial: 'S-2' }, 'ams1/one anywhere'],
  [
    'a MAC and the serial of another host',
    { mac: '52:54:00:00:03:03', serial: 'S-1' },
    'ams1/two 52:54:00:00:03:03',
  ],
  ['a UUID that never identifies', { uuid: '03000200-0400-0500-0006-000700080009' }, 'unknown'],
  ['the MAC of a host with such a UUID', { mac: '52:54:00:00:03:04' }, 'ams1/cheap 52:54:00:00:03:04'],
  ['a host of another site', { mac: '52:54:00:00:03:05' }, 'unknown'],
];

for (const [what, identity, expected] of TABLE) {
  test(`${what} is ${expected}`, () => assert.equal(found(identity), expected));
}

test('a host that is known and not served is said to be elsewhere, by whatever it is known', () => {
  const [one, ...others] = ground.opened.model.hosts.filter(({ name }) => name === 'one' || name === 'two');
  const served = new Directory(others, ground.venue.site, [one!]);
  const conflict = 'ams1/one reaches the service at an address that is on no interface served';
  for (const identity of [{ mac: '52:54:00:00:03:01' }, { uuid: UUID }, { serial: 'S-1' }])
    assert.deepEqual(served.find({ ...NOBODY, ...identity }), { conflict });
  assert.ok(isFound(served.find({ ...NOBODY, serial: 'S-2' })));
});

test.run();
