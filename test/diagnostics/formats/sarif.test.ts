import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { suite } from 'uvu';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { Report } from '../../../src/diagnostics/formats/format.ts';
import { readRulePage } from '../../../src/diagnostics/formats/rule-page.ts';
import { sarif } from '../../../src/diagnostics/formats/sarif.ts';
import { report, sources } from './sample.ts';
import { SARIF_SCHEMA } from './sarif-schema.ts';

const test = suite('diagnostics/formats/sarif');
const validate = new Ajv({ allErrors: true, strict: true }).compile(SARIF_SCHEMA);

const PAGE = '# host/duplicate-mac\n\nSeverity: error. A MAC has\ntwo owners. More.\n';
const options = {
  color: false,
  base: 'infra/rack a/',
  version: '1.2.3',
  page: (id: string) => (id === 'host/duplicate-mac' ? readRulePage(PAGE) : null),
};

function runOf(text: string) {
  const log = JSON.parse(text);
  validate(log);
  assert.deepEqual(validate.errors ?? [], []);
  assert.equal(log.runs.length, 1);
  return log.runs[0];
}

function withMessages(...messages: readonly string[]): Report {
  const diagnostics = messages.map((message) => diagnostic({ ruleId: 'a/b', message, file: 'f' }));
  return { ...report, diagnostics };
}

test('one run, whose rules are those that were hit, with their pages', () => {
  const { tool, columnKind, originalUriBaseIds, properties } = runOf(sarif(report, sources, options));
  assert.deepEqual(tool, {
    driver: {
      name: 'vaq',
      version: '1.2.3',
      rules: [
        {
          id: 'host/duplicate-mac',
          shortDescription: { text: 'A MAC has two owners.' },
          help: { text: PAGE, markdown: PAGE },
          defaultConfiguration: { level: 'error' },
          properties: { docs: 'docs/rules/host/duplicate-mac.md' },
        },
        { id: 'sot/unreadable' },
      ],
    },
  });
  assert.equal(columnKind, 'utf16CodeUnits');
  assert.deepEqual(originalUriBaseIds, {
    '%SRCROOT%': { description: { text: 'The root of the repository.' } },
  });
  assert.deepEqual(properties, { revision: report.revision, summary: report.summary });
});

test('a result has its place in the repository, what is related, and what to do', () => {
  const rack = { uri: 'infra/rack%20a/sites/ams1/rack1.yml', uriBaseId: '%SRCROOT%' };
  assert.deepEqual(runOf(sarif(report, sources, options)).results, [
    {
      ruleId: 'host/duplicate-mac',
      ruleIndex: 0,
      level: 'error',
      message: {
        text: 'the MAC 52:54:00:aa:bb:cc has two owners\nhosts: ams1/r1-01 … ams1/r1-03 (3 hosts)\nboot: install\nfix: give each interface its own MAC',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: rack,
            region: { startLine: 7, startColumn: 10, endLine: 7, endColumn: 27 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: {
            artifactLocation: rack,
            region: { startLine: 3, startColumn: 10, endLine: 3, endColumn: 27 },
          },
          message: { text: 'first used here' },
        },
      ],
      partialFingerprints: { 'vaqFinding/v1': '887d46e26553e7a1:1' },
      properties: {
        path: '/interfaces/0/mac',
        hosts: ['ams1/r1-01', 'ams1/r1-02', 'ams1/r1-03'],
        boot: 'install',
      },
    },
    {
      ruleId: 'sot/unreadable',
      ruleIndex: 1,
      level: 'warning',
      message: { text: 'clears \u001b[2J and turns \u202e the text\nin a second line\nhost: ams1/\u009bx' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: {
              uri: 'infra/rack%20a/sites/%1B%5D0%3Bx%07/env.yml',
              uriBaseId: '%SRCROOT%',
            },
          },
        },
      ],
      relatedLocations: [],
      partialFingerprints: { 'vaqFinding/v1': '682276f295ceac08:1' },
      properties: { path: null, hosts: ['ams1/\u009bx'], boot: null },
    },
  ]);
});

test('equal findings keep fingerprints of their own, and other lines change none', () => {
  const prints = (log: Report) =>
    runOf(sarif(log, sources, { color: false })).results.map(
      ({ partialFingerprints }: { partialFingerprints: object }) => Object.values(partialFingerprints)[0],
    );
  const [first, second, third] = prints(withMessages('m', 'm', 'n'));
  assert.match(`${first} ${second}`, /^([0-9a-f]{16}):1 \1:2$/);
  assert.match(third, /:1$/);
  assert.deepEqual(prints(withMessages('n', 'm')), [third, first]);
});

test('a text that looks like a placeholder is none, and other braces stay', () => {
  const { results } = runOf(sarif(withMessages('{0} of {12} in { a: {b} }'), sources, { color: false }));
  assert.equal(results[0].message.text, '{{0}} of {{12}} in { a: {b} }');
});

test('a file name that is no URI becomes one', () => {
  const finding = diagnostic({ ruleId: 'a/b', message: 'm', file: 'a:b/ü%20#?\ud800.yml', severity: 'info' });
  const { results } = runOf(sarif({ ...report, diagnostics: [finding] }, sources, { color: false }));
  assert.equal(
    results[0].locations[0].physicalLocation.artifactLocation.uri,
    'a%3Ab/%C3%BC%2520%23%3F%EF%BF%BD.yml',
  );
  assert.equal(results[0].level, 'note');
});

test('a clean report is a run without results', () => {
  const { results, tool } = runOf(sarif({ ...report, diagnostics: [] }, sources, { color: false }));
  assert.deepEqual(results, []);
  assert.deepEqual(tool, { driver: { name: 'vaq', rules: [] } });
});

test('the schema refuses what SARIF refuses', () => {
  const log = JSON.parse(sarif(report, sources, options));
  const refused = (change: (run: ReturnType<typeof runOf>) => void) => {
    const copy = structuredClone(log);
    change(copy.runs[0]);
    return !validate(copy);
  };
  assert.ok(refused((run) => (run.tool.driver.rules[0].helpUri = 'docs/rules/host/duplicate-mac.md')));
  assert.ok(refused((run) => (run.results[0].level = 'info')));
  assert.ok(refused((run) => (run.results[0].locations[0].physicalLocation.region.startLine = 0)));
  assert.ok(refused((run) => delete run.results[0].message));
});

test.run();
