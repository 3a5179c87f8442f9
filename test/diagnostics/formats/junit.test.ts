import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { junit } from '../../../src/diagnostics/formats/junit.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats/junit');

test('a suite a file: errors are failures, what else there is passes and is told', () => {
  assert.equal(
    junit(report, sources, { color: false, base: 'sot/' }),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="vaq" tests="2" failures="1" errors="0">
  <testsuite name="sites/ams1/rack1.yml" tests="1" failures="1" errors="0">
    <testcase name="host/duplicate-mac: the MAC 52:54:00:aa:bb:cc has two owners" classname="sites/ams1/rack1.yml" file="sot/sites/ams1/rack1.yml" line="7">
      <failure type="host/duplicate-mac" message="the MAC 52:54:00:aa:bb:cc has two owners">sot/sites/ams1/rack1.yml:7:10: error: host/duplicate-mac
the MAC 52:54:00:aa:bb:cc has two owners
related: sot/sites/ams1/rack1.yml:3:10: first used here
hosts: ams1/r1-01 … ams1/r1-03 (3 hosts)
boot: install
fix: give each interface its own MAC</failure>
    </testcase>
  </testsuite>
  <testsuite name="sites/\\u001b]0;x\\u0007/env.yml" tests="1" failures="0" errors="0">
    <testcase name="sot/unreadable: clears \\u001b[2J and turns \\u202e the text\\nin a second line" classname="sites/\\u001b]0;x\\u0007/env.yml" file="sot/sites/\\u001b]0;x\\u0007/env.yml">
      <system-out>sot/sites/\\u001b]0;x\\u0007/env.yml: warning: sot/unreadable
clears \\u001b[2J and turns \\u202e the text
in a second line
host: ams1/\\u009bx</system-out>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

test('findings of one file stand in one suite, whose numbers count them', () => {
  const error = diagnostic({ ruleId: 'a/b', message: 'm', file: 'f' });
  const text = junit({ ...report, diagnostics: [error, { ...error, severity: 'info' }, error] }, sources, {
    color: false,
  });
  assert.deepEqual(text.match(/<testsuite .*>/g), ['<testsuite name="f" tests="3" failures="2" errors="0">']);
});

test('what XML gives a meaning is escaped, and what it forbids replaced', () => {
  const message = '<a href="x">&amp; ]]> \uffff\ufffe \ud800';
  const text = junit(
    { ...report, diagnostics: [diagnostic({ ruleId: 'a/b', message, file: 'f' })] },
    sources,
    { color: false },
  );
  const escaped = '&lt;a href=&quot;x&quot;&gt;&amp;amp; ]]&gt; \ufffd\ufffd \\ud800';
  assert.ok(text.includes(`message="${escaped}">f: error: a/b\n${escaped}</failure>`), text);
});

test('a clean report has one case that passes', () => {
  assert.equal(
    junit({ ...report, diagnostics: [] }, sources, { color: false }),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="vaq" tests="1" failures="0" errors="0">
  <testsuite name="vaq" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="vaq"/>
  </testsuite>
</testsuites>
`,
  );
});

test.run();
