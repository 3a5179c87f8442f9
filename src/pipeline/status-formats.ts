import type { HostState, RolledBack } from '../state/host-state.ts';
import { isRolledBack, isRollingBack } from '../state/rollback.ts';
import { table } from '../terminal/table.ts';
import type { Drift } from './drift.ts';
import { type HostRecord, labelOf } from './records.ts';

/** How a status is written. */
export interface StatusLook {
  readonly now: Date;
  /** What each host has that the source of truth does not want any more, by its label; null where nobody asked. */
  readonly drift: ReadonlyMap<string, Drift> | null;
}

/** A time in the past as people say it: `3 min`, `2 h`, `5 days`. */
function age(since: string | null, now: Date): string {
  if (since === null) return '';
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(since)) / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}

function stepOf({ boot, step, steps, state }: HostState): string {
  if (steps === 0) return '';
  return state === 'done'
    ? `${steps} of ${steps}`
    : `${step + 1} of ${steps}${boot === null ? '' : `, ${boot}`}`;
}

function noteOf({ host, state }: HostRecord): string {
  const notes = [
    ...(isRollingBack(state) ? ['being rolled back'] : []),
    ...(isRolledBack(state) ? ['rolled back'] : []),
    ...(host === null ? ['not in the source of truth'] : []),
    ...(state.applied?.boots.at(-1)?.outcome === 'declared' ? ['declared'] : []),
  ];
  return notes.join(', ');
}

/** What a host's line says of it, whenever it is read: all but its age. */
export function statusCells(record: HostRecord, { drift }: StatusLook): readonly string[] {
  const { state } = record;
  return [
    labelOf(record),
    state.state,
    stepOf(state),
    state.applied?.revision ?? state.revision ?? '',
    ...(drift === null ? [] : [drift.get(labelOf(record)) ?? '']),
    noteOf(record),
  ];
}

/** Where each host stands, for people: a line of titles and one for each host, all as wide as need be. */
export function statusLines(records: readonly HostRecord[], look: StatusLook): readonly string[] {
  const rows = records.map((record) => {
    const cells = statusCells(record, look);
    return [...cells.slice(0, -1), age(record.state.lastAt, look.now), ...cells.slice(-1)];
  });
  const titles = [
    'HOST',
    'STATE',
    'STEP',
    'REVISION',
    ...(look.drift === null ? [] : ['DRIFT']),
    'LAST EVENT',
  ];
  const hasNotes = rows.some((row) => row.at(-1) !== '');
  return table(hasNotes ? [...titles, 'NOTE'] : titles, rows).split('\n');
}

function rollbackJson(state: HostState, { revision, boots, attempt, failed, message }: RolledBack): object {
  const isUnderWay = isRollingBack(state);
  return {
    revision,
    boots,
    attempt,
    isUnderWay,
    failed: { boot: failed.boot, attempt: failed.attempt, message },
  };
}

function jsonOf(record: HostRecord, { drift }: StatusLook): object {
  const { state: known } = record;
  const { site, host, state, boot, step, steps, attempt, revision, applied, rollback, lastEvent, lastAt } =
    known;
  return {
    name: host,
    site,
    state,
    boot,
    step,
    steps,
    attempt,
    revision,
    applied: applied && {
      revision: applied.revision,
      at: applied.at,
      boots: applied.boots.map(({ boot: id, outcome, artifacts }) => ({ boot: id, outcome, artifacts })),
    },
    lastEvent,
    lastAt,
    isInSourceOfTruth: record.host !== null,
    ...(rollback === null ? {} : { rollback: rollbackJson(known, rollback) }),
    ...(drift === null ? {} : { drift: drift.get(labelOf(record)) ?? null }),
  };
}

/** The same as JSON, version 1 of the format; `indent` is 0 for one line. */
export function statusJson(records: readonly HostRecord[], look: StatusLook, indent = 2): string {
  const hosts = records.map((record) => jsonOf(record, look));
  return `${JSON.stringify({ formatVersion: 1, hosts }, null, indent)}\n`;
}
