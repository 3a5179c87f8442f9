import type { Machine } from '../plan/machines.ts';
import type { Host } from '../sot/model/types.ts';

/** What the machine of a host is known by. */
export function machineOf({ label, uuid, interfaces }: Host): Machine {
  return { label, uuid, macs: interfaces.flatMap(({ mac }) => mac ?? []) };
}
