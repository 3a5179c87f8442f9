import type { Suboption } from './codec/option-values.ts';
import { encodeOption, readOption } from './codec/options.ts';
import type { DhcpPacket } from './codec/packet.ts';

// Numbers inside option 43 of the class PXEClient (PXE specification 2.1, "PXE DHCP options").
const PXE_DISCOVERY_CONTROL = 6;
const PXE_BOOT_MENU = 9;
const PXE_MENU_PROMPT = 10;
const PXE_BOOT_ITEM = 71;

const END = 255;

/** Option 43 that has firmware load the reply's boot file at once: without a menu, without looking for boot servers. */
export const LOAD_BOOT_FILE = pxeOptions([PXE_DISCOVERY_CONTROL, Uint8Array.of(8)]);

const TEXT = new TextEncoder().encode('local');

/**
 * Option 43 that has firmware go on to its next boot entry: a menu of one entry of boot server type 0, PXE's word for
 * a local boot, chosen after 0 seconds. An address alone says the same by RFC 2131, but OVMF takes no such offer, and
 * asks three times more, for a minute, before it goes on.
 */
export const BOOT_LOCALLY = pxeOptions(
  // No boot server is looked for, by broadcast (1) or multicast (2).
  [PXE_DISCOVERY_CONTROL, Uint8Array.of(1 | 2)],
  [PXE_BOOT_MENU, Uint8Array.of(0, 0, TEXT.length, ...TEXT)],
  [PXE_MENU_PROMPT, Uint8Array.of(0, ...TEXT)],
);

/**
 * Option 43 of a boot server's answer: the item of a menu that the client says it has chosen, which it must find again
 * (PXE specification 2.1, "PXE_BOOT_ITEM"); null where it says none.
 */
export function bootItemReply(request: DhcpPacket): Uint8Array | null {
  const item = readOption(request.options, 43)?.find(
    ([code, { length }]) => code === PXE_BOOT_ITEM && length === 4,
  );
  return item === undefined ? null : pxeOptions(item);
}

/** Closed by END inside the option, which RFC 2132 §8.4 allows and PXE does. */
function pxeOptions(...suboptions: readonly Suboption[]): Uint8Array {
  return Uint8Array.of(...encodeOption(43, suboptions), END);
}
