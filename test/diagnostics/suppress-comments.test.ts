import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { ignoreComments } from '../../src/diagnostics/suppress-comments.ts';

const test = suite('diagnostics/suppress-comments');

/** A comment in short: its place, the lines that it is about, rules with their places, reason. */
function read(file: string, text: string): readonly string[] {
  return ignoreComments(file, text).map(({ range, lines, rules, reason }) => {
    const named = rules.map(
      ({ id, range: at }) => `${id}@${at.start.line}:${at.start.column}-${at.end.column}`,
    );
    const { start, end } = range;
    const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
    return `${place} for ${lines.join('+')}: ${named.join(' ')} because ${reason}`;
  });
}

test('behind a value it is about its line, alone about the next one', () => {
  assert.deepEqual(read('a.yml', 'a: 1 # vaq-ignore: x/y -- old rack\n# vaq-ignore: x/z -- why\nb: 2\n'), [
    '1:6-1:35 for 1: x/y@1:20-23 because old rack',
    '2:1-2:25 for 3: x/z@2:15-18 because why',
  ]);
});

test('several that stand alone are all about the line below them', () => {
  assert.deepEqual(read('a.yml', '  # vaq-ignore: a/a -- r\n\t#vaq-ignore:b/b -- s\r\nc: 1\n'), [
    '1:3-1:25 for 3: a/a@1:17-20 because r',
    '2:2-2:22 for 3: b/b@2:14-17 because s',
  ]);
});

test('rules are separated by commas, and a reason may hold dashes', () => {
  assert.deepEqual(read('a.yml', '# vaq-ignore: a/a,b/b ,, c/c -- one -- two--three\n'), [
    '1:1-1:50 for 2: a/a@1:15-18 b/b@1:19-22 c/c@1:26-29 because one -- two--three',
  ]);
});

test('what is missing is told', () => {
  assert.deepEqual(
    read('a.yml', '# vaq-ignore:\n# vaq-ignore: -- r\n# vaq-ignore: a/a --\n# vaq-ignore: a/a because\n'),
    [
      '1:1-1:14 for 5:  because null',
      '2:1-2:19 for 5:  because r',
      '3:1-3:21 for 5: a/a@3:15-18 because null',
      '4:1-4:26 for 5: a/a because@4:15-26 because null',
    ],
  );
});

test('in YAML only a comment is one', () => {
  const text = [
    'a: "# vaq-ignore: a/a -- quoted"',
    "b: 'it''s # vaq-ignore: a/a -- quoted'",
    'c: |',
    '  # vaq-ignore: a/a -- block',
    'd: x#vaq-ignore:a/a -- no space',
    "e: rock 'n roll # vaq-ignore: a/a -- this one",
    '# see vaq-ignore: a/a -- prose',
    '',
  ].join('\n');
  assert.deepEqual(read('a.yaml', text), ['6:17-6:46 for 6: a/a@6:31-34 because this one']);
});

test('in a document that is no YAML, what looks like a comment is one', () => {
  assert.deepEqual(read('a.yml', '# vaq-ignore: a/a -- r\nb: [\n'), [
    '1:1-1:23 for 2: a/a@1:15-18 because r',
  ]);
});

test('in a template it is a tag, over several lines too, and however the tag is closed', () => {
  assert.deepEqual(
    read(
      'a.cfg.ejs',
      '<%# vaq-ignore: a/a -- r -%>\nx <%# vaq-ignore: b/b\n -- s _%> y\n# vaq-ignore: c/c -- t\n',
    ),
    ['1:1-1:29 for 2: a/a@1:17-20 because r', '2:3-3:10 for 2+3: b/b@2:19-22 because s'],
  );
  assert.deepEqual(read('a.cfg.ejs', '<%%# vaq-ignore: a/a -- r %>\n<%# other %>\n'), []);
});

test('in other files it has a line to itself', () => {
  assert.deepEqual(read('ks.cfg', 'rootpw x # vaq-ignore: a/a -- r\n # vaq-ignore: b/b -- s'), [
    '2:2-2:24 for 3: b/b@2:16-19 because s',
  ]);
});

test('of several tags in a line none stands alone', () => {
  assert.deepEqual(read('a.ejs', '<%# vaq-ignore: a/a -- r %> <%# vaq-ignore: b/b -- s %>\nx\n'), [
    '1:1-1:28 for 1: a/a@1:17-20 because r',
    '1:29-1:56 for 1: b/b@1:45-48 because s',
  ]);
});

test('megabytes of comments are read at once', () => {
  const count = (file: string, part: string) => ignoreComments(file, part.repeat(40_000)).length;
  assert.equal(count('a.ejs', '<%# vaq-ignore: a/a -- never closed '), 0);
  assert.equal(count('a.ejs', '<%# vaq-ignore: a/a -- in one line %> '), 40_000);
  assert.equal(count('a.ejs', '<%# vaq-ignore: a/a -- in its own line %>\n'), 40_000);
  assert.equal(count('a.yml', 'a: # vaq-ignore: a/a -- with a value\n  1\n---\n'), 40_000);
  assert.equal(count('a.cfg', `${' '.repeat(50)}# vaq-ignore: a/a -- indented\n`), 40_000);
});

test.run();
