import type { Range } from '../../diagnostics/diagnostic.ts';
import { hostLines } from './host-document.ts';
import type { ListedHost } from './inventory.ts';
import { CLUSTER_HEADER } from './site-documents.ts';

/** The text of a cluster's file, and for each line that comes from a table, by its number, where it stands there. */
export interface ClusterText {
  readonly text: string;
  readonly places: ReadonlyMap<number, Range>;
}

/** Writes hosts one after the other below the header of their cluster. */
export function clusterDocument(hosts: readonly ListedHost[]): ClusterText {
  const lines = CLUSTER_HEADER.trimEnd().split('\n');
  const places = new Map<number, Range>();
  for (const { host, places: stated } of hosts) {
    const own = stated.get('name');
    lines.push('---');
    if (own !== undefined) places.set(lines.length, own);
    for (const { text, fact } of hostLines(host)) {
      lines.push(text);
      const place = stated.get(fact ?? '') ?? own;
      if (place !== undefined) places.set(lines.length, place);
    }
  }
  return { text: `${lines.join('\n')}\n`, places };
}
