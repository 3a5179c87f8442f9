import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding, type Place } from '../place.ts';
import { canonical, MAC } from './values.ts';

/** MACs that no machine has, with what they stand for. */
const NOBODY: ReadonlyMap<string, string> = new Map([
  ['00:00:00:00:00:00', 'it stands for no address at all'],
  ['ff:ff:ff:ff:ff:ff', 'it stands for all machines of a network (broadcast)'],
]);

/** The MAC of an interface in its canonical form; null where it is absent, or with a finding where it is none that an interface can have. */
export function stationMac(text: string | undefined, place: Place, diagnostics: Diagnostic[]): string | null {
  const mac = canonical(text, place, MAC, diagnostics);
  const meaning = mac === null ? undefined : NOBODY.get(mac);
  if (meaning === undefined) return mac;
  const message = `\`${text}\` is the MAC of no machine: ${meaning}; write the one that is printed on the interface`;
  diagnostics.push(finding(place, { ruleId: MAC.ruleId, message }));
  return null;
}
