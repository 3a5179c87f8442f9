import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Host } from '../../../src/sot/model/types.ts';
import { built, type Changes, hostYaml } from '../sample.ts';

const test = suite('sot/model/hosts');

const RACK1 = 'sites/ams1/rack1.yml';

async function hostOf(changes: Changes): Promise<{ readonly host: Host; readonly found: readonly string[] }> {
  const { model, found } = await built(changes);
  return { host: model.hosts[0]!, found };
}

test('a host is linked to its site, cluster and workflow', async () => {
  const { model, found } = await built();
  assert.deepEqual(found, []);
  const [host] = model.hosts;
  assert.deepEqual(
    [host?.label, host?.name, host?.cluster, host?.complete, host?.renderable],
    ['ams1/r1-01', 'r1-01', 'rack1', true, true],
  );
  assert.equal(host?.site, model.sites[0]);
  assert.equal(host?.workflow, model.workflows.get('debian'));
  assert.equal(host?.primary, host?.interfaces[0]);
});

test('hosts stand in the order of their labels, whatever their files', async () => {
  const host = (name: string): string => hostYaml({ name, iface: ['mac: 52:54:00:00:00:77'] });
  const { model } = await built({
    [RACK1]: `${host('b')}---\n${host('a')}`,
    'sites/ams1/a.yml': host('c'),
    'sites/ams0/env.yml': 'id: zrh1\nsubnets: []\n',
    'sites/ams0/r.yml': host('a'),
  });
  assert.deepEqual(
    model.hosts.map(({ label, cluster }) => `${label} ${cluster}`),
    ['ams1/a rack1', 'ams1/b rack1', 'ams1/c a', 'zrh1/a r'],
  );
});

test('the primary interface is the first that is no BMC and not ignored', async () => {
  const host = (...interfaces: readonly string[]): string =>
    `name: a\nworkflow: debian\ninterfaces:\n${interfaces.map((text) => `  - ${text}\n`).join('')}`;
  const table = [
    [host('{ type: bmc }', '{ type: physical, ignore_dhcp: true }', '{ type: bond, name: x }'), 2],
    [host('{ type: physical }', '{ type: physical }'), 0],
    [host('{ type: bmc }'), null],
    ['name: a\nworkflow: debian\ninterfaces: []\n', null],
  ] as const;
  for (const [text, index] of table) {
    const { host: one } = await hostOf({ [RACK1]: text });
    assert.equal(one.primary, index === null ? null : one.interfaces[index], text);
  }
});

test('a value that is malformed is one finding', async () => {
  const table: readonly (readonly [string, string])[] = [
    [
      hostYaml({ more: ['uuid: x-1'] }),
      '8:7-8:10 error value/uuid: `x-1` is not a UUID: 32 hexadecimal digits, as `6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab`',
    ],
    [
      hostYaml({ name: 'r1 01' }),
      '1:7-1:12 error value/hostname: `r1 01` is not a host name: 1 to 63 letters, digits and hyphens, as `r1-01`',
    ],
    [
      hostYaml({ name: 'a/b' }),
      '1:7-1:10 error value/hostname: `a/b` is not a host name: 1 to 63 letters, digits and hyphens, as `r1-01`',
    ],
    [
      hostYaml({ workflow: 'debain' }),
      '7:11-7:17 error link/unknown-id: the workflow `debain` does not exist; did you mean `debian`? | fix debian',
    ],
  ];
  for (const [text, expected] of table) {
    assert.deepEqual((await built({ [RACK1]: text })).found, [`${RACK1}:${expected}`], text);
  }
});

test('a UUID has one form, however it is written', async () => {
  for (const uuid of ['6A1B0C9E-3D2F-4B5A-8C7D-0123456789AB', '6a1b0c9e3d2f4b5a8c7d0123456789ab']) {
    const { host } = await hostOf({ [RACK1]: hostYaml({ more: [`uuid: ${uuid}`] }) });
    assert.equal(host.uuid, '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab');
  }
});

test('metadata comes from vaq.yml, the site, the subnet and the cluster, the nearest last', async () => {
  const level = (name: string, more = ''): string =>
    `{ at: ${name}, ${name}: 1, map: { ${name}: 1 }, list: [${name}]${more} }`;
  const header = `metadata: ${level('cluster', ', site: null')}\n---\n`;
  const { host } = await hostOf({
    'vaq.yml': `version: 1\nmetadata: ${level('vaq', ', gone: 1')}\n`,
    'sites/ams1/env.yml': `id: ams1\nmetadata: ${level('site', ', gone: null')}\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.0/24\n    metadata: ${level('subnet')}\n`,
    [RACK1]: `${header}${hostYaml({ more: ['metadata: { at: host }'] })}`,
  });
  assert.deepEqual(host.inherited, {
    at: 'cluster',
    vaq: 1,
    subnet: 1,
    cluster: 1,
    map: { vaq: 1, site: 1, subnet: 1, cluster: 1 },
    list: ['cluster'],
  });
});

test('a boot program is the nearest: host, cluster, subnet, site', async () => {
  const programs = (...names: readonly string[]): string => `boot_programs: { ${names.join(', ')} }`;
  const { host } = await hostOf({
    'sites/ams1/env.yml': `id: ams1\nservice: { ${programs('bios: a', 'efi-x86_64: a', 'efi-arm64: a', 'efi-ia32: a')} }\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.0/24\n    ${programs('efi-x86_64: b', 'efi-arm64: b', 'efi-ia32: b')}\n`,
    [RACK1]: `${programs('efi-arm64: c', 'efi-ia32: c')}\n---\n${hostYaml({ more: [programs('efi-ia32: d')] })}`,
  });
  assert.deepEqual(host.bootPrograms, { bios: 'a', 'efi-x86_64': 'b', 'efi-arm64': 'c', 'efi-ia32': 'd' });
});

test('a host is rendered only if all that it is made of was understood', async () => {
  const env = (more: string): string =>
    `id: ams1\nsubnets:\n  - { id: rack1, cidr: 198.51.100.0/24 }\n${more}`;
  const os = 'id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\n';
  const boot = 'id: debian\noperating_system: debian12\n';
  const table: readonly (readonly [boolean, Changes])[] = [
    [true, {}],
    [true, { 'vaq.yml': 'version: 1\nnmae: x\n' }],
    [true, { 'vaq.yml': 'name: x\n' }],
    [false, { 'vaq.yml': 'version: 1\nvars: { a: 1 }\n' }],
    [false, { 'vaq.yml': '{' }],
    [false, { 'vaq.yml': null }],
    [true, { 'files.yml': null }],
    [false, { 'files.yml': 'files: [' }],
    [false, { 'files.yml': 'files: [{}]' }],
    [false, { 'sites/ams1/env.yml': env('colour: red\n') }],
    [true, { 'sites/ams1/env.yml': env('metadta: {}\n') }],
    [false, { [RACK1]: `metadata: [\n---\n${hostYaml()}` }],
    [false, { [RACK1]: `vars: {}\n---\n${hostYaml()}` }],
    [true, { [RACK1]: `metadata: {}\n---\n${hostYaml()}` }],
    [false, { [RACK1]: hostYaml({ more: ['colour: red'] }) }],
    [true, { [RACK1]: hostYaml({ more: ['metadta: { disk: x }'] }) }],
    [true, { [RACK1]: hostYaml({ iface: ['mac: broken', 'ipv4: 198.51.100.11'] }) }],
    [false, { [RACK1]: hostYaml({ iface: ['mac: 52:54:00:00:00:01', 'ipv4: broken'] }) }],
    [false, { [RACK1]: hostYaml({ iface: ['mac: 52:54:00:00:00:01', 'subnet: rack1'] }) }],
    [false, { [RACK1]: hostYaml({ iface: ['ipv4: 198.51.100.11'] }) }],
    [false, { [RACK1]: hostYaml({ workflow: 'none' }) }],
    [false, { 'workflows/debian.yml': 'id: debian\nworkflow: [{ boot: none }]\n' }],
    [false, { 'workflows/debian.yml': 'id: debian\nworkflow: [{ boot: debian }]\ncolour: red\n' }],
    [true, { 'boot/debian.yml': boot }],
    [false, { 'boot/debian.yml': `${boot}colour: red\n` }],
    [false, { 'os/debian12.yml': `${os}colour: red\n` }],
    [true, { 'os/debian12.yml': `${os}cmdlin: [a: 1]\n` }],
    [true, { 'os/other.yml': '{' }],
  ];
  for (const [expected, changes] of table) {
    assert.equal((await hostOf(changes)).host.renderable, expected, JSON.stringify(changes));
  }
});

test('in proxy mode a host needs no address of its own', async () => {
  const { host } = await hostOf({
    'sites/ams1/env.yml':
      'id: ams1\nservice: { dhcp_mode: proxy }\nsubnets:\n  - { id: rack1, cidr: 198.51.100.0/24 }\n',
    [RACK1]: hostYaml({ iface: ['mac: 52:54:00:00:00:01', 'subnet: rack1'] }),
  });
  assert.equal(host.renderable, true);
});

test.run();
