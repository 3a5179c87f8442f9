import type { TftpOptions } from './codec.ts';

/** The most that a server grants; blksize in octets. */
export interface TftpLimits {
  readonly maxBlksize: number;
  readonly maxWindowsize: number;
}

/** What a transfer goes by; `accepted` is what the OACK says, and where it is empty there is none. */
export interface TftpTerms {
  readonly blksize: number;
  readonly windowsize: number;
  /** Seconds between resends as the client wants them, or null where it did not ask. */
  readonly timeout: number | null;
  readonly accepted: TftpOptions;
}

const DEFAULT_BLKSIZE = 512;

/** The number that a value writes in plain decimal, if it lies in the range; else null. */
function decimal(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^[0-9]{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/**
 * The terms of a read of `size` octets (RFC 2347–2349, RFC 7440): block and window no larger than asked for, the
 * timeout as asked for. An option that is unknown, or whose value lies outside its range, is ignored, as RFC 2347 wants.
 */
export function negotiate(requested: TftpOptions, size: number, limits: TftpLimits): TftpTerms {
  const accepted = new Map<string, string>();
  const grant = (name: string, least: number, most: number, answer: (asked: number) => number) => {
    const asked = decimal(requested.get(name), least, most);
    if (asked === null) return null;
    const granted = answer(asked);
    accepted.set(name, String(granted));
    return granted;
  };
  grant('tsize', 0, Number.MAX_SAFE_INTEGER, () => size);
  const blksize = grant('blksize', 8, 65464, (asked) => Math.min(asked, limits.maxBlksize));
  const timeout = grant('timeout', 1, 255, (asked) => asked);
  const windowsize = grant('windowsize', 1, 65535, (asked) => Math.min(asked, limits.maxWindowsize));
  return { blksize: blksize ?? DEFAULT_BLKSIZE, windowsize: windowsize ?? 1, timeout, accepted };
}
