import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { type KnownSecrets, missingSentence } from '../../pipeline/secrets/needed.ts';
import { hasPlaceholder, placeholderNames, type RenderedBoot } from '../../render/artifact.ts';
import { isScript } from '../../render/grub.ts';
import type { Host } from '../../sot/model/types.ts';

function secretFinding(message: string, hosts: readonly string[], boot: string | null = null): Diagnostic {
  return diagnostic({ ruleId: 'boot/secret', file: 'vaq.yml', message, hosts, boot });
}

/** Every secret that some hosts need and that is missing, each once, with those hosts. */
export function missingFindings(
  needing: readonly Host[],
  secrets: KnownSecrets | undefined,
): readonly Diagnostic[] {
  const labels = new Set(needing.map(({ label }) => label));
  return (secrets?.missing ?? []).flatMap((secret) => {
    const hosts = secret.hosts.filter((label) => labels.has(label));
    return hosts.length === 0 ? [] : [secretFinding(missingSentence(secret), hosts)];
  });
}

/** A machine would read a blank as the end of an argument, and iPXE `${…}` as a setting of its own. */
const NO_ARGUMENT = /[\s"'\\\p{Cc}]|\$\{/u;

/** The secrets in scripts, whose texts become part of a command. */
function argumentFindings(
  rendered: readonly RenderedBoot[],
  { texts = {} }: KnownSecrets,
): readonly Diagnostic[] {
  const hosts = new Map<string, Set<string>>();
  for (const { host, artifacts } of rendered) {
    const scripts = (artifacts ?? []).filter(isScript);
    for (const name of scripts.flatMap(({ canonical }) => placeholderNames(canonical))) {
      if (NO_ARGUMENT.test(texts[name] ?? ''))
        hosts.set(name, (hosts.get(name) ?? new Set()).add(host.label));
    }
  }
  const what = 'has a blank, a quote, a backslash, a control character or `${`, and stands in a command';
  return [...hosts].map(([name, labels]) =>
    secretFinding(`the secret \`${name}\` ${what}`, [...labels].sort()),
  );
}

/** The last look: whatever led to it, no machine is installed with a placeholder for a password. */
function placeholderFindings(rendered: readonly RenderedBoot[]): readonly Diagnostic[] {
  return rendered.flatMap(({ host, boot, artifacts }) =>
    (artifacts ?? [])
      .filter(({ content }) => hasPlaceholder(content))
      .map(({ path }) =>
        secretFinding(`${path} would have the placeholder of a secret`, [host.label], boot.id),
      ),
  );
}

/** What keeps boots from being served with the texts of their secrets. */
export function textFindings(
  rendered: readonly RenderedBoot[],
  secrets: KnownSecrets | undefined,
): readonly Diagnostic[] {
  return [
    ...(secrets === undefined ? [] : argumentFindings(rendered, secrets)),
    ...placeholderFindings(rendered),
  ];
}

/** Boots whose bytes depend on secrets, without the digests of their bytes: a short password could be found by one. */
export function withoutDigests(
  rendered: readonly RenderedBoot[],
  secrets: KnownSecrets | undefined,
): readonly RenderedBoot[] {
  if (secrets === undefined) return rendered;
  return rendered.map((one) => {
    const { artifacts } = one;
    if (artifacts === null || !secrets.used.has(one.host.label)) return one;
    return { ...one, artifacts: artifacts.map((artifact) => ({ ...artifact, sha256: null })) };
  });
}
