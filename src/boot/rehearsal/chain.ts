import type { RenderedBoot } from '../../render/artifact.ts';
import type { Host } from '../../sot/model/types.ts';
import { tftpTable } from '../service.ts';
import type { ClientName } from './clients.ts';
import { settled } from './fetch.ts';
import { type Standing, standingOf } from './hosts.ts';
import { machineOf } from './machine.ts';
import { powerOn } from './power-on.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Ended, Scene, Step } from './scene.ts';

/** One time that the machine is switched on. */
export interface Round {
  /** Null where it is to start its disk. */
  readonly boot: string | null;
  readonly step: number;
  readonly steps: number;
  readonly asked: readonly Step[];
  /** How it ends, in a sentence. */
  readonly outcome: string;
}

/** All that is said from power-on to the installed disk. */
export interface Chain extends Standing {
  readonly firmware: ClientName;
  readonly rounds: readonly Round[];
  /** Where and why it breaks; null where the disk is reached, or the last boot never ends. */
  readonly broken: string | null;
}

/** What of a boot could not be rendered; null where all of it could. */
function unrendered(rendered: RenderedBoot | undefined): string | null {
  if (rendered === undefined || rendered.artifacts !== null) return null;
  const [first] = rendered.diagnostics.filter(({ severity }) => severity === 'error');
  return first === undefined ? 'it cannot be rendered' : `it cannot be rendered: ${first.message}`;
}

/** The conversation of a host that starts with some firmware, boot by boot, until its disk is started or the chain breaks. */
export async function chainOf(rehearsal: Rehearsal, host: Host, firmware: ClientName): Promise<Chain> {
  const { session, venue } = rehearsal;
  const place = venue.placeOf.get(host.label)!;
  const before = standingOf(rehearsal, host);
  const machine = machineOf(host, place);
  const table = tftpTable(session, [host], place);
  const rounds: Round[] = [];
  // Every boot once, and the disk.
  const most = (host.workflow?.boots?.length ?? 0) + 1;
  for (let count = 0; count < most; count++) {
    const due = session.due(host);
    const scene: Scene = { rehearsal, host, machine, firmware, table, asked: [] };
    const missing = due && unrendered(session.parts.rendered.get(host.label)?.get(due.boot.id));
    const ended: Ended = missing === null ? await powerOn(scene, due) : { kind: 'broken', outcome: missing };
    await settled();
    const { asked } = scene;
    const { outcome } = ended;
    rounds.push({ boot: due?.boot.id ?? null, step: due?.step ?? 0, steps: due?.steps ?? 0, asked, outcome });
    if (ended.kind === 'broken') return { ...before, firmware, rounds, broken: outcome };
    if (ended.kind === 'disk' || ended.kind === 'endless') break;
  }
  return { ...before, firmware, rounds, broken: null };
}
