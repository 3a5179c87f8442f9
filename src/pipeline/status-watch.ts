import { setTimeout } from 'node:timers/promises';
import { cellsOf } from '../terminal/cells.ts';
import { type HostRecord, labelOf } from './records.ts';
import type { Refusal } from './refusal.ts';
import type { FollowedStatus, Status } from './status.ts';
import { statusCells, statusJson, statusLines } from './status-formats.ts';

/** Where a status is shown as it changes. */
export interface Display {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  write(text: string): unknown;
}

/** How a status is watched. */
export interface WatchOptions {
  readonly json: boolean;
  readonly display: Display;
  /** Told what cannot be read in the journal, where that is not shown. */
  readonly warn: (problem: string) => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** How often, in milliseconds, it is looked whether the journal has changed: often enough for a person. */
const PAUSE = 250;

/** ECMA-48: to the first place; erase the rest of a line; erase the rest of the screen. */
const [HOME, END_LINE, END_SCREEN] = ['\u001b[H', '\u001b[K', '\u001b[J'];

/** The beginning of a line that fills a number of cells; what is wider is cut, never wrapped. */
function cut(line: string, cells: number): string {
  return cellsOf(line, 0, cells)
    .map(({ shown }) => shown)
    .join('');
}

/** All of a status that a terminal has room for. */
function picture({ hosts, drift, problems }: Status, { columns = 80, rows = 24 }: Display): string {
  const table = statusLines(hosts, { now: new Date(), drift });
  const lines = [...table, ...problems.map((problem) => `warning: ${problem}`)];
  const room = Math.max(2, rows - 1);
  const isWhole = lines.length <= room;
  const hidden = `… ${lines.length - room + 1} more; choose with --host or --site`;
  const shown = isWhole ? lines : [...lines.slice(0, room - 1), hidden];
  return `${HOME}${shown.map((line) => `${cut(line, columns)}${END_LINE}\n`).join('')}${END_SCREEN}`;
}

/** Each host's line, but for its age. */
function cellsByHost({ hosts, drift }: Status): ReadonlyMap<string, string> {
  const look = { now: new Date(), drift };
  return new Map(hosts.map((record) => [labelOf(record), statusCells(record, look).join('\0')]));
}

/** The lines of the hosts of which something else is to be said than before, in the columns of the whole table. */
function changedLines(before: Status, status: Status, json: boolean): string {
  const [earlier, now] = [cellsByHost(before), cellsByHost(status)];
  const isChanged = (record: HostRecord): boolean =>
    earlier.get(labelOf(record)) !== now.get(labelOf(record));
  const look = { now: new Date(), drift: status.drift };
  const changed = status.hosts.filter(isChanged);
  if (changed.length === 0) return '';
  if (json) return statusJson(changed, look, 0);
  const [, ...lines] = statusLines(status.hosts, look);
  return `${lines.filter((_, index) => isChanged(status.hosts[index]!)).join('\n')}\n`;
}

/** Whether to go on after a while. */
async function pause(signal: AbortSignal): Promise<boolean> {
  try {
    await setTimeout(PAUSE, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}

/** Draws a terminal anew whenever it would look different. */
async function redraw(first: FollowedStatus, { display, signal }: WatchOptions): Promise<Refusal | null> {
  let status: Status = first;
  let drawn = '';
  do {
    const renewed = await first.renew();
    if (renewed?.ok === false) return renewed;
    status = renewed ?? status;
    const now = picture(status, display);
    if (now !== drawn) display.write(now);
    drawn = now;
  } while (await pause(signal));
  return null;
}

/** Writes everything, and from then on what changes. */
async function append(
  first: FollowedStatus,
  { json, display, signal, warn }: WatchOptions,
): Promise<Refusal | null> {
  const look = { now: new Date(), drift: first.drift };
  for (const problem of first.problems) warn(problem);
  display.write(json ? statusJson(first.hosts, look, 0) : `${statusLines(first.hosts, look).join('\n')}\n`);
  let status: Status = first;
  while (await pause(signal)) {
    const renewed = await first.renew();
    if (renewed?.ok === false) return renewed;
    if (renewed === null) continue;
    const before = status;
    status = renewed;
    for (const problem of status.problems.filter((text) => !before.problems.includes(text))) warn(problem);
    const lines = changedLines(before, status, json);
    if (lines !== '') display.write(lines);
  }
  return null;
}

/**
 * Shows a status and how it changes, until the signal: a terminal is drawn anew, another place gets the changed lines.
 * Null when it has ended well, or why it could not go on.
 */
export function watchStatus(first: FollowedStatus, options: WatchOptions): Promise<Refusal | null> {
  return options.display.isTTY === true && !options.json ? redraw(first, options) : append(first, options);
}
