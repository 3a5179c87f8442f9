import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { explain } from '../../../src/diagnostics/formats/explain.ts';
import { readRulePage } from '../../../src/diagnostics/formats/rule-page.ts';

const test = suite('diagnostics/formats/explain');

const IDS = ['host/duplicate-mac', 'value/mac'];
const TEXT =
  '# value/mac\n\nSeverity: error. Six pairs. More.\n\n## Wrong\n\n```yaml\n# no heading\n```\n\n## Right\n';
const page = (id: string) => readRulePage(TEXT.replace('value/mac', id));
const plain = { color: false };

test('a page goes bare into a pipe', () => {
  assert.deepEqual(explain('value/mac', IDS, page, plain), { ok: true, text: TEXT });
});

test('in colour headings are bold, and a comment in code is none', () => {
  const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;
  const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;
  assert.deepEqual(explain('value/mac', IDS, page, { color: true }), {
    ok: true,
    text: [
      bold('value/mac'),
      '\nSeverity: error. Six pairs. More.\n',
      bold('Wrong'),
      '',
      dim('```yaml'),
      '# no heading',
      dim('```'),
      '',
      bold('Right'),
      '',
    ].join('\n'),
  });
});

test('a fence inside a longer one does not end it', () => {
  const text = '# a/b\n\n````ejs\n```\n# x\n```\n````\n';
  const explained = explain('a/b', ['a/b'], () => readRulePage(text), { color: true });
  assert.ok(explained.ok && explained.text.includes('\n```\n# x\n```\n'), JSON.stringify(explained));
});

test('without a rule all are listed', () => {
  assert.deepEqual(explain(null, IDS, page, plain), {
    ok: true,
    text: [
      'RULE                SEVERITY  ABOUT',
      'host/duplicate-mac  error     Six pairs.',
      'value/mac           error     Six pairs.',
      '',
    ].join('\n'),
  });
});

test('what is misspelt, or lacks its group, gets the nearest', () => {
  const refusal = (rule: string) => {
    const explained = explain(rule, IDS, page, plain);
    return explained.ok ? explained.text : explained.message;
  };
  assert.equal(
    refusal('host/duplciate-mac'),
    'there is no rule `host/duplciate-mac`: did you mean `host/duplicate-mac`?',
  );
  assert.equal(refusal('mac'), 'there is no rule `mac`: did you mean `value/mac`?');
  assert.equal(
    refusal('duplicate-mac'),
    'there is no rule `duplicate-mac`: did you mean `host/duplicate-mac`?',
  );
  assert.equal(refusal('zzz'), 'there is no rule `zzz`: `vaq explain` lists them');
  assert.equal(refusal('../../README'), 'there is no rule `../../README`: `vaq explain` lists them');
});

test.run();
