import { readOption } from './codec/options.ts';
import type { DhcpPacket } from './codec/packet.ts';
import { bigEndianUuid, mixedEndianUuid } from './codec/uuid.ts';

/** What a boot program must run on, in the words of `boot_programs`. */
export type Architecture = 'bios' | 'efi-ia32' | 'efi-x86_64' | 'efi-arm64' | 'http-x86_64' | 'http-arm64';

/**
 * Who speaks: iPXE, which takes a script's URL; bare PXE firmware, which takes a TFTP file name; UEFI HTTP boot, which
 * takes a program's URL; or an operating system, an installer, a BMC, which take an address only.
 */
export type ClientKind = 'ipxe' | 'pxe' | 'http' | 'ordinary';

/** A client as its packet describes it. */
export interface DhcpClient {
  /** `52:54:00:aa:bb:cc`, or null where the hardware is not Ethernet or its address is all zeros. */
  readonly mac: string | null;
  /** Option 97 in the mixed-endian order that firmware sends. */
  readonly uuid: string | null;
  /** The same bytes in the order of the wire, for tables of machines whose maker wrote them so. */
  readonly uuidBigEndian: string | null;
  readonly kind: ClientKind;
  /** Null where option 93 is absent or names nothing that vaq can boot. */
  readonly architecture: Architecture | null;
}

/**
 * Option 93 by number (IANA's registry of processor architectures). 7 and 9 are both x86-64: RFC 4578 called 7 "EFI BC"
 * and 9 "EFI x86-64", firmware sends 7, and the registry followed the firmware.
 */
const ARCHITECTURES: ReadonlyMap<number, Architecture> = new Map([
  [0, 'bios'],
  [6, 'efi-ia32'],
  [7, 'efi-x86_64'],
  [9, 'efi-x86_64'],
  [11, 'efi-arm64'],
  [16, 'http-x86_64'],
  [19, 'http-arm64'],
]);

/** The client that sent a packet. Total: whatever cannot be read is null, or an ordinary client. */
export function describeClient(packet: DhcpPacket): DhcpClient {
  const uuid = readOption(packet.options, 97);
  const architectures = readOption(packet.options, 93) ?? [];
  return {
    mac: macOf(packet),
    uuid: uuid && mixedEndianUuid(uuid),
    uuidBigEndian: uuid && bigEndianUuid(uuid),
    kind: kindOf(packet),
    // A client may list several, its first choice first (RFC 4578 §2.1).
    architecture: architectures.map((number) => ARCHITECTURES.get(number)).find(Boolean) ?? null,
  };
}

/** What a client is called where nobody knows it: its MAC, else its UUID. */
export function clientName({ mac, uuid }: DhcpClient): string {
  return mac ?? uuid ?? 'without MAC and UUID';
}

function macOf({ htype, chaddr, options }: DhcpPacket): string | null {
  const isEthernet = htype === 1 && chaddr.length === 6;
  return (isEthernet ? macText(chaddr) : null) ?? macText(clientIdMac(options.get(61) ?? new Uint8Array()));
}

function macText(bytes: Uint8Array): string | null {
  if (bytes.length !== 6 || bytes.every((byte) => byte === 0)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, 6)
    .toString('hex')
    .replace(/..(?=.)/g, '$&:');
}

/**
 * The Ethernet address in a client identifier, by its type (RFC 2132 §9.14) or as the link-layer part of a DUID (RFC 4361
 * §6.1). Only where `chaddr` has none, as on InfiniBand (RFC 4390): a disk that was copied brings the DUID of another machine.
 */
function clientIdMac(identifier: Uint8Array): Uint8Array {
  const hex = Buffer.from(identifier).toString('hex');
  const [, plain, dated, bare] =
    /^(?:01(.{12})|ff.{8}(?:00010001.{8}(.{12})|00030001(.{12})))$/.exec(hex) ?? [];
  return new Uint8Array(Buffer.from(plain ?? dated ?? bare ?? '', 'hex'));
}

function kindOf(packet: DhcpPacket): ClientKind {
  // iPXE also says "PXEClient": it must be known first, or it is sent to load itself again.
  if (isIpxe(packet)) return 'ipxe';
  const vendorClass = readOption(packet.options, 60) ?? '';
  if (vendorClass.startsWith('PXEClient')) return 'pxe';
  if (vendorClass.startsWith('HTTPClient')) return 'http';
  return 'ordinary';
}

/**
 * Option 77 is the bare word in every iPXE, against RFC 3004; a relay or another build may send the RFC's list.
 * Option 175 tells iPXE too: a user class set in a ROM's iPXE lives on into the undionly.kpxe that it loads, which
 * without this would be told to load undionly.kpxe again.
 */
function isIpxe(packet: DhcpPacket): boolean {
  const userClass = packet.options.get(77) ?? new Uint8Array();
  return (
    packet.options.has(175) ||
    isWord(userClass, 'iPXE') ||
    userClasses(userClass).some((one) => isWord(one, 'iPXE'))
  );
}

function isWord(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes).toString('latin1') === word;
}

/** The entries of a length-prefixed list (RFC 3004 §4); what runs over the end is left out. */
function userClasses(bytes: Uint8Array): Uint8Array[] {
  const classes: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 1 + bytes[at]!;
    if (end <= bytes.length) classes.push(bytes.subarray(at + 1, end));
    at = end;
  }
  return classes;
}
