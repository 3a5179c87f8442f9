import type { TftpContent, TftpRefusal } from '../content.ts';
import type { TftpClient, TftpEvent, TftpProblem, TftpTransfer } from '../events.ts';
import type { TftpLimits } from '../negotiate.ts';

/** What can be tuned; the defaults suit firmware on Ethernet. */
export interface TftpSettings extends TftpLimits {
  /** Transfers at once; a request beyond that stays unanswered, and the client's next attempt finds room. */
  readonly maxTransfers: number;
  /** Milliseconds before the first resend, where the client did not ask for a timeout. */
  readonly timeout: number;
  /** Resends without progress before a client is given up. */
  readonly retries: number;
  /** Whether transfers stay on the port that is asked, for firewalls that let nothing else through. */
  readonly singlePort: boolean;
}

/** What a server needs. `open` gets the normalised name; it is the only way to any content. */
export interface TftpServerOptions {
  /** An IPv4 or IPv6 address of this machine, never a name. */
  readonly address: string;
  /** The interface that everything is held to, as far as the system can; any, where there is none. */
  readonly device?: string | null;
  /** 69, or 0 for any free port. */
  readonly port: number;
  readonly open: (path: string, client: TftpClient) => Promise<TftpContent | TftpRefusal>;
  readonly onEvent: (event: TftpEvent) => void;
  readonly onProblem: (problem: TftpProblem) => void;
  /** Told of each transfer as it begins; what it gives back is called when the transfer is over. */
  readonly onTransfer?: (transfer: TftpTransfer) => () => void;
  readonly settings?: Partial<TftpSettings>;
}

const ETHERNET_MTU = 1500;
const HEADERS = { ipv4: 20 + 8 + 4, ipv6: 40 + 8 + 4 };

/** The settings in force at an address: blocks fit an Ethernet frame, since firmware often cannot join fragments. */
export function settingsFor(address: string, given: Partial<TftpSettings> = {}): TftpSettings {
  const headers = address.includes(':') ? HEADERS.ipv6 : HEADERS.ipv4;
  return {
    maxTransfers: 256,
    maxBlksize: ETHERNET_MTU - headers,
    maxWindowsize: 64,
    timeout: 1000,
    retries: 5,
    singlePort: false,
    ...given,
  };
}
