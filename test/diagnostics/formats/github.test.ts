import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic, type Range } from '../../../src/diagnostics/diagnostic.ts';
import { github } from '../../../src/diagnostics/formats/github.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats/github');

function propertiesAt(range: Range | null, file = 'a.yml', base = ''): string {
  const finding = diagnostic({ ruleId: 'a/b', severity: 'info', message: 'm', file, range });
  const text = github({ ...report, diagnostics: [finding] }, sources, { color: false, base });
  return /^::notice (.*)::m\n$/.exec(text)![1]!;
}

test('one command a finding, with everything a reader of the pull request needs', () => {
  assert.equal(
    github(report, sources, { color: true }),
    '::error file=sites/ams1/rack1.yml,line=7,endLine=7,col=10,endColumn=27,title=host/duplicate-mac::' +
      'the MAC 52:54:00:aa:bb:cc has two owners%0A' +
      'related: sites/ams1/rack1.yml:3:10: first used here%0A' +
      'hosts: ams1/r1-01 … ams1/r1-03 (3 hosts)%0Aboot: install%0Afix: give each interface its own MAC\n' +
      '::warning file=sites/\\u001b]0;x\\u0007/env.yml,title=sot/unreadable::' +
      'clears \\u001b[2J and turns \\u202e the text%0Ain a second line%0Ahost: ams1/\\u009bx\n',
  );
});

test('paths begin at the root of the repository', () => {
  assert.equal(propertiesAt(null, 'a.yml', 'infra/sot/'), 'file=infra/sot/a.yml,title=a/b');
});

test('what ends a property or a command is escaped, and `%` first', () => {
  assert.equal(propertiesAt(null, 'a,b:c=%3A.yml'), 'file=a%2Cb%3Ac=%253A.yml,title=a/b');
  const finding = diagnostic({ ruleId: 'a/b', message: '100%\r\n::error::x', file: 'f' });
  assert.equal(
    github({ ...report, diagnostics: [finding] }, sources, { color: false }),
    '::error file=f,title=a/b::100%25%0A::error::x\n',
  );
});

test('columns are given only within one line', () => {
  const at = (line: number, column: number) => ({ line, column });
  assert.equal(propertiesAt({ start: at(2, 3), end: at(4, 5) }), 'file=a.yml,line=2,endLine=4,title=a/b');
  assert.equal(propertiesAt({ start: at(2, 3), end: at(4, 1) }), 'file=a.yml,line=2,endLine=3,title=a/b');
  assert.equal(
    propertiesAt({ start: at(2, 3), end: at(3, 1) }),
    'file=a.yml,line=2,endLine=2,col=3,endColumn=3,title=a/b',
  );
  assert.equal(
    propertiesAt({ start: at(1, 1), end: at(1, 1) }),
    'file=a.yml,line=1,endLine=1,col=1,endColumn=1,title=a/b',
  );
});

test('no findings are no commands', () => {
  assert.equal(github({ ...report, diagnostics: [] }, sources, { color: false }), '');
});

test.run();
