/** When hosts may be booted: minutes of the day on some days of the week (0 is Sunday), in a time zone. */
export interface BootWindow {
  readonly days: ReadonlySet<number>;
  readonly from: number;
  /** Before `from` where the window ends on the next day. */
  readonly to: number;
  readonly zone: string;
}

/** The days of the week as windows name them, from Sunday on. */
export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const FORM = /^(?:([a-z,-]+) )?(\d\d):(\d\d)-(\d\d):(\d\d)(?: (\S+))?$/;

/** `mon-fri,sun`: a range may go over the end of the week. */
function daysOf(text: string): ReadonlySet<number> | null {
  const days = new Set<number>();
  for (const part of text.split(',')) {
    const [from = -1, to = from, ...more] = part
      .split('-')
      .map((day) => (DAYS as readonly string[]).indexOf(day));
    if (from === -1 || to === -1 || more.length > 0) return null;
    for (let day = from; ; day = (day + 1) % DAYS.length) {
      days.add(day);
      if (day === to) break;
    }
  }
  return days;
}

/** Whether this computer knows a time zone by that name (IANA). */
function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Reads `[DAYS ]HH:MM-HH:MM[ ZONE]`: every day and UTC where they are left out. What is wrong with it where it is none. */
export function parseBootWindow(text: string): BootWindow | { readonly wrong: string } {
  const match = FORM.exec(text);
  if (match === null) return { wrong: 'it is not `[DAYS ]HH:MM-HH:MM[ ZONE]`' };
  const [, dayText = 'sun-sat', fromHour, fromMinute, toHour, toMinute, zone = 'UTC'] = match;
  const days = daysOf(dayText);
  if (days === null)
    return { wrong: `\`${dayText}\` are not days; write them as in \`mon-fri\` or \`sat,sun\`` };
  const [from, to] = [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)];
  if (Number(fromMinute) > 59 || Number(toMinute) > 59 || from >= 1440 || to > 1440)
    return { wrong: 'a time of the day goes from 00:00 to 23:59; a window may end at 24:00' };
  if (from === to) return { wrong: 'it ends when it begins; the whole day is `00:00-24:00`' };
  return isZone(zone) ? { days, from, to, zone } : { wrong: `no time zone is called \`${zone}\`` };
}
