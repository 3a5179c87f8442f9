import { nearest } from '../diagnostics/nearest.ts';

/** What most files name, known without the library, which takes 15 ms to start. */
const USUAL = [
  'UTC Etc/UTC GMT Etc/GMT America/Chicago America/Denver America/Los_Angeles America/New_York America/Sao_Paulo',
  'America/Toronto Asia/Dubai Asia/Hong_Kong Asia/Kolkata Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Tokyo',
  'Australia/Sydney Europe/Amsterdam Europe/Berlin Europe/Brussels Europe/Dublin Europe/Helsinki Europe/London',
  'Europe/Madrid Europe/Oslo Europe/Paris Europe/Prague Europe/Rome Europe/Stockholm Europe/Vienna Europe/Warsaw',
  'Europe/Zurich Pacific/Auckland',
]
  .join(' ')
  .split(' ');

/** How many names are remembered; then all are forgotten. */
const MOST_KNOWN = 1000;
/** Whether the database has a name; asking takes a hundred times as long as the check of a line. */
const known = new Map<string, boolean>(USUAL.map((name) => [name, true]));

function isTimeZone(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const is = isInDatabase(name);
  known.set(name, is);
  return is;
}

function isInDatabase(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // `+02:00` is one for JavaScript, and no file of the database; case counts in files.
    return /^[A-Z]/.test(name) || name === 'localtime';
  } catch {
    return /^(?:posix|right)\//.test(name) || name === 'localtime' || name === 'Factory';
  }
}

/** What is wrong with the name of a time zone, with what was probably meant; null where the IANA database has it. */
export function timeZoneProblem(
  name: string,
): { readonly message: string; readonly fix: string | null } | null {
  if (isTimeZone(name)) return null;
  const fix = nearest(name, ['UTC', 'Etc/UTC', ...Intl.supportedValuesOf('timeZone')]);
  const help = fix === null ? ', which has the form `Europe/Amsterdam`' : `; did you mean \`${fix}\`?`;
  return { message: `there is no time zone \`${name}\`${help}`, fix };
}
