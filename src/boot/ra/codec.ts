/** Router solicitation and advertisement (RFC 4861 §4.1, §4.2). */
export const ROUTER_SOLICITATION = 133;
const ROUTER_ADVERTISEMENT = 134;

const SOLICITATION_HEADER = 8;
const ADVERTISEMENT_HEADER = 16;
const SOURCE_LINK_LAYER_ADDRESS = 1;

/**
 * The Ethernet address of a router solicitation's sender: as the message names it, else as the sender's address of the link was
 * made of it; null where neither tells it, or the message is no solicitation.
 */
export function solicitingMac(message: Uint8Array, sender: Uint8Array): string | null {
  if (message.length < SOLICITATION_HEADER || message[0] !== ROUTER_SOLICITATION) return null;
  return named(message) ?? embedded(sender);
}

/** The Ethernet address in an address of the link that was made of it (RFC 4291, appendix A). */
function embedded(address: Uint8Array): string | null {
  if (address.length !== 16 || address[11] !== 0xff || address[12] !== 0xfe) return null;
  return macOf(Uint8Array.of(address[8]! ^ 2, address[9]!, address[10]!, ...address.subarray(13)));
}

function named(message: Uint8Array): string | null {
  let at = SOLICITATION_HEADER;
  while (at + 2 <= message.length) {
    // Options are counted in eight octets; one of none would never end.
    const length = message[at + 1]! * 8;
    if (length === 0 || at + length > message.length) return null;
    if (message[at] === SOURCE_LINK_LAYER_ADDRESS && length === 8)
      return macOf(message.subarray(at + 2, at + 8));
    at += length;
  }
  return null;
}

/** Whether an IPv6 address is one of the link (RFC 4291 §2.5.6). */
export function isLinkLocal(address: Uint8Array): boolean {
  return address[0] === 0xfe && (address[1]! & 0xc0) === 0x80;
}

function macOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(':');
}

/**
 * A router advertisement that says: there is no router here, no address to be made, and no DHCPv6. Its lifetime is 0 and it has
 * no prefix, so whoever hears it changes nothing. The checksum is left to the kernel.
 */
export function emptyAdvertisement(): Uint8Array {
  const message = new Uint8Array(ADVERTISEMENT_HEADER);
  message[0] = ROUTER_ADVERTISEMENT;
  return message;
}
