import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseYaml } from '../../../src/sot/documents/yaml.ts';
import { brief, textAt } from './ranges.ts';

const test = suite('sot/documents/document');

type Path = readonly (string | number)[];

/** The texts of the key and of the value at a path of the first document. */
function places(text: string, ...path: Path): readonly [string | null, string | null] {
  const { documents, diagnostics } = parseYaml('a.yml', text);
  assert.deepEqual(diagnostics, []);
  const [document] = documents;
  return [textAt(text, document!.keyRange(path)), textAt(text, document!.valueRange(path))];
}

test('a scalar is found with its quotes', () => {
  const text = "plain: a b # c\n'single': 'it''s'\n\"dou\\x62le\": \"x\\n\"\nlines: a\n  b\n  c\n";
  assert.deepEqual(places(text, 'plain'), ['plain', 'a b']);
  assert.deepEqual(places(text, 'single'), ["'single'", "'it''s'"]);
  assert.deepEqual(places(text, 'double'), ['"dou\\x62le"', '"x\\n"']);
  assert.deepEqual(places(text, 'lines'), ['lines', 'a\n  b\n  c']);
});

test('a block scalar begins at its sign', () => {
  const text =
    'a: | # > not this\n  one\n\n  two\n\n\nb: !!str &x >-\n  three\nc:\n  # | nor this\n  |2+\n   four\nd:\n  - - |\n      five\n  - >\ne: |';
  assert.deepEqual(places(text, 'a'), ['a', '| # > not this\n  one\n\n  two']);
  assert.deepEqual(places(text, 'b'), ['b', '>-\n  three']);
  assert.deepEqual(places(text, 'c'), ['c', '|2+\n   four']);
  assert.deepEqual(places(text, 'd', 0, 0), ['|\n      five', '|\n      five']);
  assert.deepEqual(places(text, 'd', 1), ['>', '>']);
  assert.deepEqual(places(text, 'e'), ['e', '|']);
});

test('flow collections end at their brackets', () => {
  const text = 'a: [1, {b: 2, c: [ ]}, "]" # ]\n , ]\nd: { e: {}, f, g: , ? h : [x: y, ? l], }\nm: []\n';
  assert.deepEqual(places(text, 'a'), ['a', '[1, {b: 2, c: [ ]}, "]" # ]\n , ]']);
  assert.deepEqual(places(text, 'a', 1), ['{b: 2, c: [ ]}', '{b: 2, c: [ ]}']);
  assert.deepEqual(places(text, 'a', 1, 'c'), ['c', '[ ]']);
  assert.deepEqual(places(text, 'a', 2), ['"]"', '"]"']);
  assert.deepEqual(places('a: {e: {}, f, g: , ? h : [x: y], }', 'a', 'e'), ['e', '{}']);
});

test('pairs in a list are maps without braces', () => {
  const text = 'a: [x: y, ? z : 1, {b: c}]';
  assert.deepEqual(places(text, 'a'), ['a', '[x: y, ? z : 1, {b: c}]']);
  assert.deepEqual(places(text, 'a', 0), ['x: y', 'x: y']);
  assert.deepEqual(places(text, 'a', 1, 'z'), ['z', '1']);
  assert.deepEqual(places(text, 'a', 2), ['{b: c}', '{b: c}']);
});

test('block collections reach from their first to their last word', () => {
  const text = 'hosts:\n  - name: a # first\n    tags:\n    - x\n    - y\n  -\n    name: b\nlast: 1\n';
  assert.deepEqual(places(text), [null, text.trimEnd()]);
  assert.deepEqual(places(text, 'hosts', 0), Array(2).fill('name: a # first\n    tags:\n    - x\n    - y'));
  assert.deepEqual(places(text, 'hosts', 0, 'tags'), ['tags', '- x\n    - y']);
  assert.deepEqual(places(text, 'hosts', 0, 'tags', 1), ['y', 'y']);
  assert.deepEqual(places(text, 'hosts', 1, 'name'), ['name', 'b']);
  assert.deepEqual(places(text, 'last'), ['last', '1']);
});

test('nothing is an empty range where it would stand', () => {
  const text = 'a:\nb: # c\n  # d\nc: [x: , y]\nd:\n  -\n  - e\n  -\n? f\ng: {h, i: }\nj: &k\nl: !!str\n';
  const [document] = parseYaml('a.yml', text).documents;
  for (const [path, range] of [
    [['a'], '1:3-1:3'],
    [['b'], '2:3-2:3'],
    [['c', 0, 'x'], '4:7-4:7'],
    [['d', 0], '6:4-6:4'],
    [['d', 2], '8:4-8:4'],
    [['f'], '9:4-9:4'],
    [['g', 'h'], '10:6-10:6'],
    [['g', 'i'], '10:10-10:10'],
    [['j'], '11:4-11:6'],
    [['l'], '12:4-12:9'],
  ] as const) {
    assert.equal(brief(document!.valueRange(path)), range, path.join('/'));
  }
});

test('an alias is found where it is used, and what is in it where it is written', () => {
  const text = 'base: &b\n  x: 1\nuse: *b\nlist: [ *b ]\n';
  assert.deepEqual(places(text, 'use'), ['use', '*b']);
  assert.deepEqual(places(text, 'list', 0), ['*b', '*b']);
  assert.deepEqual(places(text, 'use', 'x'), ['x', '1']);
  assert.deepEqual(places(text, 'base'), ['base', 'x: 1']);
});

test('what is merged is found where it is written, and a key of the map itself before it', () => {
  const text = 'a: &a {x: ax, y: ay}\nb: &b {<<: *a, y: by, z: bz}\nc:\n  <<: [*b, {w: cw}]\n  z: cz\n';
  assert.deepEqual(places(text, 'c', 'x'), ['x', 'ax']);
  assert.deepEqual(places(text, 'c', 'y'), ['y', 'by']);
  assert.deepEqual(places(text, 'c', 'z'), ['z', 'cz']);
  assert.deepEqual(places(text, 'c', 'w'), ['w', 'cw']);
  assert.deepEqual(places(text, 'c', '<<'), [null, null]);
  assert.deepEqual(places('a: {"<<": 1}', 'a', '<<'), ['"<<"', '1']);
});

test('a key is named as the value has it', () => {
  assert.deepEqual(places('0x10: a\n1.0: b\nTrue: e\n', '16'), ['0x10', 'a']);
  assert.deepEqual(places('0x10: a\n1.0: b\nTrue: e\n', 1), ['1.0', 'b']);
  assert.deepEqual(places('0x10: a\n1.0: b\nTrue: e\n', 'true'), ['True', 'e']);
  assert.deepEqual(places('a: &k name\n*k : b\n', 'name'), ['*k', 'b']);
  assert.equal(
    parseYaml('a.yml', '~: a\n"null": b\n').diagnostics.length,
    1,
    'the two names of null are one key',
  );
});

test('what is not there has no place', () => {
  const text = 'a: [1]\nb: x\n';
  for (const path of [['c'], ['a', 1], ['a', 'x'], ['b', 'x'], ['a', 0, 'x']] as const) {
    assert.deepEqual(places(text, ...path), [null, null], path.join('/'));
  }
});

test('places count in the file, whatever stands before the document and however its lines end', () => {
  const text = '\ufeff# c\r\n---\r\na: "x"\r\n--- # second\r\n  a:\r\n    - "\u{1F600}": y\r\n';
  const { documents } = parseYaml('a.yml', text);
  assert.deepEqual(
    documents.map(({ start }) => brief(start)),
    ['3:1-3:7', '5:3-5:5'],
  );
  assert.equal(brief(documents[0]!.valueRange(['a'])), '3:4-3:7');
  assert.equal(brief(documents[1]!.valueRange(['a', 0, '\u{1F600}'])), '6:13-6:14');
});

test.run();
