import type { HostStage } from '../session/stage.ts';
import { bootText, type Columns, type HostSight, hostLine, urgency } from './host-line.ts';
import { bytesText, clockText } from './quantities.ts';
import { lineOf, type Segment, segment, widthOf } from './segments.ts';
import type { ScreenState } from './state.ts';

/** The terminal as it is now. */
export interface View {
  readonly columns: number;
  readonly rows: number;
  readonly colour: boolean;
  /** In milliseconds. */
  readonly now: number;
}

/** Where each host stands, by `site/name`, in the order in which they are shown. */
export type HostStages = ReadonlyMap<string, HostStage>;

/** The widest name or boot that is given room; what is wider pushes the rest of its line. */
const WIDEST = 32;

function sights(stages: HostStages, { last, moving, findings }: ScreenState): readonly HostSight[] {
  return [...stages].map(([label, stage]) => ({
    // One site is served: its name in each line says nothing.
    name: label.slice(label.indexOf('/') + 1),
    stage,
    last: last.get(label) ?? null,
    moving: moving.get(label) ?? null,
    finding: stage.stage === 'done' || stage.stage === 'local' ? null : (findings.get(label) ?? null),
  }));
}

function columnsOf(hosts: readonly HostSight[]): Columns {
  const widest = (texts: readonly string[]): number =>
    Math.min(
      WIDEST,
      texts.reduce((most, text) => Math.max(most, widthOf(text)), 0),
    );
  return { name: widest(hosts.map(({ name }) => name)), boot: widest(hosts.map(bootText)) };
}

/** How many hosts are at each of the ends that matter, in words. */
function tally(hosts: readonly HostSight[]): string {
  const of = (...stages: readonly string[]): number =>
    hosts.filter(({ stage: { stage } }) => stages.includes(stage)).length;
  const concerned = hosts.length - of('local');
  const stuck = hosts.filter(({ finding }) => finding !== null && !finding.passes).length;
  const parts: readonly (readonly [count: number, word: string])[] = [
    [of('failed'), 'failed'],
    [stuck, 'stuck'],
    [of('waiting', 'held'), 'waiting'],
    [of('local'), 'on their own disk'],
  ];
  const others = parts.filter(([count]) => count > 0).map(([count, word]) => `, ${count} ${word}`);
  return `${of('done')} of ${concerned} done${others.join('')}`;
}

function header(state: ScreenState, hosts: readonly HostSight[], { now }: View): readonly Segment[] {
  return [
    segment(tally(hosts), 'strong'),
    segment(`  ${clockText(now - state.began)}  `),
    segment(state.title, 'faint'),
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function footer(state: ScreenState): readonly (readonly Segment[])[] {
  const { strangers, stranger, servers, problems, problem, moving } = state;
  const lines: (readonly Segment[])[] = [];
  if (moving.size > 1) {
    const rate = [...moving.values()].reduce((sum, one) => sum + (one.rate ?? 0), 0);
    lines.push([segment(`${moving.size} transfers, together ${bytesText(rate)}/s`, 'faint')]);
  }
  if (servers.length > 0)
    lines.push([
      segment(counted(servers.length, 'other DHCP server'), 'warn'),
      segment(`: ${servers.join(', ')}`),
    ]);
  if (stranger !== null)
    lines.push([segment(counted(strangers, 'unknown client')), segment(`; last: ${stranger}`, 'faint')]);
  if (problem !== null)
    lines.push([segment(counted(problems, 'problem'), 'bad'), segment(`; last: ${problem}`)]);
  return lines;
}

/** The hosts that there is room for: all in their order, or else the most urgent, the last line for the others. */
function chosen(
  hosts: readonly HostSight[],
  room: number,
): { readonly shown: readonly HostSight[]; readonly hidden: readonly HostSight[] } {
  if (hosts.length <= room) return { shown: hosts, hidden: [] };
  const byUrgency = hosts.toSorted((a, b) => urgency(a) - urgency(b));
  const count = Math.max(0, room - 1);
  return { shown: byUrgency.slice(0, count), hidden: byUrgency.slice(count) };
}

/** The lines of the screen: fewer than the terminal has rows, and none wider than it has columns. Pure. */
export function screenLines(state: ScreenState, stages: HostStages, view: View): readonly string[] {
  const hosts = sights(stages, state);
  // A line that fills the last column may wrap, and one row is the cursor's.
  const [cells, rows] = [view.columns - 1, view.rows - 1];
  const foot = footer(state).slice(0, Math.max(0, rows - 3));
  const { shown, hidden } = chosen(hosts, Math.max(0, rows - 1 - foot.length));
  const columns = columnsOf(shown);
  const lines: readonly (readonly Segment[])[] = [
    header(state, hosts, view),
    ...shown.map((host) => hostLine(host, columns, view.now)),
    ...(hidden.length === 0 ? [] : [[segment(`and ${hidden.length} more: ${tally(hidden)}`, 'faint')]]),
    ...foot,
  ];
  return lines.slice(0, Math.max(1, rows)).map((line) => lineOf(line, cells, view.colour));
}
