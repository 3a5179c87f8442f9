import stringWidth from 'string-width';
import { bytesText, durationText } from './amounts.ts';
import { safeText } from './safe-text.ts';

/** What has come of one file. */
export interface Transfer {
  readonly name: string;
  readonly done: number;
  readonly total: number | null;
  /** When it was begun, and how much was there then: what is gone on with was not fetched now. */
  readonly since: number;
  readonly from: number;
}

const BAR = 20;
/** Before that a rate is a guess. */
const SETTLED = 500;

function bar(share: number): string {
  const full = Math.floor(Math.min(1, share) * BAR);
  return `[${'#'.repeat(full)}${' '.repeat(BAR - full)}]`;
}

/** A name in so many cells: of one that is too long, the end, which tells files apart. */
function shortened(name: string, cells: number): string {
  let text = safeText(name);
  if (stringWidth(text) <= cells) return text + ' '.repeat(cells - stringWidth(text));
  while (text !== '' && stringWidth(text) >= cells) text = text.slice(1);
  return `…${text}`;
}

/** One file in one line: name, bar, share, rate and the time that is left. */
export function transferLine(
  { name, done, total, since, from }: Transfer,
  now: number,
  columns: number,
): string {
  const seconds = (now - since) / 1000;
  const rate = now - since < SETTLED ? null : (done - from) / seconds;
  const speed = rate === null ? '' : `${bytesText(Math.round(rate))}/s`;
  const left = rate === null || rate <= 0 || total === null ? '' : durationText((total - done) / rate);
  const share = total === null || total === 0 ? null : done / total;
  const percent = share === null ? '' : `${Math.floor(Math.min(1, share) * 100)}%`;
  const facts = `${percent.padStart(4)} ${bytesText(done).padStart(7)} ${speed.padStart(9)} ${left.padStart(9)}`;
  const rest = share === null ? facts : `${bar(share)} ${facts}`;
  const room = columns - 1 - rest.length - 1;
  if (room >= 12) return `${shortened(name, Math.min(room, 40))} ${rest}`.trimEnd();
  return `${shortened(name, Math.max(8, columns - facts.length - 2))} ${facts}`
    .trimEnd()
    .slice(0, columns - 1);
}
