import { summarize } from '../plan.ts';
import { changeDiff } from '../text-diff.ts';
import type { Comparison } from './comparison.ts';

/** A comparison as JSON, version 1 of the format. */
export function jsonComparison({ from, to, hosts, notCompared, turns }: Comparison): string {
  const body = {
    formatVersion: 1,
    from,
    to,
    summary: summarize(hosts),
    notCompared,
    hosts: hosts.map(({ label, name, site, action, reasons, artifacts, movedFrom }) => ({
      name,
      site,
      action,
      reasons,
      movedFrom,
      wave: turns.get(label)?.wave ?? null,
      waits: turns.get(label)?.why ?? null,
      artifacts: artifacts.map((change) => ({
        boot: change.boot,
        path: change.path,
        from: change.from?.contentId ?? null,
        to: change.to?.contentId ?? null,
        diff: changeDiff(change).join('\n'),
      })),
    })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
