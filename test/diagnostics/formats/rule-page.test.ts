import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readRulePage } from '../../../src/diagnostics/formats/rule-page.ts';
import { ruleIds, rulePage } from '../../../src/pipeline/rule-pages.ts';

const test = suite('diagnostics/formats/rule-page');

test('the first sentence is the summary, over the ends of lines and past dots inside words', () => {
  const text = '# a/b\n\nSeverity: warning. The file `vaq.yml` has\nno dot. More.\n\nAnd more.\n';
  assert.deepEqual(readRulePage(text), {
    id: 'a/b',
    severity: 'warning',
    summary: 'The file `vaq.yml` has no dot.',
    text,
  });
});

test('a paragraph without a full stop is the summary as a whole', () => {
  assert.equal(readRulePage('# a/b\n\nSeverity: info. No stop').summary, 'No stop');
});

test('a severity that depends is the first that is named', () => {
  const { severity, summary } = readRulePage(
    '# a/b\n\nSeverity: warning, or error where it stops. One. Two.\n',
  );
  assert.deepEqual([severity, summary], ['warning', 'One.']);
});

test('every page that ships can be listed', () => {
  const wrong = ruleIds().filter((id) => {
    const page = rulePage(id);
    return page.id !== id || !/^.{10,}[.!?]$/.test(page.summary);
  });
  assert.deepEqual(wrong, []);
  assert.ok(ruleIds().includes('host/duplicate-mac'));
});

test.run();
