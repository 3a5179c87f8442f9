import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Selection, select, selectKnown } from '../../src/pipeline/select.ts';
import { loadTree } from '../../src/sot/load.ts';
import { buildModel } from '../../src/sot/model/build.ts';
import type { Model } from '../../src/sot/model/types.ts';
import { fixtureFiles, memorySource } from '../support/memory-source.ts';

const test = suite('pipeline/select');

const UUID = '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab';

/** A host with the port of that number. */
function host(name: string, network: string, last: number, more = ''): string {
  return `---
{name: ${name}, workflow: debian, metadata: {disk: /dev/vda}${more}, interfaces: [{type: bmc, name: b, mac: "52:54:00:01:00:0${last}"}, {type: physical, name: a, mac: "52:54:00:00:0${network === '203.0.113' ? 1 : 0}:0${last}", ipv4: ${network}.1${last}}]}
`;
}

let model: Model;
test.before(async () => {
  const files = new Map([
    ...fixtureFiles('minimal'),
    [
      'sites/ams1/rack2.yml',
      host('r2-01', '198.51.100', 3, `, uuid: ${UUID}`) + host('r2-10', '198.51.100', 4),
    ],
    ['sites/fra1/env.yml', 'id: fra1\nname: Frankfurt 1\nsubnets: [{id: a, cidr: 203.0.113.0/24}]\n'],
    ['sites/fra1/rack1.yml', host('r1-01', '203.0.113', 5) + host('52-54-00-00-00-01', '203.0.113', 6)],
  ]);
  const { tree } = await loadTree(memorySource(files));
  ({ model } = buildModel(tree));
});

const NOTHING: Selection = { hosts: [], site: null };
const EVERYBODY = [
  'ams1/r1-01',
  'ams1/r1-02',
  'ams1/r2-01',
  'ams1/r2-10',
  'fra1/52-54-00-00-00-01',
  'fra1/r1-01',
];

const TABLE: readonly (readonly [
  words: readonly string[],
  site: string | null,
  readonly string[] | string,
])[] = [
  [[], null, EVERYBODY],
  [[], 'fra1', EVERYBODY.slice(4)],
  [['r1-02'], null, ['ams1/r1-02']],
  [['ams1/r1-01'], null, ['ams1/r1-01']],
  [['r1-01'], 'fra1', ['fra1/r1-01']],
  [['r2-10', 'r1-02', 'r2-10'], null, ['ams1/r1-02', 'ams1/r2-10']],
  [['r2-*'], null, ['ams1/r2-01', 'ams1/r2-10']],
  [['r?-01'], null, ['ams1/r1-01', 'ams1/r2-01', 'fra1/r1-01']],
  [['*'], 'ams1', EVERYBODY.slice(0, 4)],
  [['*/r1-01'], null, ['ams1/r1-01', 'fra1/r1-01']],
  [['*'], null, EVERYBODY],
  [['52:54:00:00:00:02'], null, ['ams1/r1-02']],
  [['5254.0000.0002'], null, ['ams1/r1-02']],
  [['52-54-00-01-00-03'], null, ['ams1/r2-01']],
  // A name that reads as a MAC is a name first.
  [['52-54-00-00-00-01'], null, ['fra1/52-54-00-00-00-01']],
  [['52:54:00:00:00:01'], null, ['ams1/r1-01']],
  [[UUID.toUpperCase()], null, ['ams1/r2-01']],
  [['r1-01'], null, '`r1-01` is ambiguous: there are ams1/r1-01 and fra1/r1-01; write the site too'],
  [['r1-02', 'r1-01'], null, '`r1-01` is ambiguous: there are ams1/r1-01 and fra1/r1-01; write the site too'],
  [['r1-03'], null, 'no host is called `r1-03`; did you mean `r1-01`?'],
  [['ams1/r1-1'], null, 'no host is called `ams1/r1-1`; did you mean `ams1/r1-01`?'],
  [['storage'], null, 'no host is called `storage`'],
  [['r3-*'], null, 'no host matches `r3-*`'],
  [['r2-01'], 'fra1', 'no host is called `r2-01`; did you mean `r1-01`?'],
  [['02:00:00:00:00:09'], null, 'no host is called `02:00:00:00:00:09`'],
  [['R1-02'], null, 'no host is called `R1-02`; did you mean `r1-02`?'],
  [[''], null, 'no host is called ``'],
  [['r1.02'], null, 'no host is called `r1.02`; did you mean `r1-02`?'],
  [['[r]*'], null, 'no host matches `[r]*`'],
  [['**/..'], null, 'no host matches `**/..`'],
  [[], 'fra2', 'the site `fra2` does not exist; did you mean `fra1`?'],
  [['r1-01'], 'london', 'the site `london` does not exist; there are ams1, fra1'],
];

for (const [words, site, expected] of TABLE) {
  const what = `${words.join(' ') || 'nothing'}${site === null ? '' : ` in ${site}`}`;
  test(`${what}: ${typeof expected === 'string' ? expected : expected.join(', ')}`, () => {
    const selected = select(model, { hosts: words, site });
    const labels = selected.ok ? selected.hosts.map(({ label }) => label) : selected.message;
    assert.deepEqual(labels, expected);
  });
}

test('a cluster narrows it down', () => {
  const selected = select(model, { ...NOTHING, cluster: 'rack2' });
  assert.deepEqual(selected.ok && selected.hosts.map(({ label }) => label), ['ams1/r2-01', 'ams1/r2-10']);
});

test('a cluster that does not exist is named with the nearest, in the site that was asked for', () => {
  const refused = (selection: Partial<Selection>): string => {
    const selected = select(model, { ...NOTHING, ...selection });
    return selected.ok ? '' : selected.message;
  };
  assert.equal(refused({ cluster: 'rak2' }), 'the cluster `rak2` does not exist; did you mean `rack2`?');
  assert.equal(refused({ cluster: 'x' }), 'the cluster `x` does not exist; there are rack1, rack2');
  assert.equal(
    refused({ site: 'fra1', cluster: 'rack2' }),
    'the cluster `rack2` does not exist; did you mean `rack1`?',
  );
});

/** Labels, and the words that lead nowhere with their sentences. */
function known(selection: Partial<Selection>): unknown {
  const result = selectKnown(model, { ...NOTHING, ...selection });
  if ('ambiguous' in result) return result.ambiguous;
  return [result.hosts.map(({ label }) => label), Object.fromEntries(result.missing)];
}

test('where a missing host is no mistake, the others are selected all the same', () => {
  assert.deepEqual(known({}), [EVERYBODY, {}]);
  assert.deepEqual(known({ hosts: ['r2-10', 'storage', 'r1-02'] }), [
    ['ams1/r1-02', 'ams1/r2-10'],
    { storage: 'no host is called `storage`' },
  ]);
  assert.deepEqual(known({ site: 'fra2' }), [
    [],
    { fra2: 'the site `fra2` does not exist; did you mean `fra1`?' },
  ]);
  assert.deepEqual(known({ site: 'fra1', hosts: ['*'] }), [EVERYBODY.slice(4), {}]);
  assert.equal(
    known({ hosts: ['r2-10', 'r1-01'] }),
    '`r1-01` is ambiguous: there are ams1/r1-01 and fra1/r1-01; write the site too',
  );
});

test.run();
