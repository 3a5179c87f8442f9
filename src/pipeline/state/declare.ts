import type { Report, Sources } from '../../diagnostics/formats/format.ts';
import { conductOf } from '../../plan/conduct.ts';
import type { Artifact, RenderedBoot } from '../../render/artifact.ts';
import type { Host } from '../../sot/model/types.ts';
import { storeArtifact } from '../../state/artifact-store.ts';
import { stateDirectory } from '../../state/directory.ts';
import type { DeclaredBoot, Happening } from '../../state/event.ts';
import { machineName, userName } from '../../state/who.ts';
import { type Opened, withSot } from '../open.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';
import { reportOf } from '../report.ts';
import { select } from '../select.ts';
import { validate } from '../validate.ts';
import { record, withJournal } from './writing.ts';

/** Which hosts are said to be installed, as which revision wants them (null: the work tree), and where the journal is. */
export interface DeclareWish {
  readonly sot: string | null;
  readonly ref: string | null;
  readonly state: string | null;
  readonly site: string | null;
  readonly hosts: readonly string[];
}

/** What has been recorded, or the findings of what could not be rendered, for which nothing was. */
export type Declared =
  | { readonly ok: true; readonly labels: readonly string[]; readonly revision: string }
  | { readonly ok: true; readonly report: Report; readonly sources: Sources };

/** Why it cannot be said of a host that it is installed; null where it can. */
function objection({ label, workflow }: Host): string | null {
  const last = workflow?.boots?.at(-1);
  if (last === undefined) return `${label} has no workflow: nothing would be installed on it`;
  if (last.done !== 'never') return null;
  return `${label} is never installed: nothing ends its last boot, \`${last.id}\``;
}

function artifactsOf({ artifacts }: RenderedBoot): readonly Artifact[] {
  return artifacts ?? [];
}

function textsOf(host: Host, rendered: readonly RenderedBoot[]): readonly { readonly content: string }[] {
  const own = rendered.filter((made) => made.host === host).flatMap(artifactsOf);
  return own.map(({ canonical }) => ({ content: canonical }));
}

function declaredBoots(host: Host, rendered: readonly RenderedBoot[]): readonly DeclaredBoot[] {
  return rendered
    .filter((made) => made.host === host)
    .map((made, step) => ({
      boot: made.boot.id,
      step,
      done: made.boot.done,
      artifacts: artifactsOf(made).map(({ path, kind, contentType, contentId }) => ({
        path,
        kind,
        contentType,
        contentId,
        // No bytes were served.
        sha256: null,
      })),
    }));
}

async function storeAll(dir: string, artifacts: readonly Artifact[]): Promise<Refusal | null> {
  for (const { contentId, canonical } of artifacts) {
    const stored = await storeArtifact(dir, contentId, canonical);
    if (!stored.ok) return cannot(stored.problem.message);
  }
  return null;
}

function declare(
  { root, model }: Opened,
  { state }: DeclareWish,
  hosts: readonly Host[],
  rendered: readonly RenderedBoot[],
): Promise<Declared | Refusal> {
  const dir = stateDirectory(root, state);
  const revision = model.revision.label;
  const who = { user: userName(), machine: machineName() };
  const events = hosts.map(
    (host): Happening => ({
      kind: 'declared',
      site: host.site.id,
      host: host.name,
      ...who,
      revision,
      macs: host.interfaces.flatMap(({ mac }) => mac ?? []),
      boots: declaredBoots(host, rendered),
      conduct: conductOf(model, host, textsOf(host, rendered)),
    }),
  );
  return withJournal(dir, async (journal): Promise<Declared | Refusal> => {
    const refusal = (await storeAll(dir, rendered.flatMap(artifactsOf))) ?? (await record(journal, events));
    return refusal ?? { ok: true, labels: hosts.map(({ label }) => label), revision };
  });
}

/** Records that hosts, which were installed by other means, are as a revision wants them; nothing where one cannot be rendered. */
export async function declareInstalled(wish: DeclareWish): Promise<Declared | Refusal> {
  const result = await withSot(wish, async (opened, sandbox): Promise<Declared | Refusal> => {
    const selected = select(opened.model, wish);
    if (!selected.ok) return wrong(selected.message);
    const { hosts } = selected;
    const [reason] = hosts.flatMap((host) => objection(host) ?? []);
    if (reason !== undefined) return wrong(reason);
    const { diagnostics, rendered } = await validate(opened, hosts, sandbox);
    if (rendered.every(({ artifacts }) => artifacts !== null)) return declare(opened, wish, hosts, rendered);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const report = reportOf(opened.model, errors, hosts.length, 0);
    return { ok: true, report, sources: (file) => opened.tree.texts.get(file) ?? null };
  });
  return result.ok ? result.value : cannot(result.message);
}
