import type { Finding } from './diagnosis/diagnose.ts';
import { humanLine, jsonLine, type LogEvent } from './log.ts';
import type { HostStage } from './session/stage.ts';
import type { Transfer } from './transfers.ts';

/** What can be seen of a service at a moment, beside its events. */
export interface Sight {
  readonly transfers: readonly Transfer[];
  /** Why hosts are stuck, by `site/name`. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** Where each host stands, by `site/name`. */
  readonly stages: ReadonlyMap<string, HostStage>;
}

/** Where a service is followed. */
export interface Outlet {
  /** Takes an event as it happens. */
  readonly event: (at: Date, event: LogEvent) => void;
  /** Takes what can be seen, about once a second. */
  readonly look: (at: Date, sight: Sight) => void;
  /** Nothing follows. */
  readonly end: () => void;
}

/** One line an event, for people. */
export function humanOutlet(write: (text: string) => void): Outlet {
  return {
    event: (at, event) => write(humanLine(at, event)),
    look: () => undefined,
    end: () => undefined,
  };
}

/** How often, in milliseconds, a program is told of a transfer; what takes less is told by its end alone. */
const PROGRESS = 5000;

/** One JSON object a line: every event, and how far transfers have come. */
export function jsonOutlet(write: (text: string) => void): Outlet {
  const told = new WeakMap<Transfer, number>();
  const tell = (at: Date, transfer: Transfer): void => {
    const last = told.get(transfer);
    if (last !== undefined && at.getTime() - last < PROGRESS) return;
    told.set(transfer, at.getTime());
    if (last === undefined) return;
    const { host, protocol, path, address, total } = transfer;
    const bytes = transfer.bytes();
    const message = `${path}: ${bytes} of ${total} bytes`;
    write(jsonLine(at, { event: 'transfer', host, message, protocol, path, address, bytes, total }));
  };
  return {
    event: (at, event) => write(jsonLine(at, event)),
    look: (at, { transfers }) => {
      for (const transfer of transfers) tell(at, transfer);
    },
    end: () => undefined,
  };
}
