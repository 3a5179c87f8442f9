const UNITS = { s: 1, min: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/**
 * A moment as people give it: a date, which is its beginning in UTC (`2026-11-21`), a time (`2026-11-21T08:30`, UTC unless it
 * says otherwise), or how long ago (`90s`, `10min`, `2h`, `3d`, `1w`). Null where it is none of these.
 */
export function parseMoment(text: string, now: Date): Date | null {
  const ago = /^(\d{1,6})(s|min|h|d|w)$/.exec(text);
  if (ago !== null)
    return new Date(now.getTime() - Number(ago[1]) * UNITS[ago[2] as keyof typeof UNITS] * 1000);
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(
    text,
  );
  if (parts === null) return null;
  const [, day, time = '00:00', zone = 'Z'] = parts;
  const moment = new Date(`${day}T${time}${zone}`);
  // A day that does not exist would become another one.
  const isReal = !Number.isNaN(moment.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day!);
  return isReal ? moment : null;
}
