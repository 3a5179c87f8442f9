import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Interface } from '../../../src/sot/model/types.ts';
import { built, hostYaml } from '../sample.ts';

const test = suite('sot/model/interfaces');

const RACK1 = 'sites/ams1/rack1.yml';
const TWO_SUBNETS =
  'id: ams1\nsubnets:\n  - { id: rack1, cidr: 198.51.100.0/24 }\n  - { id: half, cidr: 198.51.100.0/25 }\n';

async function interfaceOf(
  iface: readonly string[],
  env?: string,
): Promise<{ readonly iface: Interface; readonly found: readonly string[] }> {
  const changes = {
    [RACK1]: hostYaml({ iface }),
    ...(env === undefined ? {} : { 'sites/ams1/env.yml': env }),
  };
  const { model, found } = await built(changes);
  return { iface: model.hosts[0]!.interfaces[0]!, found };
}

test('a MAC has one form, however it is written', async () => {
  for (const mac of ['52:54:00:AB:00:01', '52-54-00-ab-00-01', '5254.00ab.0001']) {
    const { iface, found } = await interfaceOf([`mac: ${mac}`, 'subnet: rack1', 'ipv4: 198.51.100.11']);
    assert.deepEqual([found, iface.mac, iface.data.mac], [[], '52:54:00:ab:00:01', mac]);
  }
});

test('the subnet is the stated one, else the one that contains the address', async () => {
  const table: readonly (readonly [readonly string[], string | undefined, string | null])[] = [
    [['subnet: rack1', 'ipv4: 198.51.100.11'], undefined, 'rack1'],
    [['ipv4: 198.51.100.11'], undefined, 'rack1'],
    [['ipv4: 198.51.100.200'], TWO_SUBNETS, 'rack1'],
    [['subnet: half', 'ipv4: 198.51.100.11'], TWO_SUBNETS, 'half'],
    [['mac: 52:54:00:00:00:01'], undefined, null],
  ];
  for (const [lines, env, id] of table) {
    const { iface, found } = await interfaceOf(lines, env);
    assert.deepEqual([found, iface.subnet?.id ?? null], [[], id], lines.join());
  }
});

test('where no subnet can be told the finding says why', async () => {
  const table: readonly (readonly [readonly string[], string | undefined, string])[] = [
    [
      ['subnet: rack2', 'ipv4: 198.51.100.11'],
      undefined,
      '4:13-4:18 error link/unknown-id: the subnet `rack2` does not exist; did you mean `rack1`? | fix rack1',
    ],
    [
      ['subnet: x', 'ipv4: 198.51.100.11'],
      TWO_SUBNETS,
      '4:13-4:14 error link/unknown-id: the subnet `x` does not exist; there are `rack1`, `half`',
    ],
    [
      ['ipv4: 203.0.113.1'],
      undefined,
      '4:5-4:9 error link/no-subnet: the subnet of `203.0.113.1` is not stated and no subnet of the site contains it; add `subnet:`',
    ],
    [
      ['ipv4: 198.51.100.11'],
      TWO_SUBNETS,
      '4:5-4:9 error link/no-subnet: the subnet of `198.51.100.11` is not stated and `rack1` and `half` contain it; add `subnet:`',
    ],
  ];
  for (const [lines, env, expected] of table) {
    const { iface, found } = await interfaceOf(lines, env);
    assert.deepEqual([found, iface.subnet], [[`${RACK1}:${expected}`], null], lines.join());
  }
});

test('a value that is malformed is one finding, and nothing follows from it', async () => {
  const table = [
    [
      'mac: 52:54:00:00:00:1g',
      'mac',
      '`52:54:00:00:00:1g` is not a MAC: six pairs of hexadecimal digits, as `52:54:00:12:34:56`',
    ],
    [
      'ipv4: 198.51.100.256',
      'ipv4',
      '`198.51.100.256` is not an IPv4 address: four numbers from 0 to 255, as `198.51.100.7`',
    ],
    [
      'hostname: r1_01',
      'hostname',
      '`r1_01` is not a host name: letters, digits and hyphens, with dots between its parts, as `r1-01.ams1.example`',
    ],
  ] as const;
  for (const [text, key, message] of table) {
    const { found } = await interfaceOf([text]);
    const from = 7 + key.length;
    assert.deepEqual(found, [`${RACK1}:4:${from}-4:${text.length + 5} error value/${key}: ${message}`]);
  }
});

test('addresses beside the first are read too', async () => {
  const good = await interfaceOf(['ipv6: 2001:DB8::1', 'addresses: [198.51.100.7/24, "2001:db8::7/64"]']);
  assert.deepEqual(
    good.found.filter((line) => line.includes('error')),
    [],
  );
  const { found } = await interfaceOf(['ipv6: 2001:db8::1/64', 'addresses: [198.51.100.7/33]']);
  assert.deepEqual(
    found.filter((line) => line.includes('error')),
    [
      `${RACK1}:4:11-4:25 error value/ip: \`2001:db8::1/64\` is not an IPv6 address without a prefix, as \`2001:db8::7\``,
      `${RACK1}:5:17-5:32 error value/ip: \`198.51.100.7/33\` is not an address, with a prefix or without, as \`198.51.100.7/24\` or \`2001:db8::7\``,
    ],
  );
});

test('an interface is as it is stated', async () => {
  const { iface } = await interfaceOf(['ignore_dhcp: true', 'hostname: r1-01.ams1.example']);
  const { type, mac, ipv4, subnet, ignoreDhcp, place } = iface;
  assert.deepEqual(
    { type, mac, ipv4, subnet, ignoreDhcp, path: place.path },
    { type: 'physical', mac: null, ipv4: null, subnet: null, ignoreDhcp: true, path: ['interfaces', 0] },
  );
});

test.run();
