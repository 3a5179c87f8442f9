import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readUnit } from '../../../../src/kinds/ignition/values/unit-text.ts';

const test = suite('kinds/ignition/values/unit-text');

const GOOD: readonly (readonly [title: string, text: string, sections: readonly string[]])[] = [
  ['nothing', '', []],
  ['options of sections', '[A]\nb=c\nd=e\n[F]\ng=\n', ['A', 'A', 'F']],
  ['a section without options, which is not seen', '[A]\n[B]\nc=d', ['B']],
  ['whatever is before the first section', 'junk\n[A]\nb=c', ['A']],
  ['comments, continued too', '# [A\n[B]\n; c \\\nd\ne=f', ['B']],
  ['a value in several lines', '[A]\nb=c \\\n  d\ne=f', ['A', 'A']],
  ['a value that is continued at the end', '[A]\nb=c\\', ['A']],
  ['line ends of DOS', '[A]\r\nb=c\r\n', ['A']],
  ['a long line with an end in sight', `[A]\nb=${'c'.repeat(2000)}\n`, ['A']],
];

for (const [title, text, sections] of GOOD) {
  test(`reads ${title}`, () => assert.deepEqual(readUnit(text), { sections }));
}

const BAD: readonly (readonly [text: string, problem: string])[] = [
  ['[A', 'unable to find end of section'],
  ['[A] b\nc=d', 'found garbage after section name : "b"; the section is A'],
  ['[A]\nb\n', 'unexpected newline encountered while parsing option name'],
  ['[A]\nb', 'EOF; an option is written `name=value`'],
  [`[A]\nb=${'c'.repeat(2100)}\n`, 'line too long (max 2048 bytes)'],
  [`[A]\n# ${'c'.repeat(5000)}\n`, 'line too long (max 2048 bytes)'],
];

for (const [text, problem] of BAD) {
  test(`refuses ${JSON.stringify(text.slice(0, 20))}`, () => {
    assert.deepEqual(readUnit(text), { problem: `invalid unit content: ${problem}` });
  });
}

test.run();
