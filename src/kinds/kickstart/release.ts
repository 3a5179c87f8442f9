import { familyName } from '../family.ts';
import type { KindOs } from '../kind.ts';

/** A release of an installer: Fedora’s, or that of Red Hat Enterprise Linux and of everything that is built from it. */
export interface Release {
  readonly line: 'F' | 'R';
  readonly number: number;
}

/** A stretch of releases of one line, both ends included. */
interface Stretch {
  readonly line: string;
  readonly first: number;
  readonly last: number;
}

/** The releases in which something is known. */
export type Span = readonly Stretch[];

// The tables begin with Fedora Core 3 and its contemporaries; what is older is taken for those.
const OLDEST = 3;
/** The newest that the tables tell anything of. */
const KNOWN = { F: 45, R: 11 };
/** Rawhide, ELN and everything else without a number. */
const NEWEST = Number.MAX_SAFE_INTEGER;
/** Releases that have no number, because they are what comes next. */
const ROLLING: ReadonlySet<string> = new Set(['rawhide', 'eln']);

/** The release that an operating system’s family and major version stand for. */
export function releaseOf({ family, major }: KindOs): Release {
  const number = Number.parseInt(major, 10);
  const line = familyName(family) === 'fedora' ? 'F' : 'R';
  return { line, number: Number.isNaN(number) ? NEWEST : Math.max(number, OLDEST) };
}

/** What is taken for a release that the tables do not know, in a clause that names those that they do; null for one that they know. */
export function unknownRelease(os: KindOs): string | null {
  if (ROLLING.has(os.major.toLowerCase())) return null;
  const newest = KNOWN[releaseOf(os).line];
  const number = /^\d+(?![^.-])/.test(os.major) ? Number.parseInt(os.major, 10) : NEWEST;
  if (number >= OLDEST && number <= newest) return null;
  const taken = number < OLDEST ? `the oldest, ${OLDEST},` : 'the newest';
  return `vaq knows ${os.family} ${OLDEST} to ${newest}, and takes ${taken} for it`;
}

/** Reads `F9-13 R6-`: Fedora 9 to 13, and Red Hat from 6 on. */
export function parseSpan(text: string): Span {
  return text.split(' ').map((part) => {
    const [, line, first, dash, last] = /^([FR])(\d+)(-?)(\d*)$/.exec(part)!;
    const end = last !== '' ? Number(last) : dash === '-' ? NEWEST : Number(first);
    return { line: line!, first: Number(first), last: end };
  });
}

/** Whether a release is in a span. */
export function isIn(span: Span, { line, number }: Release): boolean {
  return span.some((part) => part.line === line && number >= part.first && number <= part.last);
}

/** Why something is not in a release: gone since an earlier one, or not there before a later one; null where its line never has it. */
export function absence(span: Span, { line, number }: Release): string | null {
  const own = span.filter((part) => part.line === line);
  const before = own.findLast(({ last }) => last < number);
  if (before !== undefined) return `the last release with it is ${before.last}`;
  const after = own.find(({ first }) => first > number);
  return after === undefined ? null : `the first release with it is ${after.first}`;
}
