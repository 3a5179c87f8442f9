import type { Diagnostic } from '../diagnostic.ts';
import { foldHosts } from '../fold-hosts.ts';
import type { Located } from './located.ts';
import { placeOf } from './place.ts';

/**
 * A finding in lines of plain text, for formats that have one text for it: message, related places, hosts, boot, fix.
 * Paths are those of the repository; what a terminal would obey is still in the lines.
 */
export function detailLines(
  { message, related, hosts, boot, fix }: Diagnostic,
  at: Located = (file) => file,
): readonly string[] {
  return [
    ...message.split(/\r?\n/),
    ...related.map((place) => `related: ${placeOf(at(place.file), place.range)}: ${place.message}`),
    ...(hosts.length > 0 ? [`${hosts.length === 1 ? 'host' : 'hosts'}: ${foldHosts(hosts)}`] : []),
    ...(boot === null ? [] : [`boot: ${boot}`]),
    ...(fix === null ? [] : [`fix: ${fix}`]),
  ];
}
