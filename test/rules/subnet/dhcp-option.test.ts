import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { dhcpOption } from '../../../src/rules/subnet/dhcp-option.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/subnet/dhcp-option');

const ENV = 'sites/ams1/env.yml';

function found(...options: readonly string[]): Promise<readonly string[]> {
  const list = options.map((text) => `      - { ${text} }\n`).join('');
  const env = `id: ams1\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.0/24\n    dhcp_options:\n${list}`;
  return ruled(dhcpOption, { [ENV]: env });
}

test('an option that fits its type is none of our business', async () => {
  const options = [
    'option: 23, type: uint8, value: 64',
    'option: 43, type: base64, value: AQID',
    'option: 119, type: string, value: ams1.example',
    'option: 7, type: addresses, value: "198.51.100.1, 198.51.100.2"',
  ];
  assert.deepEqual(await found(...options), []);
  assert.deepEqual(await ruled(dhcpOption), []);
});

test('a value that does not fit, an option that is not free, and a second one are found', async () => {
  assert.deepEqual(
    await found(
      'option: 23, type: uint8, value: 256',
      'option: 3, type: addresses, value: 198.51.100.1',
      'option: 54, type: addresses, value: 198.51.100.1',
      'option: 119, type: string, value: a',
      'option: 119, type: string, value: b',
      'option: 3, type: addresses, value: x',
    ),
    [
      `${ENV}:6:43-6:46 error subnet/dhcp-option: \`256\` is not a value of the type uint8`,
      `${ENV}:7:19-7:20 error subnet/dhcp-option: vaq sets DHCP option 3 itself: write \`gateway: 198.51.100.1\` in this subnet instead`,
      `${ENV}:8:19-8:21 error subnet/dhcp-option: DHCP option 54 belongs to the protocol, and is not for configuration`,
      `${ENV}:10:19-10:22 error subnet/dhcp-option: DHCP option 119 is stated twice, and is sent once | first stated here ${ENV}:9:19`,
      `${ENV}:11:19-11:20 error subnet/dhcp-option: vaq sets DHCP option 3 itself: write \`gateway: x\` in this subnet instead`,
    ],
  );
});

test('a text of an option with a format of its own is held to it', async () => {
  assert.deepEqual(
    await found(
      'option: 119, type: string, value: "a..example"',
      'option: 121, type: string, value: "10.0.0.1/8 198.51.100.1"',
      'option: 249, type: base64, value: AA==',
    ),
    [
      `${ENV}:6:45-6:57 error subnet/dhcp-option: \`a..example\` is not a list of domain names, like \`ams1.example, example\`, which DHCP option 119 is`,
      `${ENV}:7:45-7:70 error subnet/dhcp-option: \`10.0.0.1/8 198.51.100.1\` is not a list of routes, like \`10.0.0.0/8 198.51.100.254, 0.0.0.0/0 198.51.100.1\`, which DHCP option 121 is`,
    ],
  );
});

test('of what vaq sets itself it is said what to write instead', async () => {
  const instead = {
    1: 'the prefix of `cidr`',
    3: '`gateway: x` in this subnet',
    6: '`dns: [x]` in this subnet',
    12: 'the `name` of the host, or the `hostname` of its interface',
    15: '`domain_name: x` in this subnet',
    28: 'the prefix of `cidr`',
    42: '`ntp: [x]` in this subnet',
    66: '`service_addr` in this subnet, or `service.addr`',
    67: '`boot_programs`',
  };
  for (const [option, what] of Object.entries(instead)) {
    assert.deepEqual(await found(`option: ${option}, type: string, value: x`), [
      `${ENV}:6:19-6:${19 + option.length} error subnet/dhcp-option: vaq sets DHCP option ${option} itself: write ${what} instead`,
    ]);
  }
  for (const option of [50, 51, 52, 53, 54, 55, 57, 56, 58, 59, 61, 81, 82, 93]) {
    assert.match(
      (await found(`option: ${option}, type: string, value: x`)).join(),
      /belongs to the protocol/,
    );
  }
});

test('what clients take for another type than is stated is a warning', async () => {
  assert.deepEqual(
    await found(
      'option: 26, type: string, value: "1500"',
      'option: 4, type: string, value: 198.51.100.4',
      'option: 17, type: uint16, value: 7',
      'option: 2, type: uint32, value: 7',
      'option: 13, type: base64, value: BdwA',
      'option: 200, type: int8, value: -1',
    ),
    [
      `${ENV}:6:29-6:35 warning subnet/dhcp-option: clients take DHCP option 26 for the type \`uint16\`, and it is sent as \`string\`; bytes as they are go as \`base64\``,
      `${ENV}:7:28-7:34 warning subnet/dhcp-option: clients take DHCP option 4 for the type \`addresses\`, and it is sent as \`string\`; bytes as they are go as \`base64\``,
      `${ENV}:8:29-8:35 warning subnet/dhcp-option: clients take DHCP option 17 for the type \`string\`, and it is sent as \`uint16\`; bytes as they are go as \`base64\``,
    ],
  );
});

test('options inside an option are held to their own types', async () => {
  const within = (inner: string) => `option: 43, type: suboptions, value: [${inner}]`;
  assert.deepEqual(await found(within('{ option: 1, type: addresses, value: 198.51.100.9 }')), []);
  assert.deepEqual(
    await found(
      within('{ option: 1, type: uint8, value: 1 }, { option: 2, type: uint8, value: 400 }'),
      'option: 224, type: suboptions, value: 1=2',
      'option: 225, type: string, value: [{ option: 1, type: uint8, value: 1 }]',
    ),
    [
      `${ENV}:6:120-6:123 error subnet/dhcp-option: \`400\` is not a value of the type uint8`,
      `${ENV}:7:49-7:52 error subnet/dhcp-option: \`1=2\` is not a list of options inside this one, each with \`option\`, \`type\` and \`value\``,
      `${ENV}:8:45-8:83 error subnet/dhcp-option: a list is not a value of the type string`,
    ],
  );
});

test.run();
