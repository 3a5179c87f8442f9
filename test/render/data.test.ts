import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { CANONICAL } from '../../src/render/context.ts';
import { templateData, templateDataOf } from '../../src/render/data.ts';
import { openSandbox } from '../../src/render/sandbox/sandbox.ts';
import { built, type Changes, hostYaml } from '../sot/sample.ts';
import { firstOf } from './sample.ts';

const test = suite('render/data');

const CONTEXT = { ...CANONICAL, baseUrl: () => 'http://198.51.100.1', revision: 'v1.2' };
const CONFIG = 'http://198.51.100.1/config/x';

async function dataOf(changes: Changes, configUrl: string | null = CONFIG) {
  const { model, found } = await built(changes);
  assert.deepEqual(found, []);
  const { host, boot } = firstOf(model);
  return templateData(model, host, boot, CONTEXT, configUrl);
}

const TREE: Changes = {
  'vaq.yml': 'version: 1\nname: dc\nmetadata: { at: vaq, vaq: 1 }\n',
  'sites/ams1/env.yml':
    'id: ams1\nname: Amsterdam\nmetadata: { at: site, site: 1 }\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.64/26\n    gateway: 198.51.100.65\n    metadata: { at: subnet, subnet: 1 }\n  - { id: bmcs, cidr: 203.0.113.0/24 }\n',
  'sites/ams1/rack1.yml':
    'metadata: { at: cluster, cluster: 1 }\n---\nname: r1-01\nuuid: 6A1B0C9E-3D2F-4B5A-8C7D-0123456789AB\nworkflow: debian\ninterfaces:\n  - { type: bmc, name: bmc, ipv4: 203.0.113.9 }\n  - { type: physical, name: eth0, mac: 52-54-00-00-00-01, ipv4: 198.51.100.71, mtu: 9000 }\n  - { type: physical, name: eth1 }\nmetadata: { at: host, host: 1, vaq: null }\n',
  'boot/debian.yml': 'id: debian\noperating_system: debian12\nmetadata: { at: boot, boot: 1, site: 2 }\n',
  'os/debian12.yml':
    'id: debian12\nname: Debian 12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\n',
};

test('a template sees every level with its metadata, and all of it merged', async () => {
  const subnet = {
    id: 'rack1',
    cidr: '198.51.100.64/26',
    gateway: '198.51.100.65',
    metadata: { at: 'subnet', subnet: 1 },
    md: { at: 'subnet', subnet: 1 },
    network: '198.51.100.64',
    broadcast: '198.51.100.127',
    netmask: '255.255.255.192',
    prefix: 26,
  };
  const bmcs = {
    id: 'bmcs',
    cidr: '203.0.113.0/24',
    metadata: {},
    md: {},
    network: '203.0.113.0',
    broadcast: '203.0.113.255',
    netmask: '255.255.255.0',
    prefix: 24,
  };
  const interfaces = [
    { type: 'bmc', name: 'bmc', ipv4: '203.0.113.9', subnet: bmcs },
    {
      type: 'physical',
      name: 'eth0',
      mac: '52:54:00:00:00:01',
      ipv4: '198.51.100.71',
      mtu: 9000,
      subnet,
    },
    { type: 'physical', name: 'eth1' },
  ];
  assert.deepEqual(await dataOf(TREE), {
    env: {
      id: 'ams1',
      name: 'Amsterdam',
      metadata: { at: 'site', site: 1 },
      md: { at: 'site', site: 1 },
      subnets: [
        {
          id: 'rack1',
          cidr: '198.51.100.64/26',
          gateway: '198.51.100.65',
          metadata: { at: 'subnet', subnet: 1 },
        },
        { id: 'bmcs', cidr: '203.0.113.0/24' },
      ],
      url: 'http://198.51.100.1',
    },
    boot: {
      id: 'debian',
      operating_system: 'debian12',
      metadata: { at: 'boot', boot: 1, site: 2 },
      md: { at: 'boot', boot: 1, site: 2 },
      os: {
        id: 'debian12',
        name: 'Debian 12',
        os_family: 'Debian',
        major_version: '12',
        boot: { kernel: 'debian12/linux' },
        metadata: {},
        md: {},
      },
      config_url: CONFIG,
    },
    host: {
      name: 'r1-01',
      uuid: '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab',
      workflow: 'debian',
      metadata: { at: 'host', host: 1, vaq: null },
      md: { at: 'host', host: 1, vaq: null },
      interfaces,
      site: 'ams1',
      cluster: 'rack1',
    },
    iface: interfaces[1],
    ifaces: interfaces,
    workflow: { id: 'debian', workflow: [{ boot: 'debian' }] },
    sot: { revision: 'v1.2', name: 'dc', md: { at: 'vaq', vaq: 1 } },
    md: { at: 'host', host: 1, boot: 1, cluster: 1, subnet: 1, site: 2 },
  });
});

test('in the sandbox every name is what it is here, in the same order, also for the host that comes next', async () => {
  const { model } = await built(TREE);
  const { host, boot } = firstOf(model);
  const dataOf = templateDataOf(model, CONTEXT);
  const links = { files: {}, checkpoint: '', secrets: null };
  const job = (configUrl: string | null) => {
    const { data, placed } = dataOf(host, boot, configUrl);
    return { template: 'a.ejs', data, placed, host: host.label, links };
  };
  const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: '<%- json(locals) %>' }] });
  try {
    const [first, ...others] = [job(CONFIG), job('http://198.51.100.1/other'), job(null)];
    const results = await sandbox.render([first!, first!, { ...first!, more: { label: 'x' } }, ...others]);
    const seen = (configUrl: string | null): string =>
      JSON.stringify(templateData(model, host, boot, CONTEXT, configUrl));
    assert.deepEqual(
      results.map((result) => result.ok && result.text),
      [
        seen(CONFIG),
        seen(CONFIG),
        `${seen(CONFIG).slice(0, -1)},"label":"x"}`,
        seen('http://198.51.100.1/other'),
        seen(null),
      ],
    );
  } finally {
    await sandbox.close();
  }
});

test('a boot without a configuration has no URL for it', async () => {
  assert.equal('config_url' in ((await dataOf(TREE, null)).boot as object), false);
});

test('a secret is its placeholder, wherever it stands', async () => {
  const secret = (name: string): string => `{ $secret: ${name} }`;
  const data = await dataOf({
    'vaq.yml': `version: 1\nmetadata: { pw: ${secret('root')} }\n`,
    'sites/ams1/rack1.yml': hostYaml({
      more: [`metadata: { users: [{ name: a, key: ${secret('key')} }], partly: { $secret: x, more: 1 } }`],
    }),
    'os/debian12.yml': `id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\ncmdline: [{ token: ${secret('join')} }]\n`,
  });
  assert.deepEqual(data.md, {
    pw: '‹secret root›',
    users: [{ name: 'a', key: '‹secret key›' }],
    partly: { $secret: 'x', more: 1 },
  });
  assert.deepEqual((data.sot as { readonly md: unknown }).md, { pw: '‹secret root›' });
  const { os } = data.boot as { readonly os: { readonly cmdline: unknown } };
  assert.deepEqual(os.cmdline, [{ token: '‹secret join›' }]);
});

test('what a host inherits is the same whether anything else has metadata or not', async () => {
  const host = (metadata: string) => ({
    'sites/ams1/rack1.yml': hostYaml({ more: [`metadata: ${metadata}`] }),
    'boot/debian.yml': 'id: debian\noperating_system: debian12\n',
  });
  const table = {
    '{ a: 1, b: { c: [null] } }': { a: 1, b: { c: [null] } },
    '{ a: 1, gone: null, b: { gone: null, c: 2 } }': { a: 1, b: { c: 2 } },
    '{}': {},
  };
  for (const [metadata, expected] of Object.entries(table)) {
    assert.deepEqual((await dataOf(host(metadata))).md, expected);
    const changes = { ...host(metadata), 'vaq.yml': 'version: 1\nmetadata: { z: 0 }\n' };
    assert.deepEqual((await dataOf(changes)).md, { z: 0, ...expected });
  }
});

test('the model is not changed by what a template is given', async () => {
  const { model } = await built(TREE);
  const { host, boot } = firstOf(model);
  const before = JSON.stringify(host.data);
  templateData(model, host, boot, CONTEXT, null);
  assert.equal(JSON.stringify(host.data), before);
});

test.run();
