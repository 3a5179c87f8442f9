import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { openWith } from '../../src/pipeline/open.ts';
import { type DesiredHost, desiredHosts } from '../../src/plan/desired.ts';
import { plan } from '../../src/plan/plan.ts';
import { CANONICAL } from '../../src/render/context.ts';
import { allRequests, render } from '../../src/render/render.ts';
import { type Changes, hostYaml, minimalWith } from '../sot/sample.ts';
import { memorySource } from '../support/memory-source.ts';

const test = suite('plan/desired');

const RACK1 = 'sites/ams1/rack1.yml';
const PIN = 'ab'.repeat(32);

function desiredOf(changes: Changes = {}): Promise<ReadonlyMap<string, DesiredHost>> {
  return openWith(memorySource(minimalWith(changes)), '/nowhere', async ({ model }, sandbox) =>
    desiredHosts(model, await render(model, allRequests(model.hosts), CANONICAL, sandbox)),
  );
}

/** What going from the smallest source of truth with some changes to that with others does to its first host. */
async function reasons(from: Changes, to: Changes): Promise<readonly string[]> {
  const [before, after] = [await desiredOf(from), await desiredOf(to)];
  const [{ action, reasons: why }] = plan(before, after) as [ReturnType<typeof plan>[number]];
  return [action, ...why];
}

test('a host is wanted with its boots, bytes, files and facts', async () => {
  const all = await desiredOf({
    'files.yml': `files:\n  - { path: debian12/linux, sha256: ${PIN.toUpperCase()} }\n  - path: debian12/initrd.gz\n  - { path: debian12/linux.old, sha256: ${PIN} }\n`,
  });
  assert.deepEqual([...all.keys()], ['ams1/r1-01', 'ams1/r1-02']);
  const { artifacts, ...host } = all.get('ams1/r1-01')!;
  assert.deepEqual(
    artifacts.map(({ boot, path, content }) => [boot, path, content?.includes('vaq.invalid')]),
    [
      ['debian', 'script.ipxe', true],
      ['debian', 'preseed.cfg', true],
    ],
  );
  assert.deepEqual(host, {
    label: 'ams1/r1-01',
    name: 'r1-01',
    site: 'ams1',
    cluster: 'rack1',
    workflow: 'debian',
    macs: ['52:54:00:00:00:01'],
    uuid: null,
    once: false,
    bootTimes: [],
    held: false,
    complete: true,
    boots: ['debian'],
    files: { 'debian12/linux': PIN },
    network: {
      'MAC of eth0': '52:54:00:00:00:01',
      'address of eth0': '198.51.100.11',
      'network of eth0': '198.51.100.0/24',
      'gateway of eth0': '198.51.100.1',
      'name servers of eth0': '198.51.100.1',
      'domain of eth0': 'ams1.example',
      'host name of eth0': 'r1-01',
      'end of its boots': 'debian by checkpoint',
      architecture: 'x86_64',
    },
  });
});

test('a host that cannot be rendered is not complete', async () => {
  const all = await desiredOf({
    [RACK1]: `${hostYaml()}---\n${hostYaml({ name: 'r1-02', workflow: 'none' })}---\n${hostYaml({ name: 'r1-03', more: [] })}`,
  });
  assert.deepEqual(
    [...all.values()].map(({ label, complete }) => [label, complete]),
    [
      ['ams1/r1-01', true],
      ['ams1/r1-02', false],
      ['ams1/r1-03', false],
    ],
  );
});

test('interfaces of one name are told apart', async () => {
  const host = (second: string): Changes => ({
    [RACK1]: `name: r1-01\nworkflow: debian\ninterfaces:\n  - { type: physical, name: eth0, mac: 52:54:00:00:00:01, ipv4: 198.51.100.11 }\n  - { type: physical, name: eth0, mac: ${second} }\n  - { type: bmc, mac: 52:54:00:00:00:09 }\nmetadata: { disk: x }\n`,
  });
  assert.deepEqual(await reasons(host('52:54:00:00:00:02'), host('52:54:00:00:00:03')), [
    'change',
    'the MAC of eth0 (interface 1): 52:54:00:00:00:02 → 52:54:00:00:00:03',
  ]);
});

test('what a machine would not notice is no difference', async () => {
  const table: readonly (readonly [Changes, Changes])[] = [
    [
      { [RACK1]: hostYaml() },
      { [RACK1]: `# a comment\n${hostYaml().replace('52:54:00:00:00:01', '5254.0000.0001')}` },
    ],
    [{ 'vaq.yml': 'version: 1\nmetadata: { a: 1 }\n' }, { 'vaq.yml': 'version: 1\nname: other\n' }],
    [
      {},
      {
        'files.yml': `files:\n  - path: debian12/linux\n  - path: debian12/initrd.gz\n  - { path: unused, sha256: ${PIN} }\n`,
      },
    ],
    [
      {},
      {
        'sites/ams1/env.yml':
          'id: ams1\nservice: { addr: 203.0.113.7, http_port: 8080 }\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.7/24\n    gateway: 198.51.100.1\n    dns: [198.51.100.1]\n    domain_name: ams1.example\n',
      },
    ],
  ];
  for (const [from, to] of table)
    assert.deepEqual(await reasons(from, to), ['unchanged'], JSON.stringify(to));
});

test('a pinned file that a template names is loaded too, and the beginning of another’s name is not', async () => {
  const files = (image: string, other: string): Changes => ({
    'files.yml': `files:\n  - path: debian12/linux\n  - path: debian12/initrd.gz\n  - { path: img/a, sha256: ${image.repeat(64)} }\n  - { path: img/a.b, sha256: ${other.repeat(64)} }\n`,
    'boot/debian.yml': 'id: debian\noperating_system: debian12\nunattended: { type: untyped, use: a }\n',
    'assets/untyped/a.ejs': 'get "<%= file("img/a") %>".\n',
  });
  assert.deepEqual(await reasons(files('a', 'b'), files('c', 'b')), [
    'reinstall',
    'the file img/a has another digest',
  ]);
  assert.deepEqual(await reasons(files('a', 'b'), files('a', 'c')), ['unchanged']);
});

test('what DHCP sends is compared as it is sent', async () => {
  const option = (type: string): Changes => ({
    'sites/ams1/env.yml': `id: ams1\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.0/24\n    domain_name: ams1.example\n    dhcp_options: [{ option: 224, type: ${type}, value: 1 }]\n`,
  });
  assert.deepEqual(await reasons(option('uint8'), option('string')), [
    'change',
    'the DHCP options of eth0: 224=1 (uint8) → 224=1 (string)',
  ]);
});

test.run();
