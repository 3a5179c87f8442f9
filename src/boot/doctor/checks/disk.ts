import { bytesText } from '../../../terminal/amounts.ts';
import type { DiskFacts } from '../facts.ts';
import { error, fine, type Line, warning } from '../line.ts';

/** The journal and what machines were given take little; less than this fills up at the worst moment. */
const LEAST = 1e9;
/** With less nothing is served for long: each transition is on the disk before the reply that depends on it. */
const NOTHING = 16e6;

/** Whether what is still to be fetched, and the journal, find room. */
export function diskLines(disks: readonly DiskFacts[]): readonly Line[] {
  return disks.map(({ folder, free, needed }) => {
    const check = 'disk';
    const message = `${bytesText(free)} free for ${folder}`;
    if (free < needed)
      return error(
        check,
        `${message}, and ${bytesText(needed)} are to come`,
        'vaq cache prune; or --cache DIR',
      );
    if (free - needed < NOTHING) return error(check, message, 'make room; vaq cache prune');
    if (free - needed < LEAST) return warning(check, message, 'make room; vaq cache prune');
    return fine(check, message);
  });
}
