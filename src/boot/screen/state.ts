import type { Finding } from '../diagnosis/diagnose.ts';
import type { LogEvent } from '../log.ts';
import type { Transfer } from '../transfers.ts';

/** A large transfer to a host, and how fast it is. */
export interface Moving {
  readonly path: string;
  readonly bytes: number;
  readonly total: number;
  /** Bytes a second, over the last seconds; null until it can be told. */
  readonly rate: number | null;
}

/** All that the screen shows beside where each host stands. */
export interface ScreenState {
  /** When it began to serve, in milliseconds. */
  readonly began: number;
  /** Where it serves. */
  readonly title: string;
  /** What happened last to each host, by `site/name`. */
  readonly last: ReadonlyMap<string, string>;
  readonly moving: ReadonlyMap<string, Moving>;
  readonly findings: ReadonlyMap<string, Finding>;
  /** How many clients have asked whom nobody knows, and what was said of the last. */
  readonly strangers: number;
  readonly stranger: string | null;
  /** The addresses of other DHCP servers. */
  readonly servers: readonly string[];
  readonly problems: number;
  readonly problem: string | null;
}

/** The state before anything has happened. */
export function newScreen(began: number): ScreenState {
  return {
    began,
    title: '',
    last: new Map(),
    moving: new Map(),
    findings: new Map(),
    strangers: 0,
    stranger: null,
    servers: [],
    problems: 0,
    problem: null,
  };
}

/** As many other servers are named; somebody may invent them. */
const MOST_SERVERS = 8;

/** The state after one more event. */
export function afterEvent(state: ScreenState, happened: LogEvent): ScreenState {
  const { event, host, message, address } = happened;
  switch (event) {
    case 'ready':
      return { ...state, title: message };
    case 'unknown-client':
      return { ...state, strangers: state.strangers + 1, stranger: message };
    case 'other-server': {
      const server = String(address ?? message);
      const isKnown = state.servers.includes(server) || state.servers.length >= MOST_SERVERS;
      return isKnown ? state : { ...state, servers: [...state.servers, server] };
    }
    case 'problem':
      return { ...withLast(state, host, message), problems: state.problems + 1, problem: message };
    case 'diagnosis':
    case 'transfer':
    case 'stopped':
      return state;
    case 'http':
      return isSaid(happened) ? state : withLast(state, host, message);
    default:
      return withLast(state, host, message);
  }
}

/** Whether a request has an event of its own, which says more. */
function isSaid({ path }: LogEvent): boolean {
  return /^\/(?:checkpoint\/|ipxe\b)/.test(String(path));
}

/** One map lives on from state to state: a copy for each packet would cost more than the packet. */
function withLast(state: ScreenState, host: string | null, message: string): ScreenState {
  if (host !== null) (state.last as Map<string, string>).set(host, message);
  return state;
}

/** How much of an earlier rate stays in the next one: a rate that jumps cannot be read. */
const INERTIA = 0.6;

interface Measured {
  readonly at: number;
  readonly bytes: number;
  readonly rate: number | null;
}

/** Looks at transfers again and again, and tells of each how fast it is. */
export class Meter {
  #last = new Map<Transfer, Measured>();

  /** What is moving to each host; of several transfers the one of which most is left. */
  measure(at: number, transfers: readonly Transfer[]): ReadonlyMap<string, Moving> {
    const next = new Map<Transfer, Measured>();
    const moving = new Map<string, Moving>();
    for (const transfer of transfers) {
      const bytes = transfer.bytes();
      const rate = this.#rate(transfer, at, bytes);
      next.set(transfer, { at, bytes, rate });
      const { host, path, total } = transfer;
      if (host === null) continue;
      const before = moving.get(host);
      if (before === undefined || before.total - before.bytes < total - bytes)
        moving.set(host, { path, bytes, total, rate });
    }
    this.#last = next;
    return moving;
  }

  #rate(transfer: Transfer, at: number, bytes: number): number | null {
    const before = this.#last.get(transfer);
    if (before === undefined) return null;
    if (at <= before.at) return before.rate;
    const now = ((bytes - before.bytes) * 1000) / (at - before.at);
    return before.rate === null ? now : before.rate * INERTIA + now * (1 - INERTIA);
  }
}
