import { identifies } from '../sot/canonical/uuid.ts';

/** What a machine is known by, and the label that it goes under. */
export interface Machine {
  readonly label: string;
  readonly macs: readonly string[];
  readonly uuid: string | null;
}

/** The label of the last machine that has each MAC, or UUID, whatever it is called. */
interface Numbers {
  readonly macs: ReadonlyMap<string, string>;
  readonly uuids: ReadonlyMap<string, string>;
}

function numbersOf(machines: readonly Machine[]): Numbers {
  return {
    macs: new Map(machines.flatMap(({ label, macs }) => macs.map((mac) => [mac, label] as const))),
    uuids: new Map(
      machines.flatMap(({ label, uuid }) =>
        uuid === null || !identifies(uuid) ? [] : [[uuid, label] as const],
      ),
    ),
  };
}

function byNumber({ label, macs, uuid }: Machine, known: Numbers): string | null {
  const labels = macs.flatMap((mac) => known.macs.get(mac) ?? []);
  if (labels.includes(label)) return label;
  return labels[0] ?? (uuid === null ? undefined : known.uuids.get(uuid)) ?? null;
}

/** The machines that were not met again under another label; a later one stands after an earlier one. */
export function latest<M extends Machine>(machines: readonly M[]): readonly M[] {
  const { macs } = numbersOf(machines);
  return machines.filter(
    (machine) => machine.macs.length === 0 || machine.macs.some((mac) => macs.get(mac) === machine.label),
  );
}

/**
 * The label under which the machine of each host was known before, by its label now; a host that is left out is a new
 * machine. A MAC tells, then a UUID, as when a machine asks; a name only where neither was seen under another.
 */
export function formerLabels(
  before: readonly Machine[],
  now: readonly Machine[],
): ReadonlyMap<string, string> {
  const known = numbersOf(before);
  const found = new Map<string, string>();
  for (const machine of now) {
    const former = byNumber(machine, known);
    if (former !== null) found.set(machine.label, former);
  }
  const taken = new Set(found.values());
  const names = new Set(before.map(({ label }) => label));
  for (const { label } of now) {
    if (!found.has(label) && names.has(label) && !taken.has(label)) found.set(label, label);
  }
  return found;
}
