/** The address that stands for none. */
export const UNSET = '0.0.0.0';

/** Four bytes at `offset` as dotted decimal. */
export function readIpv4(bytes: Uint8Array, offset = 0): string {
  return `${bytes[offset]}.${bytes[offset + 1]}.${bytes[offset + 2]}.${bytes[offset + 3]}`;
}

/** A dotted-decimal address as four bytes; anything else is a defect of the caller, and throws. */
export function ipv4Bytes(address: string): Uint8Array {
  const bytes = new Uint8Array(4);
  writeIpv4(bytes, 0, address);
  return bytes;
}

/** Writes a dotted-decimal address at `offset`; anything else is a defect of the caller, and throws. */
export function writeIpv4(bytes: Uint8Array, offset: number, address: string): void {
  const number = ipv4Number(address);
  bytes[offset] = number >>> 24;
  bytes[offset + 1] = number >>> 16;
  bytes[offset + 2] = number >>> 8;
  bytes[offset + 3] = number;
}

const ZERO = 48;
const DOT = 46;

/** The address as 32 bits. Read character by character: every packet has several, and splitting them costs more than all the rest. */
function ipv4Number(address: string): number {
  let number = 0;
  let parts = 0;
  let digits = 0;
  let value = 0;
  for (let at = 0; at <= address.length; at++) {
    const code = at === address.length ? DOT : address.charCodeAt(at);
    if (code === DOT) {
      if (digits === 0 || value > 255) throw notAnAddress(address);
      number = (number << 8) | value;
      parts += 1;
      digits = 0;
      value = 0;
    } else {
      const digit = code - ZERO;
      if (digit < 0 || digit > 9 || digits === 3) throw notAnAddress(address);
      value = value * 10 + digit;
      digits += 1;
    }
  }
  if (parts !== 4) throw notAnAddress(address);
  return number;
}

function notAnAddress(address: string): TypeError {
  return new TypeError(`not an IPv4 address: ${address}`);
}

/** Whether two addresses are in one network of that mask. */
export function inOneNetwork(a: string, b: string, mask: string): boolean {
  return ((ipv4Number(a) ^ ipv4Number(b)) & ipv4Number(mask)) === 0;
}
