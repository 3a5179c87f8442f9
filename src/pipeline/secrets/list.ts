import { CANONICAL } from '../../render/context.ts';
import { allRequests, render } from '../../render/render.ts';
import { bootSecrets } from '../../render/used-secrets.ts';
import { type Location, withSot } from '../open.ts';
import { cannot, type Refusal } from '../refusal.ts';
import { readSecrets } from './read.ts';

/** One secret: whether it has a value here, and the hosts whose bytes depend on it. */
export interface ListedSecret {
  readonly name: string;
  readonly value: 'there' | 'missing';
  readonly hosts: readonly string[];
}

/** Every secret that the source of truth names or the store has, by name; never a value. */
export async function listSecrets(
  location: Location,
): Promise<{ readonly ok: true; readonly secrets: readonly ListedSecret[] } | Refusal> {
  const result = await withSot(location, async (opened, sandbox) => {
    const { model } = opened;
    const rendered = await render(model, allRequests(model.hosts), CANONICAL, sandbox, {
      withChecks: false,
    });
    const found = await bootSecrets(model, rendered, sandbox);
    const hosts = new Map<string, Set<string>>();
    for (const { host, used, seen } of found) {
      for (const name of seen) hosts.set(name, hosts.get(name) ?? new Set());
      for (const name of used) hosts.set(name, (hosts.get(name) ?? new Set()).add(host.label));
    }
    const store = await readSecrets(opened, [...hosts.keys()].sort());
    if (!store.ok) return cannot(store.message);
    const names = [...new Set([...hosts.keys(), ...store.values.keys()])].sort();
    const secrets = names.map((name): ListedSecret => {
      const value = store.values.has(name) ? 'there' : 'missing';
      return { name, value, hosts: [...(hosts.get(name) ?? [])].sort() };
    });
    return { ok: true as const, secrets };
  });
  return result.ok ? result.value : cannot(result.message);
}
