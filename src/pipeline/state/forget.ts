import { existsSync } from 'node:fs';
import { stateDirectory } from '../../state/directory.ts';
import { lastGiven } from '../../state/host-reducer.ts';
import { journalPath } from '../../state/journal-format.ts';
import { readKnownHosts } from '../../state/known-hosts.ts';
import { machineName, userName } from '../../state/who.ts';
import { openModel } from '../open.ts';
import { type HostRecord, labelOf, selectRecords } from '../records.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';
import { record, withJournal } from './writing.ts';

/** Which hosts are to be forgotten, and where the journal is. */
export interface ForgetWish {
  readonly sot: string | null;
  readonly state: string | null;
  readonly site: string | null;
  readonly hosts: readonly string[];
}

/** The labels of those that are forgotten now, and of those of which nothing was known. */
export interface Forgotten {
  readonly ok: true;
  readonly forgotten: readonly string[];
  readonly unknown: readonly string[];
}

/** Whether a person agrees, or the refusal that says why nobody does. */
export type Agreement = (labels: readonly string[]) => Promise<Refusal | null>;

function isKnown({ state }: HostRecord): boolean {
  return lastGiven(state) !== null;
}

/** Makes hosts such that nothing is claimed of them, by an event: what happened stays in the journal. */
export async function forgetHosts(wish: ForgetWish, agree: Agreement): Promise<Forgotten | Refusal> {
  const opened = await openModel({ sot: wish.sot, ref: null });
  if (!opened.ok) return cannot(opened.message);
  const { root, model } = opened.value;
  const dir = stateDirectory(root, wish.state);
  const choose = async (): Promise<readonly HostRecord[] | Refusal> => {
    const { states, problems } = await readKnownHosts(dir);
    const grave = problems.find(({ code }) => code !== 'damaged');
    if (grave !== undefined) return cannot(grave.message);
    const selected = selectRecords(model, states, wish);
    return selected.ok ? selected.hosts : wrong(selected.message);
  };
  // Where there is no journal, none is made for having nothing to forget.
  if (!existsSync(journalPath(dir))) {
    const hosts = await choose();
    return 'ok' in hosts ? hosts : { ok: true, forgotten: [], unknown: hosts.map(labelOf) };
  }
  return withJournal(dir, async (journal): Promise<Forgotten | Refusal> => {
    const hosts = await choose();
    if ('ok' in hosts) return hosts;
    const known = hosts.filter(isKnown);
    const unknown = hosts.filter((host) => !isKnown(host)).map(labelOf);
    const forgotten = known.map(labelOf);
    if (known.length === 0) return { ok: true, forgotten, unknown };
    const refusal = await agree(forgotten);
    if (refusal !== null) return refusal;
    const who = { user: userName(), machine: machineName() };
    const events = known.map(({ state }) => {
      const { site, host } = state;
      return { kind: 'forgotten', site, host, ...who, given: lastGiven(state) } as const;
    });
    return (await record(journal, events)) ?? { ok: true, forgotten, unknown };
  });
}
