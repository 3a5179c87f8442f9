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
      `${ENV}:7:19-7:20 error subnet/dhcp-option: vaq sets DHCP option 3 itself, from \`gateway\``,
      `${ENV}:8:19-8:21 error subnet/dhcp-option: DHCP option 54 belongs to the protocol, and is not for configuration`,
      `${ENV}:10:19-10:22 error subnet/dhcp-option: DHCP option 119 is stated twice, and is sent once | first stated here ${ENV}:9:19`,
      `${ENV}:11:19-11:20 error subnet/dhcp-option: vaq sets DHCP option 3 itself, from \`gateway\``,
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

test('what vaq sets itself says from what', async () => {
  const sources = {
    1: '`cidr`',
    6: '`dns`',
    12: 'the host’s name',
    15: '`domain_name`',
    28: '`cidr`',
    42: '`ntp`',
  };
  for (const [option, source] of Object.entries(sources)) {
    assert.deepEqual(await found(`option: ${option}, type: string, value: x`), [
      `${ENV}:6:19-6:${19 + option.length} error subnet/dhcp-option: vaq sets DHCP option ${option} itself, from ${source}`,
    ]);
  }
  for (const option of [50, 51, 52, 53, 54, 55, 57, 58, 59, 61, 82]) {
    assert.match(
      (await found(`option: ${option}, type: string, value: x`)).join(),
      /belongs to the protocol/,
    );
  }
});

test.run();
