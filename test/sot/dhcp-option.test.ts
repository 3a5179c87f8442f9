import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { optionBytes } from '../../src/sot/dhcp-option.ts';
import type { DhcpOption, DhcpSuboption } from '../../src/sot/schema/generated/types.ts';

const test = suite('sot/dhcp-option');

type Type = DhcpOption['type'];
type Value = DhcpOption['value'];

function hex(type: Type, value: Value): string | null {
  const bytes = optionBytes({ option: 200, type, value });
  return bytes && Buffer.from(bytes).toString('hex');
}

test('a value becomes the bytes of its type', () => {
  const table: readonly (readonly [Type, Value, string])[] = [
    ['uint8', 0, '00'],
    ['uint8', 255, 'ff'],
    ['uint8', '64', '40'],
    ['uint16', 1500, '05dc'],
    ['uint32', 4294967295, 'ffffffff'],
    ['int8', -128, '80'],
    ['int8', 127, '7f'],
    ['int16', -1, 'ffff'],
    ['int32', -2147483648, '80000000'],
    ['int32', '-2', 'fffffffe'],
    ['addresses', '198.51.100.1', 'c6336401'],
    ['addresses', '198.51.100.1, 203.0.113.255', 'c6336401cb0071ff'],
    ['string', 'ams1.example', '616d73312e6578616d706c65'],
    ['string', 'ü', 'c3bc'],
    ['string', 1.5, '312e35'],
    ['string', true, '74727565'],
    ['base64', 'AQID', '010203'],
    ['base64', 'AQI=', '0102'],
    ['base64', 'AQ==', '01'],
    ['base64', 'AQ', '01'],
  ];
  for (const [type, value, bytes] of table) assert.equal(hex(type, value), bytes, `${type} ${value}`);
});

test('a value that does not fit its type has none', () => {
  const table: readonly (readonly [Type, Value])[] = [
    ['uint8', 256],
    ['uint8', -1],
    ['uint8', 1.5],
    ['uint8', ''],
    ['uint8', ' 1 '],
    ['uint8', '0x10'],
    ['uint8', '1e2'],
    ['uint8', true],
    ['uint16', 65536],
    ['uint32', 4294967296],
    ['int8', 128],
    ['int8', -129],
    ['int16', 'many'],
    ['int32', 2147483648],
    ['addresses', ''],
    ['addresses', 'gw.example'],
    ['addresses', '198.51.100.1,'],
    ['addresses', '198.51.100.1 198.51.100.2'],
    ['addresses', 7],
    ['addresses', true],
    ['base64', '!'],
    ['base64', 'A'],
    ['base64', 'AQI=='],
    ['base64', 'AQ=D'],
    ['base64', ''],
    ['string', ''],
  ];
  for (const [type, value] of table) assert.equal(hex(type, value), null, `${type} ${JSON.stringify(value)}`);
});

test('options inside an option stand one after the other, each with its number and length', () => {
  const inner = (option: number, type: DhcpSuboption['type'], value: DhcpSuboption['value']) => {
    return { option, type, value };
  };
  const bytes = (...value: readonly DhcpSuboption[]) => {
    const encoded = optionBytes({ option: 43, type: 'suboptions', value });
    return encoded && Buffer.from(encoded).toString('hex');
  };
  assert.equal(bytes(inner(1, 'addresses', '198.51.100.9'), inner(6, 'uint8', 7)), '0104c6336409060107');
  // 121 is a number like any other there.
  assert.equal(bytes(inner(121, 'string', 'ab')), '79026162');
  assert.equal(bytes(inner(1, 'uint8', 256)), null);
  assert.equal(bytes(inner(1, 'string', 'x'.repeat(256))), null);
  assert.equal(bytes(inner(1, 'string', 'x'.repeat(255)))?.length, 2 * 257);
  assert.equal(bytes(), null);
  assert.equal(optionBytes({ option: 43, type: 'suboptions', value: 'x' }), null);
  assert.equal(optionBytes({ option: 43, type: 'string', value: [inner(1, 'uint8', 1)] }), null);
});

test.run();
