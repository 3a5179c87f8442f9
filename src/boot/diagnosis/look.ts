import type { DhcpSighting, Sighting } from './sighting.ts';
import type { Seen, Timeline } from './timeline.ts';

type Of<K extends Sighting['kind']> = Extract<Seen, { readonly kind: K }>;
type SeenDhcp = DhcpSighting & { readonly at: number };

/** A DHCP message of the machine's firmware itself. */
export function isFirmware(one: Seen): one is SeenDhcp {
  return one.kind === 'dhcp' && (one.client === 'pxe' || one.client === 'http');
}

/** A DHCP message of iPXE. */
export function isIpxe(one: Seen): one is SeenDhcp {
  return one.kind === 'dhcp' && one.client === 'ipxe';
}

/** A DHCP message of a system or of an installer. */
export function isSystem(one: Seen): one is SeenDhcp {
  return one.kind === 'dhcp' && one.client === 'ordinary';
}

/** A script or its forerunner: iPXE has reached us. */
export function isScript(one: Seen): boolean {
  return one.kind === 'script' || one.kind === 'begin';
}

/** A test for sightings of one kind. */
export function isKind<K extends Sighting['kind']>(...kinds: readonly K[]): (one: Seen) => one is Of<K> {
  return (one): one is Of<K> => (kinds as readonly string[]).includes(one.kind);
}

/** A stretch of a timeline at a moment, and what is often asked of it. */
export class Look {
  readonly seen: Timeline;
  readonly now: number;

  constructor(seen: Timeline, now: number) {
    this.seen = seen;
    this.now = now;
  }

  /** The last of those that match. */
  last<T extends Seen>(matches: (one: Seen) => one is T): T | null;
  last(matches: (one: Seen) => boolean): Seen | null;
  last(matches: (one: Seen) => boolean): Seen | null {
    return this.seen.findLast(matches) ?? null;
  }

  /** What was seen after the last that matches; everything where none does. */
  after(matches: (one: Seen) => boolean): Look {
    return new Look(this.seen.slice(this.seen.findLastIndex(matches) + 1), this.now);
  }

  /** What was seen before the last that matches. */
  before(matches: (one: Seen) => boolean): Look {
    const index = this.seen.findLastIndex(matches);
    return new Look(index === -1 ? [] : this.seen.slice(0, index), this.now);
  }

  has(matches: (one: Seen) => boolean): boolean {
    return this.seen.some(matches);
  }

  /** Milliseconds since a sighting. */
  since({ at }: { readonly at: number }): number {
    return this.now - at;
  }

  /** Milliseconds since anything was seen. */
  get quiet(): number {
    const last = this.seen.at(-1);
    return last === undefined ? 0 : this.since(last);
  }
}

/** A boot program that the machine has got whole: what its firmware was told to start. */
export function isProgram({ seen }: Look): (one: Seen) => one is Of<'tftp'> | Of<'file'> {
  const offered = new Set(seen.filter(isFirmware).flatMap(({ file }) => file ?? []));
  return (one): one is Of<'tftp'> | Of<'file'> => {
    if (one.kind === 'tftp') return offered.has(one.path) && hasArrived(one);
    if (one.kind !== 'file' || !one.complete) return false;
    return [...offered].some((url) => url.endsWith(`/files/${one.path}`));
  };
}

/** Some firmware starts a program without acknowledging its last block. */
export function hasArrived({ outcome, reason }: Of<'tftp'>): boolean {
  return (
    outcome === 'finished' || (outcome === 'failed' && reason?.startsWith('the last block was sent') === true)
  );
}

/** The values that fill a sentence. */
export type Values = Readonly<Record<string, string | number>>;

/** One way in which a machine gets stuck. */
export interface Case {
  /** What it is called in the log and in `docs/diagnosis.md`. */
  readonly id: string;
  /** What has happened, with `{names}` of values. */
  readonly sentence: string;
  readonly advice: string;
  /** Whether it passes by itself: worth one line in a session, not one for each machine. */
  readonly passes?: true;
  /** The values where this is what has happened, else null. */
  readonly find: (look: Look) => Values | null;
}

/** Seconds, in milliseconds. */
export function seconds(count: number): number {
  return count * 1000;
}

/** A time in the words of a sentence. */
export function duration(ms: number): string {
  const whole = Math.round(ms / 1000);
  return whole < 120 ? `${whole} seconds` : `${Math.round(whole / 60)} minutes`;
}
