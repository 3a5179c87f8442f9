import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { withBaseline } from '../../src/commands/baseline-file.ts';
import { report, sources } from '../diagnostics/formats/sample.ts';

const test = suite('commands/baseline-file');
const folder = mkdtempSync(join(tmpdir(), 'vaq-baseline-'));
const file = join(folder, 'baseline.json');
test.after(() => rmSync(folder, { recursive: true, force: true }));

const [error, warning] = report.diagnostics;
const onlyError = { ...report, diagnostics: [error!], summary: { ...report.summary, warnings: 0 } };
const clean = { ...report.summary, errors: 0, warnings: 0, infos: 0 };

test('without the flags a report stays as it is', async () => {
  assert.deepEqual(await withBaseline(report, sources, {}, true), { ok: true, report, note: null });
});

test('what is written is accepted at once, and from then on; what is new is counted', async () => {
  assert.deepEqual(await withBaseline(onlyError, sources, { 'write-baseline': file }, true), {
    ok: true,
    report: { ...report, diagnostics: [], summary: clean },
    note: `info: ${file} accepts 1 finding; \`--baseline ${file}\` reports only others`,
  });
  assert.deepEqual(await withBaseline(report, sources, { baseline: file }, true), {
    ok: true,
    report: { ...report, diagnostics: [warning], summary: { ...clean, warnings: 1 } },
    note: `info: ${file} accepts 1 finding of this report`,
  });
});

test('what is no longer found is told, unless only a part was checked', async () => {
  const empty = { ...report, diagnostics: [], summary: clean };
  const note = async (isWhole: boolean) => {
    const compared = await withBaseline(empty, sources, { baseline: file }, isWhole);
    return compared.ok ? compared.note : compared.message;
  };
  assert.equal(
    await note(true),
    `info: ${file} accepts 0 findings of this report; no longer found: 1 finding (\`--write-baseline\` forgets them)`,
  );
  assert.equal(await note(false), `info: ${file} accepts 0 findings of this report`);
});

test('a file that is no baseline, or not there, is refused in a sentence', async () => {
  const message = async (baseline: string) => {
    const compared = await withBaseline(report, sources, { baseline }, true);
    return compared.ok ? 'none' : compared.message;
  };
  const missing = join(folder, 'missing.json');
  assert.equal(await message(missing), `${missing} cannot be used as a baseline: it does not exist`);
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, '[]');
  assert.equal(
    await message(wrong),
    `${wrong} cannot be used as a baseline: it is no baseline; \`--write-baseline\` writes one`,
  );
});

test.run();
