import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Role, recognise } from '../../../src/sot/dialect/recognise.ts';
import type { JsonValue } from '../../../src/sot/documents/json-value.ts';

const test = suite('sot/dialect/recognise');

/** `dialect path: what`, or null. */
function signOf(role: Role, document: JsonValue): string | null {
  const sign = recognise(role, document);
  return sign && `${sign.dialect} ${sign.path.join('/')}: ${sign.what}`;
}

test('each sign names its model and its place', () => {
  const table: readonly (readonly [Role, JsonValue, string])[] = [
    ['env', { id: 'a', agents: [], subnets: [] }, 'v2.1 agents: `agents`'],
    ['env', { id: 'a', agent: {}, subnets: [] }, 'early agent: `agent`'],
    ['env', { id: 'a', agent: {} }, 'v0 agent: `agent`'],
    ['env', { id: 'a', sot_id: 'x' }, 'v3 sot_id: `sot_id`'],
    ['env', { config: { type: 'git', id: 'x' } }, 'v3 config/id: a link by `id` alone'],
    ['cluster', { config: { type: 'git', url: 'x', token: 'y' } }, 'v3 config/token: `token`'],
    ['cluster', { host_group: 'a', hosts: [] }, 'v0 host_group: `host_group`'],
    ['cluster', { host_group: 'a', subnet: 's', hosts: [] }, 'v1 host_group: `host_group`'],
    ['host', { name: 'a', selectors: {} }, 'v1 selectors: `selectors`'],
    [
      'host',
      { name: 'a', interfaces: [{}, { bmc: { container: {} } }] },
      'v2.1 interfaces/1/bmc/container: `container`',
    ],
    ['os', { id: 'a', cmdline: { quiet: null } }, 'early cmdline: a `cmdline` that is a map'],
    [
      'os',
      { boot: { kernel: 'k', initrd: ['a', '{{.env.x}}'] } },
      'any boot/initrd/1: a Go template (`{{ … }}`)',
    ],
    ['os', { cmdline: [{ a: 1 }, { b: ['{{ .host.x }}'] }] }, 'any cmdline/1/b/0: a Go template (`{{ … }}`)'],
    ['workflow', { id: 'a', block_deps: [] }, 'v2 block_deps: `block_deps`'],
    [
      'workflow',
      { workflow: [{ boot: 'a' }, { boot: 'b', 'next-boot': 'a' }] },
      'v2 workflow/1/next-boot: `next-boot`',
    ],
    ['host-group', { id: 'a' }, 'v1 : a host group'],
  ];
  for (const [role, document, expected] of table) assert.equal(signOf(role, document), expected);
});

test('documents of version 1, and what is no map, have no sign', () => {
  const table: readonly (readonly [Role, JsonValue])[] = [
    ['env', { id: 'a', subnets: [], config: { type: 'git', url: 'u', ref: 'v1', id: 'x' } }],
    ['env', { config: { type: 'local', id: 'x' } }],
    ['env', { config: 'x' }],
    ['host', { name: 'a', interfaces: [{ bmc: { type: 'ipmi' } }, 'x'], workflow: 'w' }],
    ['host', { name: 'a', interfaces: 'x' }],
    ['os', { boot: { kernel: '<%= md.kernel %>' }, cmdline: [{ quiet: null }] }],
    ['workflow', { id: 'a', workflow: [{ boot: 'b' }], deps: { max_fail: 1 } }],
    ['boot', { id: 'a', agents: [], host_group: 'x' }],
    ['vaq', { version: 1, agents: [] }],
    ['env', null],
    ['env', ['agents']],
    ['host', 'selectors'],
  ];
  for (const [role, document] of table) assert.equal(signOf(role, document), null, JSON.stringify(document));
});

test.run();
