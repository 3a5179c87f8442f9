/** The address that stands for none. */
export const UNSET = '0.0.0.0';

/** Four bytes at `offset` as dotted decimal. */
export function readIpv4(bytes: Uint8Array, offset = 0): string {
  return bytes.subarray(offset, offset + 4).join('.');
}

/** A dotted-decimal address as four bytes; anything else is a defect of the caller, and throws. */
export function ipv4Bytes(address: string): Uint8Array {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    throw new TypeError(`not an IPv4 address: ${address}`);
  }
  return Uint8Array.from(parts, Number);
}

/** Whether two addresses are in one network of that mask. */
export function inOneNetwork(a: string, b: string, mask: string): boolean {
  const [left, right] = [ipv4Bytes(a), ipv4Bytes(b)];
  return ipv4Bytes(mask).every((bits, at) => (left[at]! & bits) === (right[at]! & bits));
}
