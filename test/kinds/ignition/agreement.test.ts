import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { checkIgnition } from '../../../src/kinds/ignition/check.ts';
import { difference, verdictOf } from './report.ts';

const test = suite('kinds/ignition/agreement');

const FOLDER = new URL('../../../../shared/conformance/ignition/', import.meta.url);
const CASES = new URL('cases.jsonl', FOLDER);

interface Case {
  readonly id: string;
  readonly config: string;
  readonly verdict: 'valid' | 'invalid';
  readonly report: readonly string[];
}

interface Outcome {
  readonly id: string;
  readonly sameVerdict: boolean;
  readonly sameReport: boolean;
}

/** Cases of which we say something else than `ignition-validate` does, each with the reason. */
const MERGED =
  'Ignition stops at the broken configuration that is merged, and its validator does not look into it';
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'blackbox/negative/config.merge.failed_3.0.0-experimental@3.0.0-experimental.json': MERGED,
  'blackbox/negative/config.merge.failed_3.6.0@3.6.0.json': MERGED,
};

const OS = { family: 'Fedora CoreOS', major: '44', minor: null };

/** Whether cases are here; where they are not, the test says that it has compared nothing. */
function isThere(cases: URL): boolean {
  const isHere = existsSync(cases);
  if (!isHere) console.log('\nskipped, and nothing is compared: there is no ../shared/conformance/ignition');
  return isHere;
}

function outcomeOf({ id, config, verdict, report }: Case): Outcome {
  const findings = checkIgnition(config, OS, { isWhole: false });
  const { missing, more } = difference(report, findings);
  // What stops the validator before it reports anything is said on standard error, which was not kept.
  const isUnreported = report.length === 0 && verdict === 'invalid';
  const sameReport = missing.length === 0 && (isUnreported ? findings.length === 1 : more.length === 0);
  return { id, sameVerdict: verdictOf(findings) === verdict, sameReport };
}

function percent(part: number, whole: number): number {
  return Math.floor((part / whole) * 10_000) / 100;
}

test('agrees with ignition-validate about every case, or says why not', () => {
  if (!isThere(CASES)) return;
  const cases = readFileSync(CASES, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);
  const outcomes = cases.map(outcomeOf);
  const verdicts = outcomes.filter(({ sameVerdict }) => sameVerdict).length;
  const reports = outcomes.filter(({ sameReport }) => sameReport).length;
  console.log(`\n  verdict          ${verdicts} of ${cases.length} (${percent(verdicts, cases.length)} %)`);
  console.log(`  message and path ${reports} of ${cases.length} (${percent(reports, cases.length)} %)`);
  const differing = outcomes.filter(({ sameVerdict, sameReport }) => !sameVerdict || !sameReport);
  assert.deepEqual(
    differing.map(({ id }) => id),
    Object.keys(DISAGREEMENTS),
  );
  assert.ok(percent(verdicts, cases.length) >= 99, 'verdict');
  assert.ok(percent(reports, cases.length) >= 90, 'message and path');
});

interface Label {
  readonly file: string;
  readonly rc: number;
  readonly out: string;
}

test('agrees with the validator of version 2 about its documentation', () => {
  const labels = new URL('spec2x/labels.jsonl', FOLDER);
  if (!isThere(labels)) return;
  const rows = readFileSync(labels, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Label);
  const os = { family: 'CoreOS', major: '2512', minor: '3' };
  const actual = rows.map(({ file }) => {
    const findings = checkIgnition(readFileSync(new URL(`spec2x/${file}`, FOLDER), 'utf8'), os);
    // That a hash is none is our own warning; the example has words in its place.
    const theirs = findings.filter(({ ruleId }) => ruleId !== 'ignition/password-hash');
    const said = theirs.map(({ severity, message }) => {
      const head = message.split(';')[0];
      return severity === 'warning' ? `deprecated: ${head}` : `couldn't parse config: ${head}`;
    });
    return { file, rc: verdictOf(findings) === 'valid' ? 0 : 1, out: said.join('\n') };
  });
  console.log(`\n  version 2        ${rows.length} examples`);
  assert.deepEqual(actual, rows);
});

test.run();
