import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command line as it is installed: the built program, not its source. */
export const VAQ = fileURLToPath(new URL('../../../bin/run.js', import.meta.url));

/** One artifact of `vaq preview --format json`. */
export interface PreviewArtifact {
  readonly path: string;
  readonly contentId: string;
  readonly sha256: string | null;
  readonly content: string;
}

interface Preview {
  readonly hosts: readonly {
    readonly name: string;
    readonly boots: readonly { readonly boot: string; readonly artifacts: readonly PreviewArtifact[] }[];
  }[];
}

/** One host of `vaq status --format json`. */
interface HostStatus {
  readonly name: string;
  readonly site: string;
  readonly state: string;
}

function json(args: readonly string[]): unknown {
  const stdout = execFileSync(process.execPath, [VAQ, ...args, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(stdout);
}

/** What `vaq preview HOST` shows of the host's first boot, by artifact path. */
export function preview(sot: string, host: string): ReadonlyMap<string, PreviewArtifact> {
  const { hosts } = json(['preview', host, '--sot', sot]) as Preview;
  return new Map(hosts[0]!.boots[0]!.artifacts.map((artifact) => [artifact.path, artifact]));
}

/** Where `vaq status` says that each host stands: `site/name` → state. */
export function status(sot: string): ReadonlyMap<string, string> {
  const { hosts } = json(['status', '--sot', sot]) as { readonly hosts: readonly HostStatus[] };
  return new Map(hosts.map((host) => [`${host.site}/${host.name}`, host.state]));
}

/** What `vaq diff` would do to a host: the actions that occur. */
export function actions(sot: string, host: string): readonly string[] {
  const { hosts } = json(['diff', '--sot', sot, '--host', host]) as {
    readonly hosts: readonly { readonly action: string }[];
  };
  return hosts.map(({ action }) => action);
}
