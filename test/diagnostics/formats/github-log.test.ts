import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { github } from '../../../src/diagnostics/formats/github.ts';
import { githubLog } from '../../../src/diagnostics/formats/github-log.ts';
import { pretty } from '../../../src/diagnostics/formats/pretty.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats/github-log');

test('annotations, and then the report where no command in it is obeyed', () => {
  const hostile = (file: string) => sources(file)?.replace('name: r1-02', '##[add-mask]a') ?? null;
  const text = githubLog(report, hostile, { color: false });
  const annotations = github(report, hostile, { color: false });
  const shown = pretty(report, hostile, { color: false });
  assert.match(shown, /##\[add-mask\]a/);
  const [, word] = /^::stop-commands::([0-9a-f]{64})$/m.exec(text)!;
  assert.equal(text, `${annotations}::stop-commands::${word}\n${shown}::${word}::\n`);
  assert.ok(!shown.includes(word!));
});

test('another report has another word', () => {
  const wordOf = (text: string) => /stop-commands::(.*)/.exec(text)![1];
  const other = githubLog({ ...report, diagnostics: [] }, sources, { color: false });
  assert.notEqual(wordOf(other), wordOf(githubLog(report, sources, { color: false })));
});

test.run();
