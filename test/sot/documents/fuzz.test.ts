import assert from 'node:assert/strict';
import { constructFromEvents, parseEvents } from 'js-yaml';
import { suite } from 'uvu';
import type { JsonValue } from '../../../src/sot/documents/json-value.ts';
import { SCHEMA } from '../../../src/sot/documents/schema.ts';
import { parseYaml, type YamlDocument } from '../../../src/sot/documents/yaml.ts';
import { type Pick, pickFrom } from '../../support/pick.ts';

const test = suite('sot/documents/fuzz');

const SEED_TEXT = `# cluster
name: "r1-01"
interfaces: &i
  - {type: physical, mac: 52:54:00:00:00:01, "ipv4": 198.51.100.11}
  - type: bmc
    name: 'ipmi'
    note: |-
      two
      lines
base: &b
  <<: {x: 1}
  y: [a, *i, k: v]
use:
  <<: *b
? z
: >
  folded
---
name: r1-02 # second
empty:
...
`;
const PIECES = [
  ...'\t\n \r:-?,[]{}&*!|>\'"%@`#~<=.0a\u00e9\ufeff\u2028\0',
  '---\n',
  '...\n',
  ': ',
  '- ',
  '<<: ',
  '*b',
  '&b ',
  '!!str ',
  '__proto__',
  '{{',
  '\ud800',
  '\n  ',
  '\r\n',
];

function mutate(random: Pick): string {
  let text = random(4) === 0 ? '' : SEED_TEXT;
  const edits = text === '' ? 40 : 1 + random(6);
  for (let edit = 0; edit < edits; edit++) {
    const at = random(text.length + 1);
    const piece = PIECES[random(PIECES.length)]!.repeat(1 + (random(50) === 0 ? 300 : 0));
    text = text.slice(0, at) + piece + text.slice(at + random(4));
  }
  return text;
}

function checkPlaces(
  document: YamlDocument,
  value: JsonValue,
  path: readonly (string | number)[],
  text: string,
): void {
  const range = document.valueRange(path);
  assert.ok(range !== null, `no place for /${path.join('/')} in ${JSON.stringify(text)}`);
  const order = (range.end.line - range.start.line) * 1e6 + range.end.column - range.start.column;
  assert.ok(
    order >= 0,
    `a range that ends before it begins at /${path.join('/')} in ${JSON.stringify(text)}`,
  );
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const inside = [...path, Array.isArray(value) ? Number(key) : key];
    assert.ok(document.keyRange(inside) !== null);
    checkPlaces(document, item as JsonValue, inside, text);
  }
}

/** The documents of a stream that is parsed in one piece, without empty ones at its end; null where that fails. */
function inOnePiece(text: string): readonly unknown[] | null {
  try {
    const values = constructFromEvents(parseEvents(text, { maxDepth: 200 }), {
      source: text,
      schema: SCHEMA,
    });
    return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
  } catch {
    return null;
  }
}

test('document by document, a stream is what it is in one piece', () => {
  const random = pickFrom(7);
  let compared = 0;
  for (let round = 0; round < 1000; round++) {
    const text = mutate(random);
    const whole = inOnePiece(text);
    const { documents, diagnostics } = parseYaml('a.yml', text);
    // An alias to itself is refused by us alone.
    if (whole === null || diagnostics.some(({ ruleId }) => ruleId === 'document/alias-bomb')) continue;
    assert.deepEqual(diagnostics, [], JSON.stringify(text));
    const values = documents.map(({ value }) => value);
    assert.deepEqual(
      values.slice(0, values.findLastIndex((value) => value !== null) + 1),
      whole,
      JSON.stringify(text),
    );
    compared++;
  }
  assert.ok(compared > 50, `${compared} compared`);
});

test('no text makes it throw or hang, and everything that is read has a place', () => {
  const random = pickFrom(20261101);
  let documents = 0;
  let findings = 0;
  for (let round = 0; round < 10_000; round++) {
    const text = mutate(random);
    const started = performance.now();
    const parsed = parseYaml('a.yml', text);
    for (const document of parsed.documents) checkPlaces(document, document.value, [], text);
    assert.ok(performance.now() - started < 2000, JSON.stringify(text));
    assert.doesNotThrow(() => JSON.stringify(parsed.documents));
    documents += parsed.documents.length;
    findings += parsed.diagnostics.length;
  }
  assert.ok(documents > 500 && findings > 500, `${documents} documents, ${findings} findings`);
});

test.run();
