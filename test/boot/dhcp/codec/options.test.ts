import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { OptionType, OptionValues } from '../../../../src/boot/dhcp/codec/option-values.ts';
import { VALUE_CODECS } from '../../../../src/boot/dhcp/codec/option-values.ts';
import {
  describeOption,
  encodeOption,
  encodeValue,
  readOption,
} from '../../../../src/boot/dhcp/codec/options.ts';

const test = suite('boot/dhcp/codec/options');

type Case = {
  [Type in OptionType]: [type: Type, value: OptionValues[Type], hex: string, shown: string];
}[OptionType];

const UUID = Uint8Array.from({ length: 16 }, (_, n) => n * 17);

const CASES: readonly Case[] = [
  ['address', '198.51.100.1', 'c6336401', '198.51.100.1'],
  ['addresses', ['198.51.100.1', '0.0.0.0'], 'c633640100000000', '198.51.100.1 0.0.0.0'],
  ['text', 'r1-01', '72312d3031', '"r1-01"'],
  ['text', 'é\0', 'c3a900', '"\\u{e9}\\u{0}"'],
  ['uint8', 128, '80', '128'],
  ['uint16', 65280, 'ff00', '65280'],
  ['uint32', 0xffffffff, 'ffffffff', '4294967295'],
  ['int8', -1, 'ff', '-1'],
  ['int16', -2, 'fffe', '-2'],
  ['int32', -3600, 'fffff1f0', '-3600'],
  ['uint8s', [1, 3, 255], '0103ff', '1 3 255'],
  ['uint16s', [7, 16], '00070010', '7 16'],
  ['message type', 1, '01', 'DISCOVER'],
  ['uuid', UUID, '0000112233445566778899aabbccddeeff', '33221100-5544-7766-8899-aabbccddeeff'],
  [
    'suboptions',
    [
      [6, Uint8Array.of(8)],
      [10, new Uint8Array()],
    ],
    '0601080a00',
    '6=08 10=empty',
  ],
  ['bytes', Uint8Array.of(0, 255), '00ff', '00ff'],
];

function check<Type extends OptionType>(
  type: Type,
  value: OptionValues[Type],
  hex: string,
  shown: string,
): void {
  const bytes = encodeValue(type, value);
  assert.equal(Buffer.from(bytes).toString('hex'), hex);
  assert.deepEqual(VALUE_CODECS[type].decode(bytes), value);
  assert.equal(VALUE_CODECS[type].show(value), shown);
}

for (const [type, value, hex, shown] of CASES) {
  test(`${type} ${shown} is written, read and shown`, () => check(type, value as never, hex, shown));
}

const WRONG: readonly [type: OptionType, bytes: readonly number[]][] = [
  ['address', [1, 2, 3]],
  ['address', [1, 2, 3, 4, 5]],
  ['addresses', []],
  ['addresses', [1, 2, 3, 4, 5]],
  ['uint8', []],
  ['uint16', [1]],
  ['uint32', [1, 2, 3]],
  ['int32', [1, 2, 3, 4, 5]],
  ['uint8s', []],
  ['uint16s', [1, 2, 3]],
  ['message type', [1, 1]],
  ['uuid', [0, 1, 2]],
  ['uuid', [1, ...UUID]],
  ['suboptions', [6, 2, 1]],
];
for (const [type, bytes] of WRONG) {
  test(`${type} of the bytes [${bytes}] is null`, () => {
    assert.equal(VALUE_CODECS[type].decode(Uint8Array.from(bytes)), null);
  });
}

test('a named option is written and read by the type that the table gives it', () => {
  assert.deepEqual(encodeOption(51, 3600), Uint8Array.of(0, 0, 14, 16));
  assert.equal(readOption(new Map([[51, Uint8Array.of(0, 0, 14, 16)]]), 51), 3600);
  assert.equal(readOption(new Map([[51, Uint8Array.of(14, 16)]]), 51), null);
  assert.equal(readOption(new Map(), 51), null);
});

test('an option is described by name and value, an unknown one in hex', () => {
  assert.deepEqual(describeOption(3, Uint8Array.of(198, 51, 100, 1)), {
    name: 'routers',
    value: '198.51.100.1',
  });
  assert.deepEqual(describeOption(3, Uint8Array.of(198)), { name: 'routers', value: 'malformed c6' });
  assert.deepEqual(describeOption(224, Uint8Array.of(1, 2)), { name: 'option', value: '0102' });
});

test('encapsulated options may be closed by END', () => {
  assert.deepEqual(VALUE_CODECS.suboptions.decode(Uint8Array.of(6, 1, 8, 255, 9)), [[6, Uint8Array.of(8)]]);
});

test.run();
