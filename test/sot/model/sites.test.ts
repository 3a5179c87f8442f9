import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { formatCidr } from '../../../src/sot/canonical/ipv4.ts';
import { built, type Changes } from '../sample.ts';

const test = suite('sot/model/sites');

const ENV = 'sites/ams1/env.yml';
const env = (...subnets: readonly string[]): string => `id: ams1\nsubnets:\n${subnets.join('')}`;
const subnet = (id: string, cidr: string, more = ''): string => `  - id: ${id}\n    cidr: ${cidr}\n${more}`;
const RACK1 = subnet('rack1', '198.51.100.0/24');

async function assertFound(table: readonly (readonly [Changes, ...string[]])[]): Promise<void> {
  for (const [changes, ...expected] of table) {
    assert.deepEqual((await built(changes)).found, expected, JSON.stringify(changes));
  }
}

test('a site has its subnets, each by its canonical network', async () => {
  const { model, found } = await built({ [ENV]: env(RACK1, subnet('rack2', '203.0.113.77/25')) });
  assert.deepEqual(found, [
    `${ENV}:6:11-6:26 warning value/cidr: \`203.0.113.77/25\` is an address in the network \`203.0.113.0/25\`; write the network | fix 203.0.113.0/25`,
  ]);
  assert.deepEqual(
    model.sites.map(({ id, folder, complete, subnets }) => ({
      id,
      folder,
      complete,
      subnets: subnets.map((one) => `${one.id} ${formatCidr(one.cidr)}`),
    })),
    [
      {
        id: 'ams1',
        folder: 'ams1',
        complete: true,
        subnets: ['rack1 198.51.100.0/24', 'rack2 203.0.113.0/25'],
      },
    ],
  );
});

test('a site is called by its id, not by its folder', async () => {
  const { model } = await built({ [ENV]: env(RACK1).replace('ams1', 'amsterdam') });
  assert.deepEqual(
    model.hosts.map(({ label }) => label),
    ['amsterdam/r1-01', 'amsterdam/r1-02'],
  );
});

test('addresses that are none are found where they stand', async () => {
  const ipv4 = 'is not an IPv4 address: four numbers from 0 to 255, as `198.51.100.7`';
  await assertFound([
    [
      { [ENV]: env(subnet('rack1', '198.51.100.0')) },
      `${ENV}:4:11-4:23 error value/cidr: \`198.51.100.0\` is not a network: an address, a slash and 0 to 32, as \`198.51.100.0/24\``,
    ],
    [
      {
        [ENV]: env(
          subnet(
            'rack1',
            '198.51.100.0/24',
            '    gateway: 198.51.100.01\n    service_addr: vaq\n    dns: [198.51.100.1, 1.2.3]\n',
          ),
        ).concat('service: { addr: "::1" }\n'),
      },
      `${ENV}:8:18-8:23 error value/ipv4: \`::1\` ${ipv4}`,
      `${ENV}:5:14-5:27 error value/ipv4: \`198.51.100.01\` ${ipv4}`,
      `${ENV}:6:19-6:22 error value/ipv4: \`vaq\` ${ipv4}`,
      `${ENV}:7:25-7:30 error value/ipv4: \`1.2.3\` ${ipv4}`,
    ],
    [
      { [ENV]: env(subnet('rack1', '198.51.100.1/24')) },
      `${ENV}:4:11-4:26 warning value/cidr: \`198.51.100.1/24\` is an address in the network \`198.51.100.0/24\`; write the network | fix 198.51.100.0/24`,
    ],
    [
      {
        [ENV]: env(
          subnet(
            'rack1',
            '198.51.100.0/24',
            '    domain_name: ams1 example\n    ntp: [ntp.example, "2001:db8::1", _x]\n',
          ),
        ),
      },
      `${ENV}:5:18-5:30 error value/hostname: \`ams1 example\` is not a domain name: letters, digits and hyphens, with dots between its parts, as \`ams1.example\``,
      `${ENV}:6:39-6:41 error value/hostname: \`_x\` is not an address or a name, as \`198.51.100.7\` or \`ntp.ams1.example\``,
    ],
  ]);
});

test('hosts in a subnet that is malformed are no mistakes of their own', async () => {
  const hosts = 'name: a\nworkflow: debian\ninterfaces:\n  - type: physical\n    mac: 52:54:00:00:00:01\n';
  for (const iface of ['    subnet: rack1\n    ipv4: 198.51.100.11\n', '    ipv4: 198.51.100.11\n']) {
    const { model, found } = await built({
      [ENV]: env(subnet('rack1', '198.51.100.0/33'), subnet('rack2', '203.0.113.0/24')),
      'sites/ams1/rack1.yml': `${hosts}${iface}`,
    });
    assert.equal(found.length, 1, iface);
    assert.deepEqual(
      model.hosts.map(({ renderable }) => renderable),
      [false],
    );
  }
});

test('a subnet id is used once in a site', async () => {
  await assertFound([
    [
      { [ENV]: env(RACK1, subnet('rack1', '203.0.113.0/24')) },
      `${ENV}:5:9-5:14 error link/duplicate-id: the subnet id \`rack1\` is used twice | first used here ${ENV}:3:9`,
    ],
    [{ 'sites/fra1/env.yml': env(RACK1).replace('ams1', 'fra1') }],
  ]);
});

test('a site id is used once; the hosts of the second site are left out without more words', async () => {
  const { model, found } = await built({
    'sites/fra1/env.yml': env(RACK1),
    'sites/fra1/rack1.yml': 'name: f1-01\nworkflow: none\ninterfaces: []\n',
  });
  assert.deepEqual(found, [
    'sites/fra1/env.yml:1:5-1:9 error link/duplicate-id: the site id `ams1` is used twice | first used here sites/ams1/env.yml:1:5',
  ]);
  assert.deepEqual(
    model.hosts.map(({ label }) => label),
    ['ams1/r1-01', 'ams1/r1-02'],
  );
});

test('a site that is broken leaves its hosts without more words; one that is absent is said once', async () => {
  for (const text of ['id: [', '', 'id: ams1\n', 'id: ams1\nsubnets: 12\n']) {
    const { model, found } = await built({ [ENV]: text });
    assert.deepEqual([found.length, model.hosts.length], [1, 0], JSON.stringify(text));
  }
  await assertFound([
    [
      { [ENV]: null },
      'sites/ams1/rack1.yml:1:1-1:12 error link/no-site: the site of this host has no `sites/ams1/env.yml`',
    ],
  ]);
});

test.run();
