import { DAYS, parseBootWindow } from '../sot/canonical/boot-window.ts';

/** The day of the week and the minute of the day that clocks show in a time zone. */
function clock(now: Date, zone: string): { readonly day: number; readonly minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const days: readonly string[] = DAYS;
  const day = days.indexOf((parts.get('weekday') ?? '').toLowerCase());
  return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

function isOpen(text: string, now: Date): boolean {
  const window = parseBootWindow(text);
  // What cannot be read is a finding of its own, and opens nothing.
  if ('wrong' in window) return false;
  const { days, from, to, zone } = window;
  const { day, minute } = clock(now, zone);
  if (from < to) return days.has(day) && minute >= from && minute < to;
  // A window that goes over midnight belongs to the day on which it begins.
  return (days.has(day) && minute >= from) || (days.has((day + 6) % 7) && minute < to);
}

/** Tells whether a host may be booted at a time: where no windows are stated, always; else within one of them. */
export type BootTimes = (windows: readonly string[]) => boolean;

/** The hosts of a site share its windows: each list is judged once. */
export function bootTimesAt(now: Date): BootTimes {
  const judged = new Map<string, boolean>();
  return (windows) => {
    const key = windows.join('\n');
    const known = judged.get(key);
    if (known !== undefined) return known;
    const isIn = windows.length === 0 || windows.some((window) => isOpen(window, now));
    judged.set(key, isIn);
    return isIn;
  };
}
