import type { Finding } from '../diagnosis/diagnose.ts';
import type { HostStage, Stage } from '../session/stage.ts';
import { bytesText, clockText, percentText } from './quantities.ts';
import { padded, type Segment, type Style, segment } from './segments.ts';
import type { Moving } from './state.ts';

/** What is to be said of one host. */
export interface HostSight {
  readonly name: string;
  readonly stage: HostStage;
  readonly last: string | null;
  readonly moving: Moving | null;
  readonly finding: Finding | null;
}

/** How wide the columns are, in cells. */
export interface Columns {
  readonly name: number;
  readonly boot: number;
}

/** A stage in a word, how it looks, and whether time counts in it. */
const STAGES: Readonly<Record<Stage, readonly [word: string, style: Style, isTimed: boolean]>> = {
  waiting: ['waiting', 'faint', false],
  held: ['held', 'faint', false],
  local: ['own disk', 'faint', false],
  dhcp: ['DHCP', 'plain', true],
  program: ['boot program', 'plain', true],
  script: ['script', 'plain', true],
  kernel: ['kernel', 'plain', true],
  config: ['configuration', 'plain', true],
  installing: ['installing', 'plain', true],
  checkpoint: ['restarting', 'plain', true],
  done: ['done', 'good', false],
  failed: ['failed', 'bad', false],
};
const STAGE_WIDTH = 13;
const TIME_WIDTH = 7;

/** The boot of a host, and which of how many where there are several. */
export function bootText({ stage: { boot, step, steps } }: HostSight): string {
  if (boot === null) return '';
  return steps > 1 ? `${boot} ${step}/${steps}` : boot;
}

/** How urgently a person should see a host: the lowest first. */
export function urgency({ stage: { stage }, finding, moving }: HostSight): number {
  if (stage === 'failed') return 0;
  if (finding !== null) return finding.passes ? 3 : 1;
  if (moving !== null) return 2;
  if (STAGES[stage][2]) return 3;
  return ['waiting', 'held', 'done', 'local'].indexOf(stage) + 4;
}

function movingText({ path, bytes, total, rate }: Moving): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const speed = rate === null ? '' : `, ${bytesText(rate)}/s`;
  return `${name}  ${percentText(bytes, total)} of ${bytesText(total)}${speed}`;
}

function rest({ stage: { stage, message }, last, moving, finding }: HostSight): Segment {
  if (finding !== null)
    return segment(`${finding.sentence}; ${finding.advice}`, finding.passes ? 'plain' : 'warn');
  if (moving !== null) return segment(movingText(moving));
  if (message !== null) return segment(message, stage === 'failed' ? 'bad' : 'faint');
  return segment(last ?? '', 'faint');
}

/** The line of a host: name, step, boot, time in that step, and what is most worth knowing of it. */
export function hostLine(sight: HostSight, columns: Columns, now: number): readonly Segment[] {
  const { name, stage } = sight;
  const [word, style, isTimed] = STAGES[stage.stage];
  const since = isTimed && stage.since !== null ? now - Date.parse(stage.since) : null;
  const time = since === null ? '' : clockText(since);
  return [
    segment(`${padded(name, columns.name)}  `),
    segment(`${padded(word, STAGE_WIDTH)}  `, style),
    segment(`${padded(bootText(sight), columns.boot)}  `, 'faint'),
    segment(`${padded(time, TIME_WIDTH, 'right')}  `),
    rest(sight),
  ];
}
