import { type Cidr, formatCidr, formatIpv4, parseCidr } from '../../../sot/canonical/ipv4.ts';
import type { MachineFacts } from '../facts.ts';

/** A number that the kernel writes in hexadecimal digits, in the order of the machine's bytes. */
function reversed(hex: string): number {
  return Buffer.from(hex, 'hex').readUInt32LE();
}

function networkOf(destination: string, mask: string): Cidr | null {
  const prefix = [...reversed(mask).toString(2)].filter((digit) => digit === '1').length;
  return parseCidr(`${formatIpv4(reversed(destination))}/${prefix}`);
}

/** The routes of `/proc/net/route` (proc(5)), on the little-endian machines that run Node, without the default one. */
export function readRoutes(text: string): MachineFacts['routes'] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [interfaceName = '', destination = '', , , , , , mask = ''] = line.split('\t');
      if (!/^[0-9A-F]{8}$/.test(destination) || !/^[0-9A-F]{8}$/.test(mask)) return [];
      const network = networkOf(destination, mask);
      return network === null || formatCidr(network) === '0.0.0.0/0' ? [] : [{ interfaceName, network }];
    });
}
