import type { Fingerprints } from '../../plan/desired.ts';
import type { RenderedBoot } from '../../render/artifact.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import { secretFingerprint } from '../../render/secret-fingerprint.ts';
import { bootSecrets } from '../../render/used-secrets.ts';
import type { Opened } from '../open.ts';
import { readSecrets } from './read.ts';

/** A secret without which some hosts cannot be installed. */
export interface MissingSecret {
  readonly name: string;
  /** Their labels, sorted. */
  readonly hosts: readonly string[];
  /** Where its value was looked for. */
  readonly why: string;
}

/** What is known of the secrets of some hosts. */
export interface KnownSecrets {
  /** The texts of all that can be had, by name; undefined where templates see none. */
  readonly texts: Readonly<Record<string, string>> | undefined;
  /** The names that the bytes of each host depend on, by label. */
  readonly used: ReadonlyMap<string, ReadonlySet<string>>;
  readonly missing: readonly MissingSecret[];
}

/** Looks up the secrets of rendered boots. */
export async function knownSecrets(
  opened: Opened,
  rendered: readonly RenderedBoot[],
  sandbox: Sandbox,
): Promise<KnownSecrets> {
  const found = await bootSecrets(opened.model, rendered, sandbox);
  const names = [...new Set(found.flatMap(({ used, seen }) => [...used, ...seen]))].sort();
  const used = new Map<string, Set<string>>();
  const hosts = new Map<string, Set<string>>();
  for (const { host, used: inBoot } of found) {
    for (const name of inBoot) {
      used.set(host.label, (used.get(host.label) ?? new Set()).add(name));
      hosts.set(name, (hosts.get(name) ?? new Set()).add(host.label));
    }
  }
  if (names.length === 0) return { texts: undefined, used, missing: [] };
  const store = await readSecrets(opened, names);
  const values = store.ok ? store.values : new Map<string, string>();
  const missing = names
    .filter((name) => hosts.has(name) && !values.has(name))
    .map((name) => ({
      name,
      hosts: [...hosts.get(name)!].sort(),
      why: store.ok ? store.where(name) : store.message,
    }));
  const texts = Object.fromEntries(
    names.flatMap((name) => (values.has(name) ? [[name, values.get(name)!]] : [])),
  );
  return { texts, used, missing };
}

/** The keyed fingerprints of the secrets of each host, as far as their values can be had. */
export function fingerprintsOf({ texts = {}, used }: KnownSecrets, key: Uint8Array): Fingerprints {
  return new Map(
    [...used].map(([label, names]) => [
      label,
      Object.fromEntries(
        [...names]
          .filter((name) => Object.hasOwn(texts, name))
          .sort()
          .map((name) => [name, secretFingerprint(key, name, texts[name]!)]),
      ),
    ]),
  );
}

/** The missing secrets in one sentence each. */
export function missingSentence({ name, why }: MissingSecret): string {
  return `the secret \`${name}\` is missing: ${why}`;
}
