import { isSecret } from '../sot/model/metadata.ts';
import type { Boot, Host, Model } from '../sot/model/types.ts';
import type { Json } from '../sot/schema/generated/types.ts';
import { placeholderNames, type RenderedBoot, secretPlaceholder } from './artifact.ts';
import { CANONICAL } from './context.ts';
import { memoised } from './memoised.ts';
import { openPass, renderRequests } from './pass.ts';
import { Patience } from './sandbox/patience.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/** The secrets of one boot of one host. */
export interface BootSecrets {
  readonly host: Host;
  readonly boot: Boot;
  /** Those on which its bytes depend. */
  readonly used: ReadonlySet<string>;
  /** Those that its templates can see besides, such as the password of a BMC. */
  readonly seen: ReadonlySet<string>;
}

function namesIn(value: Json): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isSecret(value)) return [value.$secret];
  return Object.values(value).flatMap(namesIn);
}

/** The names of the secrets in all that a boot's templates see of a host. */
function namesInData(model: Model): (host: Host, boot: Boot) => ReadonlySet<string> {
  const names = memoised((value: object) => namesIn(value as Json));
  return (host, boot) =>
    new Set(
      [
        model.metadata,
        host.site.data,
        host.inherited,
        host.data,
        ...host.interfaces.flatMap(({ data, subnet }) => [data, subnet?.data ?? {}]),
        boot.data,
        boot.os.data,
        host.workflow?.data ?? {},
      ].flatMap(names),
    );
}

/** What stands for a secret in place of its placeholder, so that what depends on it differs. */
function otherPlaceholder(name: string): string {
  return secretPlaceholder(`another ${name}`);
}

/** A boot of which it is not known yet whether it uses what it only sees. */
interface Unsure {
  readonly one: RenderedBoot;
  readonly used: ReadonlySet<string>;
  readonly seen: ReadonlySet<string>;
}

/** Which of some boots, that see and use the same secrets, come out otherwise where these have another text. */
async function changedBy(
  model: Model,
  boots: readonly Unsure[],
  changed: ReadonlySet<string>,
  sandbox: Sandbox,
): Promise<readonly Unsure[]> {
  const text = (name: string): string =>
    changed.has(name) ? otherPlaceholder(name) : secretPlaceholder(name);
  const names = boots.flatMap(({ used, seen }) => [...used, ...seen]);
  const secrets = Object.fromEntries(names.map((name) => [name, text(name)]));
  const options = { withOrigins: false, withChecks: false };
  const requests = boots.map(({ one }) => one);
  const pass = openPass(model, { ...CANONICAL, secrets });
  const results = await renderRequests(pass, requests, sandbox, new Patience(), options);
  return boots.filter(({ one }, index) => {
    const { texts } = results[index]!;
    return (one.artifacts ?? []).some(({ canonical }, at) => canonical !== texts?.[at]?.content);
  });
}

function grouped(boots: readonly Unsure[]): readonly (readonly Unsure[])[] {
  const groups = new Map<string, Unsure[]>();
  for (const boot of boots) {
    const key = JSON.stringify([[...boot.used].sort(), [...boot.seen].sort()]);
    groups.set(key, [...(groups.get(key) ?? []), boot]);
  }
  return [...groups.values()];
}

/** What boots use of what they only see: by all of it at once, and one by one where that changes something. */
async function hiddenUses(
  model: Model,
  boots: readonly Unsure[],
  sandbox: Sandbox,
): Promise<ReadonlyMap<RenderedBoot, readonly string[]>> {
  const uses = new Map<RenderedBoot, string[]>();
  for (const group of grouped(boots)) {
    const { seen } = group[0]!;
    const depending = await changedBy(model, group, seen, sandbox);
    for (const name of depending.length === 0 ? [] : seen) {
      for (const { one } of await changedBy(model, depending, new Set([name]), sandbox))
        uses.set(one, [...(uses.get(one) ?? []), name]);
    }
  }
  return uses;
}

/**
 * The secrets of rendered boots, in their order. A template may encode or hash what it sees, so that no placeholder is left
 * to tell of it: such a boot is rendered once more with other texts, and uses what changes it.
 */
export async function bootSecrets(
  model: Model,
  rendered: readonly RenderedBoot[],
  sandbox: Sandbox,
): Promise<readonly BootSecrets[]> {
  const inData = namesInData(model);
  const found = rendered.map((one): Unsure => {
    const visible = (one.artifacts ?? []).flatMap(({ canonical }) => placeholderNames(canonical));
    const used = new Set([...visible, ...(one.secrets ?? [])]);
    return { one, used, seen: new Set([...inData(one.host, one.boot)].filter((name) => !used.has(name))) };
  });
  const unsure = found.filter(({ one, seen }) => one.artifacts !== null && seen.size > 0);
  const hidden = await hiddenUses(model, unsure, sandbox);
  return found.map(({ one, used, seen }) => {
    const more = hidden.get(one) ?? [];
    return {
      host: one.host,
      boot: one.boot,
      used: new Set([...used, ...more]),
      seen: new Set([...seen].filter((name) => !more.includes(name))),
    };
  });
}
