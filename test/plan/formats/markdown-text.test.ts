import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { code, fenced, htmlCode } from '../../../src/plan/formats/markdown-text.ts';

const test = suite('plan/formats/markdown-text');

test('a fence is longer than any run of backticks in it, wherever that stands', () => {
  assert.equal(fenced('diff', ['+a', '-b']), '```diff\n+a\n-b\n```');
  assert.equal(fenced('', ['```', '</details>']), '````\n```\n</details>\n````');
  assert.equal(fenced('text', ['a `````` b', '   ````']), '```````text\na `````` b\n   ````\n```````');
});

const SPANS: Readonly<Record<string, string>> = {
  'ams1/r1-01': '`ams1/r1-01`',
  '@all <b> &amp; http://evil.example #1 *x*': '`@all <b> &amp; http://evil.example #1 *x*`',
  'a`b': '``a`b``',
  '`': '`` ` ``',
  ' a': '`  a `',
  '': '`  `',
  'a|b': '`a\\u007cb`',
  'a\nb\u202e': '`a\\nb\\u202e`',
};

for (const [text, span] of Object.entries(SPANS)) {
  test(`${JSON.stringify(text)} as a code span`, () => assert.equal(code(text), span));
}

test('in a line of HTML nothing is a tag, and no line ends', () => {
  assert.equal(
    htmlCode('</code></summary><img src=x onerror="a(\'b\')">\n&lt; @all'),
    '<code>&lt;/code&gt;&lt;/summary&gt;&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;\\n&amp;lt; @all</code>',
  );
});

test.run();
