import { foldHosts } from '../../../diagnostics/fold-hosts.ts';
import type { ProgramRow } from '../../firmware/judge.ts';
import type { Line } from '../line.ts';

/** The boot programs of the site's hosts, by the firmware that starts them. */
export function programLines(rows: readonly ProgramRow[]): readonly Line[] {
  return rows.map(({ firmware, program, hosts, verdict, path, message, mend }) => ({
    check: `boot program ${firmware}`,
    verdict,
    message:
      verdict === 'ok'
        ? `${program} of ${path}`
        : `${program} for ${foldHosts(hosts, 2)}: ${path === null ? '' : `${path}: `}${message}`,
    mend,
  }));
}
