import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseUrl, queryValue } from '../../../../src/kinds/ignition/values/url.ts';

const test = suite('kinds/ignition/values/url');

const GOOD: readonly (readonly [text: string, scheme: string, opaque: string])[] = [
  ['', '', ''],
  ['HTTP://mirror.example/a?b#c', 'http', ''],
  ['https://user:pw@[::1]:8443/a%20b', 'https', ''],
  ['data:,x', 'data', ',x'],
  ['arn:aws:s3:::bucket/object', 'arn', 'aws:s3:::bucket/object'],
  ['/path:with/colon', '', ''],
  ['http://é.example/', 'http', ''],
  ['http://mirror.example:/', 'http', ''],
];

for (const [text, scheme, opaque] of GOOD) {
  test(`takes ${text}`, () => {
    const url = parseUrl(text);
    assert.deepEqual([url?.scheme, url?.opaque], [scheme, opaque]);
  });
}

const BAD = [
  ':x',
  'a b:c',
  'http://a b/',
  'http://mirror.example:port/',
  'http://%41/',
  'http://mirror.example/%zz',
  'http://mirror.example/#%z',
  'http://[::1/',
  'http://mirror.example/\n',
];

for (const text of BAD) {
  test(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseUrl(text), null));
}

test('finds values in a query', () => {
  const url = parseUrl('s3://bucket/object?a=1&version%49d=b%20c&versionId=d');
  assert.equal(queryValue(url!, 'versionId'), 'b c');
  assert.equal(queryValue(url!, 'b'), null);
});

test.run();
