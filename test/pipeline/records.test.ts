import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { labelOf, selectRecords } from '../../src/pipeline/records.ts';
import type { Selection } from '../../src/pipeline/select.ts';
import { loadTree } from '../../src/sot/load.ts';
import { buildModel } from '../../src/sot/model/build.ts';
import type { Model } from '../../src/sot/model/types.ts';
import { advance } from '../../src/state/host-reducer.ts';
import { type HostState, newHostState } from '../../src/state/host-state.ts';
import { script } from '../state/samples.ts';
import { fixtureFiles, memorySource } from '../support/memory-source.ts';

const test = suite('pipeline/records');

let model: Model;
test.before(async () => {
  const { tree } = await loadTree(memorySource(new Map(fixtureFiles('minimal'))));
  ({ model } = buildModel(tree));
});

const at = '2026-11-20T10:00:00.000Z';

/** A host that was given a boot, with a MAC. */
function given(site: string, host: string, mac: string): HostState {
  return advance(newHostState(site, host), script({ site, host, macs: [mac] }));
}

function forgotten(state: HostState): HostState {
  const { site, host } = state;
  return advance(state, { kind: 'forgotten', at, site, host, user: 'ada', machine: 'laptop', given: at });
}

const STATES = new Map(
  [
    given('ams1', 'r1-02', '52:54:00:00:00:02'),
    given('old1', 'web', '52:54:00:00:00:77'),
    // The machine that is ams1/r1-01 now.
    given('ams1', 'former', '52:54:00:00:00:01'),
    forgotten(given('ams1', 'scrapped', '52:54:00:00:00:78')),
  ].map((state) => [`${state.site}/${state.host}`, state]),
);

const NOTHING: Selection = { hosts: [], site: null };

const TABLE: readonly (readonly [Partial<Selection>, readonly string[] | string])[] = [
  [{}, ['ams1/r1-01 waiting', 'ams1/r1-02 script', 'ams1/former script, gone', 'old1/web script, gone']],
  [{ site: 'old1' }, ['old1/web script, gone']],
  [{ cluster: 'rack1' }, ['ams1/r1-01 waiting', 'ams1/r1-02 script']],
  [{ hosts: ['web'] }, ['old1/web script, gone']],
  [{ hosts: ['ams1/f*'] }, ['ams1/former script, gone']],
  [{ hosts: ['52-54-00-00-00-77'] }, ['old1/web script, gone']],
  [{ hosts: ['52-54-00-00-00-01'] }, ['ams1/r1-01 waiting']],
  [{ hosts: ['webb'] }, 'no host is called `webb`; did you mean `web`?'],
  [{ hosts: ['scrapped'] }, 'no host is called `scrapped`'],
  [{ site: 'old2' }, 'the site `old2` does not exist; did you mean `old1`?'],
  [{ cluster: 'rack2' }, 'the cluster `rack2` does not exist; did you mean `rack1`?'],
];

test('hosts are found that the source of truth has, and those that only the journal knows', () => {
  for (const [selection, expected] of TABLE) {
    const selected = selectRecords(model, STATES, { ...NOTHING, ...selection });
    const found = selected.ok
      ? selected.hosts.map(
          (record) => `${labelOf(record)} ${record.state.state}${record.host === null ? ', gone' : ''}`,
        )
      : selected.message;
    assert.deepEqual(found, expected, JSON.stringify(selection));
  }
});

test.run();
