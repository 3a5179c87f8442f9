import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import { checkIgnition } from '../../../src/kinds/ignition/check.ts';
import { pickFrom } from '../../support/pick.ts';
import { mutant } from './mutate.ts';
import { verdictOf } from './report.ts';

const test = suite('kinds/ignition/validator-oracle');

const COUNT = 300;
const OS = { family: 'Fedora CoreOS', major: '44', minor: null };

/** The verdict of Debian’s ignition-validate (2.14, which reads 3.0.0 to 3.3.0); null where it is not installed. */
function theirs(config: string): 'valid' | 'invalid' | null {
  const { error, status } = spawnSync('ignition-validate', ['-'], { input: config });
  if (error !== undefined) return null;
  return status === 0 ? 'valid' : 'invalid';
}

if (theirs('{}') === null) {
  test.skip('ignition-validate is not installed here');
} else {
  test(`has the verdict of ignition-validate about ${COUNT} mutated configurations`, () => {
    const pick = pickFrom(20_261_121);
    const rows = Array.from({ length: COUNT }, () => {
      const config = mutant(pick);
      return {
        config,
        theirs: theirs(config),
        ours: verdictOf(checkIgnition(config, OS, { isWhole: false })),
      };
    });
    const count = (verdict: string) => rows.filter((row) => row.theirs === verdict).length;
    const differing = rows.filter((row) => row.theirs !== row.ours);
    console.log(
      `\n  valid ${count('valid')}, invalid ${count('invalid')}, agreed ${COUNT - differing.length} of ${COUNT}`,
    );
    assert.ok(count('valid') > COUNT / 10 && count('invalid') > COUNT / 10, 'both verdicts occur');
    assert.deepEqual(differing, []);
  });
}

test.run();
