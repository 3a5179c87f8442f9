import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { checkKickstart } from '../../../src/kinds/kickstart/check.ts';
import type { KindFinding, KindOs } from '../../../src/kinds/kind.ts';

/** What pykickstart says of lines in a release; the folder is no part of the project, and may be missing. */
const FILE = new URL('../../../../shared/conformance/kickstart/lines.jsonl', import.meta.url);

/** The least share on which both agree: over everything, and in a release with many lines. */
const LEAST = 0.99;
const LEAST_IN_RELEASE = 0.95;
const MANY = 50;

interface Row {
  readonly version: string;
  readonly command: string | null;
  readonly input: string;
  readonly outcome: string;
}

/** What the outcome of a row says of a text: that it is taken, or refused; null where it speaks of something else. */
function isTaken({ outcome }: Row): boolean | null {
  if (outcome === 'parse' || outcome === 'sequence_parse') return true;
  // An option that was removed stands alone as the input.
  return ['parse_error', 'sequence_parse_error', 'removed'].includes(outcome) ? false : null;
}

function osOf(version: string): KindOs {
  const [, line, major = ''] = /^([A-Z]+)(\d+)$/.exec(version)!;
  return { family: line === 'RHEL' ? 'RHEL' : 'Fedora', major, minor: null };
}

function errorsOf({ version, command, input, outcome }: Row): readonly KindFinding[] {
  const text = outcome === 'removed' ? `${command} ${input}` : input;
  const found = checkKickstart(text, osOf(version), { isWhole: false });
  return found.filter(({ severity }) => severity === 'error');
}

interface Tally {
  rows: number;
  agreed: number;
}

function rate({ rows, agreed }: Tally): number {
  return agreed / rows;
}

function shown(name: string, tally: Tally): string {
  return `  ${name.padEnd(8)} ${tally.agreed} of ${tally.rows}, ${(100 * rate(tally)).toFixed(1)} %`;
}

const test = suite('kinds/kickstart/agreement');

test('lines are refused where pykickstart refuses them, release by release', () => {
  if (!existsSync(FILE)) {
    console.log('\nskipped, and nothing is compared: there is no ../shared/conformance/kickstart');
    return;
  }
  const rows = readFileSync(FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  const all: Tally = { rows: 0, agreed: 0 };
  const releases = new Map<string, Tally>();
  const differences: string[] = [];
  for (const row of rows) {
    const expected = isTaken(row);
    if (expected === null) continue;
    const errors = errorsOf(row);
    const release = releases.get(row.version) ?? { rows: 0, agreed: 0 };
    releases.set(row.version, release);
    const hasAgreed = (errors.length === 0) === expected;
    for (const tally of [all, release]) {
      tally.rows += 1;
      if (hasAgreed) tally.agreed += 1;
    }
    const why = expected ? `taken; vaq says: ${errors[0]?.message}` : 'refused; vaq says nothing';
    if (!hasAgreed) differences.push(`  ${row.version} ${JSON.stringify(row.input)} is ${why}`);
  }
  const table = [...releases].map(([name, tally]) => shown(name, tally));
  const report = [...table, shown('all', all), ...differences].join('\n');
  console.log(`\n${report}`);
  assert.ok(rate(all) >= LEAST, report);
  for (const [name, tally] of releases) {
    assert.ok(tally.rows < MANY || rate(tally) >= LEAST_IN_RELEASE, `${name}\n${report}`);
  }
});

test.run();
