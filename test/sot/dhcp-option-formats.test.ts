import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { optionBytes } from '../../src/sot/dhcp-option.ts';
import { classlessRoutes, domainSearch } from '../../src/sot/dhcp-option-formats.ts';

const test = suite('sot/dhcp-option-formats');

function hex(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString('hex');
}

const EXAMPLE = '076578616d706c6500';

test('names stand one after the other, and an end that stood before is a pointer to it', () => {
  const table: Readonly<Record<string, string>> = {
    example: EXAMPLE,
    'example.': EXAMPLE,
    'a.example': `0161${EXAMPLE}`,
    'a.example, b.example': `0161${EXAMPLE}0162c002`,
    'a.example,A.Example': `0161${EXAMPLE}c000`,
    'b.a.example, example, c.a.example': `01620161${EXAMPLE}c0040163c002`,
    // The example of RFC 3397, section 2.
    'eng.apple.com., marketing.apple.com.': '03656e67056170706c6503636f6d00096d61726b6574696e67c004',
  };
  for (const [text, bytes] of Object.entries(table)) assert.equal(hex(domainSearch(text)), bytes, text);
});

test('what is no domain name has no bytes', () => {
  const long = Array.from({ length: 64 }, () => 'abc').join('.');
  for (const text of ['', '.', 'a..b', 'a b', '-a', 'a-', 'ä.example', 'a,', 'x'.repeat(64), long])
    assert.equal(domainSearch(text), null, text);
  assert.equal(domainSearch('x'.repeat(63))?.length, 65);
});

test('a pointer leads no further than it can', () => {
  const names = Array.from({ length: 300 }, (_, number) => `${'x'.repeat(60)}${number}.t${number}`);
  const bytes = domainSearch([...names, 't299'].join(','))!;
  assert.equal(Buffer.from(bytes.subarray(-6)).toString('latin1'), '\x04t299\0');
});

test('a route is its prefix, the bytes that it covers and the router (RFC 3442)', () => {
  const table: Readonly<Record<string, string>> = {
    '0.0.0.0/0 198.51.100.1': '00c6336401',
    '10.0.0.0/8 198.51.100.1': '080ac6336401',
    '10.17.0.0/16   198.51.100.1': '100a11c6336401',
    '10.27.129.0/24 198.51.100.1': '180a1b81c6336401',
    '10.229.0.128/25 198.51.100.1': '190ae50080c6336401',
    '10.198.122.47/32 0.0.0.0': '200ac67a2f00000000',
    '10.0.0.0/8 198.51.100.1, 0.0.0.0/0 198.51.100.2': '080ac633640100c6336402',
  };
  for (const [text, bytes] of Object.entries(table)) assert.equal(hex(classlessRoutes(text)), bytes, text);
});

test('what is no route, or has host bits, has no bytes', () => {
  const wrong = [
    '',
    '10.0.0.0/8',
    '10.0.0.0 198.51.100.1',
    '10.0.0.0/33 198.51.100.1',
    '10.0.0.1/8 198.51.100.1',
    '10.0.0.0/8 gw.example',
    '10.0.0.0/8 198.51.100.1,',
    '10.0.0/8 198.51.100.1',
  ];
  for (const text of wrong) assert.equal(classlessRoutes(text), null, text);
});

test('a text of these options is encoded so, and base64 is taken as it is', () => {
  const bytes = (option: number, type: 'string' | 'base64', value: string) =>
    hex(optionBytes({ option, type, value }));
  assert.equal(bytes(119, 'string', 'example'), EXAMPLE);
  assert.equal(bytes(121, 'string', '0.0.0.0/0 198.51.100.1'), '00c6336401');
  assert.equal(bytes(249, 'string', '0.0.0.0/0 198.51.100.1'), '00c6336401');
  assert.equal(bytes(119, 'base64', 'AQID'), '010203');
  assert.equal(bytes(120, 'string', 'example'), '6578616d706c65');
});

test.run();
