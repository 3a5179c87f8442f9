import type { Host } from '../../sot/model/types.ts';
import type { DhcpPacket } from '../dhcp/codec/packet.ts';
import type { tftpTable } from '../service.ts';
import type { ClientName } from './clients.ts';
import { converse, type Exchange } from './exchange.ts';
import type { Fetched } from './fetch.ts';
import type { Machine } from './machine.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Who asks: the machine's firmware, its boot program, or the system that it starts. */
export type Asker = 'firmware' | 'iPXE' | 'GRUB' | 'system';

/** One thing that is asked for, and what is answered. */
export interface Step {
  readonly who: Asker;
  readonly asks: string;
  readonly answer: string;
  readonly size: number | null;
  readonly sha256: string | null;
  /** Why the machine goes no further; null where it does. */
  readonly broken: string | null;
}

/** How a round ends: it reaches the disk, its boot is over, nothing ends it, or it breaks. */
export type Ended =
  | { readonly kind: 'disk' | 'over' | 'endless'; readonly outcome: string }
  | { readonly kind: 'broken'; readonly outcome: string };

/** An end where the machine goes no further. */
export function broken(outcome: string): Ended {
  return { kind: 'broken', outcome };
}

/** A machine that is being switched on, with what it has been told. */
export interface Scene {
  readonly rehearsal: Rehearsal;
  readonly host: Host;
  readonly machine: Machine;
  readonly firmware: ClientName;
  readonly table: ReturnType<typeof tftpTable>;
  readonly asked: Step[];
}

/** The address from which a machine asks over HTTP; some word where another server gives one that is not known. */
export function addressOf({ address }: Machine): string {
  return address ?? 'its address';
}

/** Notes what was fetched; whether the machine goes on. */
export function noted(scene: Scene, who: Asker, asks: string, fetched: Fetched): boolean {
  const { answer, size, sha256, why } = fetched;
  const broken = fetched.outcome === 'refused' ? (why ?? answer) : null;
  scene.asked.push({ who, asks, answer, size, sha256, broken });
  return broken === null;
}

function lineOf({ result, silence }: Exchange): string {
  return result.kind === 'silent' ? `no packet: ${silence}` : result.summary;
}

/** Asks DHCP and notes all of it; the last packet, or null where none came. */
export function askDhcp(
  scene: Scene,
  who: 'firmware' | 'iPXE' | 'system',
  client: ClientName,
): DhcpPacket | null {
  const exchanges = converse(scene.rehearsal, scene.machine, client);
  for (const one of exchanges) {
    const asks = `DHCP ${one.type}${one.port === 67 ? '' : ` to port ${one.port}`}`;
    scene.asked.push({ who, asks, answer: lineOf(one), size: null, sha256: null, broken: null });
  }
  const last = exchanges.at(-1)?.result;
  return last === undefined || last.kind === 'silent' ? null : last.packet;
}
