const UNITS = 'BKMGTPE';
const MIB = 1024 ** 2;

/** A size such as `512MiB` or `1GB`, each unit 1024 times the one before, in MiB; null where it is none or no whole number of them. */
export function sizeInMib(text: string): number | null {
  if (text === '0') return 0;
  const parts = [...text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(?:([KMGTPE])i?)?B/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return null;
  const bytes = parts.reduce(
    (sum, [, number, unit]) => sum + Number(number) * 1024 ** UNITS.indexOf(unit ?? 'B'),
    0,
  );
  const size = bytes / MIB;
  return Number.isSafeInteger(size) ? size : null;
}
