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
    | 'override'
    | 'api'
    | 'transfer'
    | 'failure'
    | 'rollback'
    | 'turn'
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

/** Lines that go out together. */
export interface LineBatch {
  readonly add: (line: string) => void;
  /** Writes what is left. */
  readonly flush: () => void;
}

/** Writes the lines of one turn of the event loop at once: a hall of machines that is turned on says thousands a second. */
export function lineBatch(write: (text: string) => void): LineBatch {
  let lines: string[] = [];
  let due: NodeJS.Immediate | null = null;
  const flush = (): void => {
    if (due !== null) clearImmediate(due);
    due = null;
    if (lines.length === 0) return;
    const text = lines.join('');
    lines = [];
    write(text);
  };
  return {
    add: (line) => {
      lines.push(line);
      due ??= setImmediate(flush);
    },
    flush,
  };
}
