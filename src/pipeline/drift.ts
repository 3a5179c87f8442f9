import { CANONICAL } from '../render/context.ts';
import { allRequests, render } from '../render/render.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import type { Host, Model } from '../sot/model/types.ts';
import type { AppliedState } from '../state/host-state.ts';

/** Whether a host has what the source of truth wants of it now; `unknown` where that cannot be rendered. */
export type Drift = 'none' | 'differs' | 'unknown';

/** What is wanted of each host, in one text that differs where anything of it does, by label; null where it cannot be rendered. */
export type Wanted = ReadonlyMap<string, string | null>;

interface Boot {
  readonly id: string;
  readonly artifacts: readonly { readonly path: string; readonly contentId: string }[];
}

function fingerprint(boots: readonly Boot[]): string {
  const lines = boots.map(({ id, artifacts }) => {
    const files = artifacts.map(({ path, contentId }) => `${path}=${contentId}`);
    return [id, ...files.sort()].join(' ');
  });
  return lines.join('\n');
}

/** Renders what is wanted of these hosts, in the form that what they were given is kept in. */
export async function wantedOf(model: Model, hosts: readonly Host[], sandbox: Sandbox): Promise<Wanted> {
  const boots = new Map<string, Boot[] | null>(hosts.map(({ label }) => [label, []]));
  for (const { host, boot, artifacts } of await render(model, allRequests(hosts), CANONICAL, sandbox)) {
    if (artifacts === null) boots.set(host.label, null);
    else boots.get(host.label)?.push({ id: boot.id, artifacts });
  }
  return new Map([...boots].map(([label, made]) => [label, made === null ? null : fingerprint(made)]));
}

/** What a host that was installed differs in from what is wanted; null where it was not, or is wanted no more. */
export function driftOf(applied: AppliedState | null, label: string, wanted: Wanted): Drift | null {
  const now = wanted.get(label);
  if (applied === null || now === undefined) return null;
  if (now === null) return 'unknown';
  const had = fingerprint(applied.boots.map(({ boot, artifacts }) => ({ id: boot, artifacts })));
  return had === now ? 'none' : 'differs';
}
