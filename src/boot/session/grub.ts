import { searchGrubConfig } from '../../render/grub.ts';
import { isGrub } from '../../sot/grub-program.ts';
import type { Host } from '../../sot/model/types.ts';
import { bytesContent, type TftpContent, type TftpRefusal } from '../tftp/content.ts';
import type { Answered } from './answered.ts';
import { identify } from './identify.ts';
import { answerGrub } from './script.ts';
import type { Session } from './session.ts';

/** Whose configuration GRUB asks for: that of a MAC, or, where `mac` is null, that of whoever has the address. */
export interface GrubWish {
  readonly mac: string | null;
}

const MAC = '[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}';
const CONFIG = new RegExp(`(?:^|/)grub\\.cfg(?:-01-(${MAC}))?$`, 'i');

/**
 * What GRUB wants by this name, null where it is no configuration. It asks for `grub.cfg-01-<MAC>` first, then for names made of
 * its UUID and address, which are not served, then for `grub.cfg`, always in the folder that was built into it.
 */
export function grubWish(path: string): GrubWish | null {
  const found = CONFIG.exec(path);
  if (found === null) return null;
  return { mac: found[1]?.toLowerCase().replaceAll('-', ':') ?? null };
}

/** The architecture of a host's GRUB; null where it has several. */
function architectureOf({ bootPrograms }: Host): string | null {
  const isX86 = isGrub(bootPrograms['efi-x86_64'] ?? '');
  const isArm = isGrub(bootPrograms['efi-arm64'] ?? '');
  if (isX86 === isArm) return null;
  return isX86 ? 'x86_64' : 'arm64';
}

function contentOf({ reply }: Answered): TftpContent | TftpRefusal {
  if (reply.kind === 'text' && reply.status === 200) return bytesContent(Buffer.from(reply.body, 'utf8'));
  return { code: 1, message: reply.kind === 'text' ? reply.body.trim() : 'file not found' };
}

/** The configuration that a GRUB at an address is given, as iPXE is given its script; `place` is the service's own address. */
export async function openGrub(
  session: Session,
  place: string,
  { mac }: GrubWish,
  address: string,
): Promise<TftpContent | TftpRefusal> {
  const known = mac ?? session.hostAt(address)?.primary?.mac ?? null;
  if (known === null) return bytesContent(Buffer.from(searchGrubConfig(place), 'utf8'));
  const identified = identify(session, { mac: known, uuid: null, serial: null }, address);
  if (!identified.ok) return contentOf({ reply: identified.reply, host: null, served: null, file: null });
  const { host } = identified;
  session.meet(host, address);
  return contentOf(await answerGrub(session, host, architectureOf(host), place));
}
