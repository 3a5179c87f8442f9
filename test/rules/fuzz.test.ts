import assert from 'node:assert/strict';
import { dump, loadAll } from 'js-yaml';
import { suite } from 'uvu';
import { RULES } from '../../src/rules/index.ts';
import { loadTree } from '../../src/sot/load.ts';
import { buildModel } from '../../src/sot/model/build.ts';
import { lowerUnreachable } from '../../src/sot/reachable.ts';
import { fixtureFiles, memorySource } from '../support/memory-source.ts';
import { type Pick, pickFrom } from '../support/pick.ts';

const test = suite('rules/fuzz');

const ROUNDS = 3000;

/** What somebody may have meant, mistyped, or pasted, where another value was expected. */
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  Number.NaN,
  '',
  ' ',
  '\n',
  '..',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  '198.51.100.255',
  '198.51.100.0/33',
  '2001:db8::/129',
  '::ffff:1.2.3.4',
  'ff:ff:ff:ff:ff:ff',
  '00000000-0000-0000-0000-000000000000',
  '<%= md.a',
  '<% throw 1 %>',
  '{{ .md }}',
  'x'.repeat(5000),
  '\ud800',
  [],
  [[]],
  [null, null],
  {},
  { a: { b: { c: [] } } },
  { $secret: 'x' },
  { $secret: 1 },
];

/** Calls `visit` with every map and list of a value. */
function containers(value: unknown, found: (unknown[] | Record<string, unknown>)[] = []): typeof found {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value as Record<string, unknown>);
  for (const item of Object.values(value)) containers(item, found);
  return found;
}

function edit(documents: unknown[], random: Pick): void {
  const all = containers(documents);
  const into = all[random(all.length)] as Record<string, unknown>;
  const keys = Object.keys(into);
  const key = keys[random(keys.length + 1)] ?? 'new';
  const other = all[random(all.length)]!;
  const otherValues = Object.values(other);
  switch (random(5)) {
    case 0:
      if (Array.isArray(into)) into.splice(Number(key) || 0, 1);
      else delete into[key];
      break;
    case 1:
      into[Array.isArray(into) ? String(into.length) : key] = structuredClone(
        otherValues[random(otherValues.length)] ?? null,
      );
      break;
    case 2:
      if (!Array.isArray(into)) into[`${key}s`] = into[key];
      break;
    default:
      into[Array.isArray(into) ? String(random(into.length + 1)) : key] = structuredClone(
        VALUES[random(VALUES.length)],
      );
  }
}

/** A tree in which some values of some files stand elsewhere, are others, or are gone. */
function mutated(fixture: ReadonlyMap<string, string>, random: Pick): Map<string, string> {
  const files = new Map(fixture);
  const yaml = [...files.keys()].filter((path) => /\.ya?ml$/.test(path));
  for (let rest = 1 + random(6); rest > 0; rest--) {
    const path = yaml[random(yaml.length)]!;
    if (random(30) === 0) {
      files.delete(path);
      continue;
    }
    const documents = loadAll(files.get(path) ?? '') as unknown[];
    edit(documents, random);
    files.set(path, documents.map((document) => dump(document, { noRefs: random(2) === 0 })).join('---\n'));
  }
  return files;
}

for (const [fixture, seed] of [
  ['quickstart', 3],
  ['minimal', 4],
] as const) {
  test(`no ${fixture} with values out of place makes loading, linking or a rule throw or hang`, async () => {
    const random = pickFrom(seed);
    const files = fixtureFiles(fixture);
    const said = new Set<string>();
    let green = 0;
    for (let round = 0; round < ROUNDS / 2; round++) {
      const tree = mutated(files, random);
      const texts = JSON.stringify([...tree]);
      const started = performance.now();
      const loaded = await loadTree(memorySource(tree));
      const { model, diagnostics } = buildModel(loaded.tree);
      const ruled = RULES.flatMap((rule) => [...rule.check(model)]);
      assert.ok(performance.now() - started < 5000, texts);
      const found = lowerUnreachable([...loaded.diagnostics, ...diagnostics, ...ruled], loaded.tree);
      // The promise: where there is no error, every machine is rendered.
      if (!found.some(({ severity }) => severity === 'error')) {
        green++;
        const left = model.hosts.filter((host) => !host.renderable || !host.workflow?.boots);
        assert.deepEqual(
          left.map(({ label }) => label),
          [],
          texts,
        );
        const written = [...tree.values()].join('\n').match(/^interfaces:/gm)?.length ?? 0;
        assert.ok(model.hosts.length >= written, `${model.hosts.length} of ${written}: ${texts}`);
      }
      for (const { ruleId, message, range, file } of found) {
        said.add(ruleId);
        assert.ok(!/undefined|\[object|NaN\b(?!`)/.test(message), `${file}: ${message}\n${texts}`);
        assert.ok(range === null || (range.start.line >= 1 && range.start.column >= 1), texts);
      }
    }
    assert.ok(said.size > 20, [...said].join(' '));
    assert.ok(green > 20, `${green} without an error`);
  });
}

test.run();
