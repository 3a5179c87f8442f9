import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { cloudConfig } from '../../../src/kinds/cloud-config/kind.ts';

const test = suite('kinds/cloud-config/agreement');

const CASES = new URL('../../../../shared/conformance/cloud-config/cases.jsonl', import.meta.url);
const OS = { family: 'unknown', major: '0', minor: null };

/** The least share of verdicts in which vaq agrees with cloud-init's JSON Schema. */
const LEAST = 0.97;

/** Cases in which vaq is known to judge otherwise, each with the reason. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {};

/** Cases whose deprecations are known to differ, each with the reason. */
const DEPRECATIONS: Readonly<Record<string, string>> = {
  'cases/cc-0007.yaml':
    'the schema stops at the first alternative of `pull`, and does not reach the deprecation of the second',
};

interface Case {
  readonly id: string;
  readonly config: string;
  readonly expect: 'valid' | 'invalid' | 'unknown';
  readonly schemaErrors: readonly (readonly [string, string])[] | null;
  readonly deprecations: readonly unknown[] | null;
}

function cases(): readonly Case[] {
  return readFileSync(CASES, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
    .filter(({ expect }) => expect !== 'unknown');
}

function judged({ config }: Case): { readonly isValid: boolean; readonly isDeprecated: boolean } {
  const findings = cloudConfig.check(config, OS, { isWhole: false });
  return {
    isValid: findings.every(({ severity }) => severity !== 'error'),
    isDeprecated: findings.some(({ ruleId }) => ruleId === 'cloud-config/deprecated'),
  };
}

if (existsSync(CASES)) {
  test('agrees with the verdicts of cloud-init’s schema, and differs only where it is known to', () => {
    const all = cases();
    const differing = all.filter((one) => judged(one).isValid !== (one.expect === 'valid'));
    const share = 1 - differing.length / all.length;
    const missed = differing.filter(({ expect }) => expect === 'invalid').length;
    console.log(
      [
        `cloud-config: ${all.length} cases, ${all.length - differing.length} agree (${(share * 100).toFixed(2)} %)`,
        `  ${missed} mistakes missed, ${differing.length - missed} false alarms`,
      ].join('\n'),
    );
    assert.ok(all.length > 250);
    assert.ok(share >= LEAST, `${share} is less than ${LEAST}`);
    assert.deepEqual(
      differing.map(({ id }) => id),
      Object.keys(DISAGREEMENTS),
    );
  });

  test('calls deprecated what cloud-init calls deprecated', () => {
    const differing = cases().filter((one) => judged(one).isDeprecated !== one.deprecations!.length > 0);
    assert.deepEqual(
      differing.map(({ id }) => id),
      Object.keys(DEPRECATIONS),
    );
  });

  test('has something to say of each file that the schema refuses, at a place in it', () => {
    for (const { id, config, expect } of cases()) {
      if (expect === 'valid') continue;
      const lines = config.split('\n');
      for (const { range, message } of cloudConfig.check(config, OS, { isWhole: false })) {
        const { start, end } = range;
        assert.ok(start.line <= lines.length && start.column <= lines[start.line - 1]!.length + 1, id);
        assert.ok(end.line > start.line || end.column >= start.column, id);
        assert.ok(!/undefined|\[object|null \(/.test(message), `${id}: ${message}`);
      }
    }
  });
} else {
  test('the conformance cases are not here, and nothing is compared', () => {
    console.log('skipped: there is no ../shared/conformance');
  });
}

test.run();
