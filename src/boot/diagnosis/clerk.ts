import type { LogEvent } from '../log.ts';
import type { Transfer } from '../transfers.ts';
import { diagnose, type Finding } from './diagnose.ts';
import { sightingOf } from './sighting.ts';
import { seen, type Timeline } from './timeline.ts';

/** A finding about one host. */
export interface Diagnosed {
  readonly host: string;
  readonly finding: Finding;
}

/** So many findings are kept as said of one host: a machine that changes its mind for ever is not worth more lines. */
const MOST_SAID = 50;

/** In the place of a host: no host has an empty name. */
const EVERYBODY = '';

/** Follows the course of each host, and says once why it is stuck. */
export class Clerk {
  readonly #spared: ReadonlySet<string>;
  readonly #timelines = new Map<string, Timeline>();
  readonly #said = new Map<string, Set<string>>();
  readonly #bytes = new WeakMap<Transfer, number>();
  #findings: ReadonlyMap<string, Finding> = new Map();

  /** `spared`: the ids of what holds up no machine here, as what `--ra` spares them does. */
  constructor(spared: readonly string[] = []) {
    this.#spared = new Set(spared);
  }

  /** Takes note of an event. */
  see(at: number, event: LogEvent): void {
    const { host } = event;
    if (host === null) return;
    const sighting = sightingOf(event);
    if (sighting === null) return;
    const timeline = seen(this.#timelines.get(host) ?? [], at, sighting);
    if (timeline.length > 0) this.#timelines.set(host, timeline);
    else this.#forget(host);
  }

  /** Takes note of what is under way: a machine that gets bytes is not stuck. */
  watch(at: number, transfers: readonly Transfer[]): void {
    for (const transfer of transfers) {
      const { host, path } = transfer;
      const bytes = transfer.bytes();
      if (host === null || this.#bytes.get(transfer) === bytes) continue;
      this.#bytes.set(transfer, bytes);
      this.#timelines.set(host, seen(this.#timelines.get(host) ?? [], at, { kind: 'moving', path }));
    }
  }

  /** What holds of each host that is stuck at a moment, by `site/name`. */
  get findings(): ReadonlyMap<string, Finding> {
    return this.#findings;
  }

  /** Looks at every host; gives what was not said of it since it last came to an end. */
  look(now: number): readonly Diagnosed[] {
    const all = [...this.#timelines].flatMap(([host, timeline]): readonly Diagnosed[] => {
      const finding = diagnose(timeline, now);
      return finding === null || this.#spared.has(finding.id) ? [] : [{ host, finding }];
    });
    this.#findings = new Map(all.map(({ host, finding }) => [host, finding]));
    return all.filter((one) => this.#isNew(one));
  }

  #isNew({ host, finding: { id, sentence, passes } }: Diagnosed): boolean {
    const who = passes ? EVERYBODY : host;
    const said = this.#said.get(who) ?? new Set();
    this.#said.set(who, said);
    // A time or a count that grows makes no new finding.
    const what = `${id} ${sentence.replace(/\d+( seconds| minutes)?/g, '')}`;
    if (said.has(what) || said.size >= MOST_SAID) return false;
    said.add(what);
    return true;
  }

  #forget(host: string): void {
    this.#timelines.delete(host);
    this.#said.delete(host);
  }
}
