import { safeText } from '../terminal/safe-text.ts';

/** What happened, for the person who watches and for programs that read the log. */
export interface LogEvent {
  readonly event:
    | 'ready'
    | 'dhcp'
    | 'tftp'
    | 'script'
    | 'http'
    | 'checkpoint'
    | 'transfer'
    | 'unknown-client'
    | 'other-server'
    | 'problem'
    | 'diagnosis'
    | 'stopped';
  /** `site/name`, or null where it is about no host. */
  readonly host: string | null;
  /** One line for a person, in which words of strangers may stand. */
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** Where events go, one line each. */
export type Log = (event: LogEvent) => void;

/** One JSON object a line; `at` is ISO 8601 in UTC. */
export function jsonLine(now: Date, event: LogEvent): string {
  return `${JSON.stringify({ at: now.toISOString(), ...event })}\n`;
}

/** One line for a person: the local time of day, the host, what happened. Nothing in it is obeyed by a terminal. */
export function humanLine(now: Date, { host, event, message }: LogEvent): string {
  const time = now.toTimeString().slice(0, 8);
  return `${time}  ${safeText(host ?? '-').padEnd(16)}  ${event.padEnd(10)}  ${safeText(message)}\n`;
}
