import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Forced, passOver } from '../../../src/boot/preflight/forced.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { loadTree } from '../../../src/sot/load.ts';
import { buildModel } from '../../../src/sot/model/build.ts';
import { fixtureFiles, memorySource } from '../../support/memory-source.ts';

const test = suite('boot/preflight/forced');

const RACK = 'sites/ams1/rack1.yml';
/** Where the documents of the four hosts begin, and lines within those of the second and third. */
const IN_FIRST = 6;
const IN_SECOND = 15;

async function force(
  concerned: readonly string[],
  ...found: readonly Partial<Diagnostic>[]
): Promise<Forced> {
  const { tree } = await loadTree(memorySource(fixtureFiles('quickstart')));
  const { model } = buildModel(tree);
  const diagnostics = found.map((one) =>
    diagnostic({ ruleId: 'a/b', message: 'is wrong', file: RACK, ...one }),
  );
  return passOver(diagnostics, model, model.sites[0]!, new Set(concerned));
}

function at(line: number): Partial<Diagnostic> {
  return { range: { start: { line, column: 1 }, end: { line, column: 2 } } };
}

const REFUSED = 'these errors concern hosts that may be installed, and --force does not pass over them:';

test('what concerns others is passed over, and counted', async () => {
  const other = { hosts: ['ams1/r1-02'] };
  const passed = (what: string): Forced => ({
    ok: true,
    warning: `${what} passed over by --force: no host that may be installed is concerned`,
  });
  assert.deepEqual(await force(['ams1/r1-01'], other), passed('1 error is'));
  const warning = { severity: 'warning' as const, hosts: ['ams1/r1-01'] };
  assert.deepEqual(await force(['ams1/r1-01'], other, at(IN_SECOND), warning), passed('2 errors are'));
});

test('an error of a host that may be installed is refused, and said with the host', async () => {
  const hosts = ['ams1/r1-01', 'ams1/r1-02'];
  assert.deepEqual(await force(['ams1/r1-01'], { hosts }, { ...at(IN_SECOND), message: 'passed' }), {
    ok: false,
    message: `${REFUSED}\n  ${RACK}: is wrong [a/b], which concerns ams1/r1-01`,
  });
});

test('an error that names no host is that of the document in which it stands', async () => {
  assert.deepEqual(await force(['ams1/r1-01', 'ams1/r1-02'], at(IN_FIRST)), {
    ok: false,
    message: `${REFUSED}\n  ${RACK}:${IN_FIRST}: is wrong [a/b], which concerns ams1/r1-01`,
  });
});

test('an error that stands in no host’s document may concern every host, unless it is another site’s', async () => {
  for (const file of [RACK, 'sites/ams1/env.yml', 'boot/debian12.yml'])
    assert.deepEqual(await force(['ams1/r1-01'], { ...at(1), file }), {
      ok: false,
      message: `${REFUSED}\n  ${file}:1: is wrong [a/b], which may concern any host`,
    });
  assert.equal((await force(['ams1/r1-01'], { file: 'sites/fra1/env.yml' })).ok, true);
});

test.run();
