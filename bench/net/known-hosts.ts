/** A machine that a server is told of: its MAC and the address that it is to have. */
export interface KnownHost {
  readonly name: string;
  readonly mac: string;
  readonly address: string;
}

/** The network of the load tests, which RFC 2544 sets aside for them: the server, and who asks it. */
export const NETWORK = {
  cidr: '198.18.0.0/16',
  netmask: '255.255.0.0',
  server: '198.18.0.1',
  client: '198.18.0.2',
} as const;

/** The first MAC; perfdhcp counts on from it in the last two octets, each for itself. */
const FIRST_MAC = 0x525400aa0000;

function macOf(number: number): string {
  const hex = (FIRST_MAC + number).toString(16).padStart(12, '0');
  return hex.match(/../g)!.join(':');
}

/** So many machines, at most 65,536, with the MACs by which perfdhcp asks when it begins at that of the first. */
export function knownHosts(count: number): readonly KnownHost[] {
  return Array.from({ length: count }, (_, number) => ({
    name: `h${number + 1}`,
    mac: macOf(number),
    address: `198.18.${16 + Math.floor(number / 250)}.${1 + (number % 250)}`,
  }));
}
