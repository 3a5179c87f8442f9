import { nearest } from '../diagnostics/nearest.ts';

function isTimeZone(name: string): boolean {
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
