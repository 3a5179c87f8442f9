import type { Report, Sources } from '../../diagnostics/formats/format.ts';
import type { Opened } from '../../pipeline/open.ts';
import type { Refusal } from '../../pipeline/refusal.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import { jsonChains, prettyChains } from './chain-formats.ts';
import { previewChain } from './chain-preview.ts';
import type { ClientName } from './clients.ts';
import { jsonDhcp, prettyDhcp } from './dhcp-formats.ts';
import { previewDhcp } from './dhcp-preview.ts';
import type { HostsWish } from './hosts.ts';

/** What of a rehearsal is to be seen. */
export interface RehearsalView extends HostsWish {
  /** Null stands for every type. */
  readonly firmware: ClientName | null;
  readonly format: 'pretty' | 'json';
  readonly what: 'dhcp' | 'chain';
}

/** A rehearsal as text. */
export type ShownRehearsal =
  | {
      readonly ok: true;
      readonly text: string;
      /** Whether a machine would not come to its disk. */
      readonly isBroken: boolean;
      readonly report: Report;
      readonly sources: Sources;
    }
  | Refusal;

/** Rehearses what `vaq boot` would say to hosts, and writes it down. */
export async function showRehearsal(
  opened: Opened,
  sandbox: Sandbox,
  view: RehearsalView,
): Promise<ShownRehearsal> {
  const isJson = view.format === 'json';
  if (view.what === 'chain') {
    const seen = await previewChain(opened, sandbox, view);
    if (!seen.ok) return seen;
    const { revision, hosts, report, sources } = seen;
    const text = isJson ? jsonChains(revision, hosts) : prettyChains(hosts);
    return { ok: true, text, isBroken: hosts.some(({ broken }) => broken !== null), report, sources };
  }
  const seen = await previewDhcp(opened, sandbox, view);
  if (!seen.ok) return seen;
  const { revision, hosts, report, sources } = seen;
  const text = isJson ? jsonDhcp(revision, hosts) : prettyDhcp(hosts);
  return { ok: true, text, isBroken: false, report, sources };
}
