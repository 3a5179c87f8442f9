import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { planText } from '../../../src/plan/plan-file/make.ts';
import { parsePlan } from '../../../src/plan/plan-file/parse.ts';
import { desired } from '../sample.ts';
import { planOf } from './sample.ts';

const test = suite('plan/plan-file/parse');

const plan = planOf([desired({ files: { linux: 'a'.repeat(64) } }), 'install']);
const [host] = plan.hosts;

function message(value: unknown): string | null {
  const parsed = parsePlan(typeof value === 'string' ? value : JSON.stringify(value));
  return parsed.ok ? null : parsed.message;
}

function withHost(more: object): object {
  return { ...plan, hosts: [{ ...host, ...more }] };
}

test('what was written is read, with a byte order mark too', () => {
  assert.deepEqual(parsePlan(planText(plan)), { ok: true, plan });
  assert.deepEqual(parsePlan(`\ufeff${planText(plan)}`), { ok: true, plan });
});

const NOT_JSON = 'it is no plan: expected a JSON object, as `vaq diff --out` writes it';
const REFUSED: readonly (readonly [what: string, value: unknown, message: string])[] = [
  ['an empty file', '', NOT_JSON],
  ['half a file', planText(plan).slice(0, 100), NOT_JSON],
  ['a list', [], NOT_JSON],
  ['null', null, NOT_JSON],
  [
    'a newer format',
    { ...plan, formatVersion: 2, more: true },
    'its `formatVersion` is 2, and this version of vaq reads 1; a newer one wrote it',
  ],
  ['no version', { ...plan, formatVersion: undefined }, 'it is no plan: the plan has no `formatVersion`'],
  [
    'another version',
    { ...plan, formatVersion: '1' },
    'it is no plan: `formatVersion`: found "1", expected: The version of this format: 1.',
  ],
  [
    'an unknown key',
    withHost({ reinstall: true }),
    'it is no plan: `hosts[0]` has an unknown key `reinstall`',
  ],
  [
    'an unknown action',
    withHost({ action: 'erase' }),
    'it is no plan: `hosts[0].action`: expected one of install, reinstall, change, unchanged, held, found "erase"',
  ],
  [
    'a list where a text stands',
    withHost({ name: ['r1-01'] }),
    'it is no plan: `hosts[0].name`: expected string, found ["r1-01"]',
  ],
  [
    'half a digest',
    withHost({ files: { linux: 'aaaa' } }),
    'it is no plan: `hosts[0].files.linux`: found "aaaa", expected: a SHA-256 in hexadecimal',
  ],
  [
    'several mistakes',
    { ...plan, hosts: [{}], madeAt: 'today' },
    'it is no plan: `madeAt`: found "today", expected: When it was made, in UTC., and 8 more',
  ],
  [
    'a host that stands there twice',
    { ...plan, hosts: [host, { ...host, action: 'held' }] },
    'it is no plan: ams1/r1-01 stands in it twice',
  ],
];

for (const [what, value, expected] of REFUSED) {
  test(`${what} is refused`, () => assert.equal(message(value), expected));
}

test.run();
