import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { dataUrlProblem } from '../../../../src/kinds/ignition/values/data-url.ts';

const test = suite('kinds/ignition/values/data-url');

const ROWS: readonly (readonly [url: string, problem: string | null])[] = [
  ['data:,', null],
  ['data:,a%20b', null],
  ['data:text/plain,x', null],
  ['data:text/plain;charset=utf-8;base64,YWI=', null],
  ['data:;charset="a,b",x', null],
  ['data:x-my/type,x', null],
  ['data:;base64,YQ\n==', null],
  ['file:,', 'missing data prefix'],
  ['data:', 'missing comma before data'],
  ['data:x', 'missing media type slash'],
  ['data:(,x', 'invalid character after data prefix'],
  ['data:te(t/plain,x', 'invalid character for media type'],
  ['data:foo/bar,x', 'invalid media type'],
  ['data:text/plain', 'incomplete media type'],
  ['data:text/pl(in,', 'invalid character for media subtype'],
  ['data:;,x', 'unterminated parameter sequence'],
  ['data:;a', 'unterminated parameter sequence'],
  ['data:;b(a=c,', 'invalid character for parameter attribute'],
  ['data:;gzip,x', 'expected base64, got gzip'],
  ['data:;a=', 'missing comma before data'],
  ['data:;a=(,', 'invalid character for parameter value'],
  ['data:;a="b,', 'unclosed quoted string'],
  ['data:;a="b"c,', 'expected semicolon or comma'],
  ['data:,%2', 'rfc2396: unexpected end of unescape sequence'],
  ['data:,%zz', 'rfc2396: invalid char 0x25 in unescape sequence'],
  ['data:;base64,YQ=', 'illegal base64 data at input byte 3'],
  ['data:;base64,Y', 'illegal base64 data at input byte 0'],
  ['data:;base64,=', 'illegal base64 data at input byte 0'],
  ['data:;base64,YQ==YQ==', 'illegal base64 data at input byte 4'],
  ['data:;base64,YQ=Y', 'illegal base64 data at input byte 2'],
];

for (const [url, problem] of ROWS) {
  test(`reads ${JSON.stringify(url)}`, () => {
    assert.equal(dataUrlProblem(url), problem);
  });
}

test('says how data is written that is no plain text', () => {
  const hint = 'write what is no plain letter as `%` and two hexadecimal digits';
  assert.equal(dataUrlProblem('data:,a b'), `invalid data character; ${hint}`);
  assert.equal(
    dataUrlProblem('data:;base64,a-b'),
    'invalid data character; base64 is written in A–Z, a–z, 0–9, `+` and `/`',
  );
});

test.run();
