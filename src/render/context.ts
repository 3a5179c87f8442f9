import { bootSubnet } from '../sot/model/bond.ts';
import type { Boot, Host } from '../sot/model/types.ts';

/**
 * What in a machine's bytes is not in the source of truth: the service's address, the checkpoint token, the revision's
 * name, and the texts of secrets. `preview` and `boot` share one, which is why they make the same bytes.
 */
export interface ServingContext {
  /** `http://198.51.100.1`, without a slash at the end; the port is left out where it is 80. */
  readonly baseUrl: (host: Host) => string;
  /** The last part of the checkpoint's URL. */
  readonly token: (host: Host, boot: Boot) => string;
  readonly revision: string;
  /** The texts of secrets by name; where it is absent a secret is its placeholder. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}

/** The address that stands where none is known: a name that never resolves (RFC 2606). */
const UNKNOWN_ADDRESS = 'vaq.invalid';

/** Whether a base URL has no real address, because none is stated: `boot` takes that of an interface, which only the machine that serves has. */
export function isUnstated(url: string): boolean {
  return new URL(url).hostname === UNKNOWN_ADDRESS;
}

/** The token that stands where there is no key. */
export const LITERAL_TOKEN = 'checkpoint';

/** The context of canonical bytes: fixed symbols, so that a new laptop, port, token or commit alone changes nothing. */
export const CANONICAL: ServingContext = {
  baseUrl: () => `http://${UNKNOWN_ADDRESS}`,
  token: () => LITERAL_TOKEN,
  revision: 'revision',
};

/**
 * The base URL of the service for a host: `addr` where somebody gives one, else the address of its subnet, else that of its
 * site, else a name that never resolves. A port that is given goes before the site's.
 */
export function baseUrl(host: Host, addr: string | null, port: number | null): string {
  const { site } = host;
  const service = site.data.service;
  const stated = bootSubnet(host)?.data.service_addr ?? service?.addr;
  const http = port ?? service?.http_port ?? 80;
  return `http://${addr ?? stated ?? UNKNOWN_ADDRESS}${http === 80 ? '' : `:${http}`}`;
}
