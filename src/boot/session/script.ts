import { conductOf } from '../../plan/conduct.ts';
import type { RenderedBoot } from '../../render/artifact.ts';
import { GRUB_KIND, localGrubConfig, refusedGrubConfig, waitGrubConfig } from '../../render/grub.ts';
import { kernelArch } from '../../render/script.ts';
import type { Boot, Host } from '../../sot/model/types.ts';
import type { ConductThen, ServedArtifact } from '../../state/event.ts';
import { plainText, sentence } from '../http/reply.ts';
import { type Answered, answered } from './answered.ts';
import { canStart, mismatch } from './arch.ts';
import { isMain } from './config.ts';
import type { Due } from './due.ts';
import { endLoop } from './loop.ts';
import type { Session } from './session.ts';

function servedArtifacts({ artifacts }: RenderedBoot): readonly ServedArtifact[] {
  return (artifacts ?? []).map(({ path, kind, contentType, contentId, sha256 }) => ({
    path,
    kind,
    contentType,
    contentId,
    sha256,
  }));
}

/** All that is wanted of a host beside its bytes, of which all boots count and not only the one that is due. */
function conductOfHost(
  { parts: { model, rendered, fingerprints, memory } }: Session,
  host: Host,
  { retreat }: Due,
): ConductThen {
  const { rollback } = memory.stateOf(host);
  if (retreat !== null && rollback !== null) return { ...retreat.conduct, boots: rollback.boots };
  const boots = [...(rendered.get(host.label)?.values() ?? [])];
  const texts = boots.flatMap(({ artifacts }) =>
    (artifacts ?? []).map(({ canonical }) => ({ content: canonical })),
  );
  const secrets = fingerprints.get(host.label);
  return { ...conductOf(model, host, texts), ...(secrets === undefined ? {} : { secrets }) };
}

/** A language in which machines are told what to start. */
interface Language {
  /** The kind of the artifact that is served. */
  readonly kind: string;
  readonly local: (session: Session, host: Host) => string;
  /** What a machine gets that has nothing on its disk while others have their turn. */
  readonly wait: (session: Session, host: Host) => string;
  readonly refused: (session: Session, host: Host, boot: Boot, reason: string) => string;
}

const IPXE: Language = {
  kind: 'ipxe',
  local: ({ parts: { scripts } }, host) => scripts.local(host),
  wait: ({ parts: { scripts } }, host) => scripts.wait(host),
  refused: ({ parts: { scripts } }, host, boot) => scripts.refused(host, boot),
};

/** GRUB's language, at the address that it asks. */
function grubAt(place: string): Language {
  return {
    kind: GRUB_KIND,
    local: (_, host) => localGrubConfig(host),
    wait: (_, host) => waitGrubConfig(host, place),
    refused: (_, host, __, reason) => refusedGrubConfig(host, reason),
  };
}

async function localScript(session: Session, host: Host, language: Language): Promise<Answered> {
  const { memory, model, log } = session.parts;
  const revision = model.revision.label;
  const problem = await memory.commit({
    kind: 'script',
    outcome: 'local',
    site: host.site.id,
    host: host.name,
    revision,
  });
  if (problem !== null) return answered(sentence(503, `vaq: ${problem.message}`), { host });
  log({
    event: 'script',
    host: host.label,
    message: 'is told to boot its disk',
    boot: null,
    outcome: 'local',
  });
  const none = host.data.local_boot === '404';
  const reply = none
    ? sentence(404, 'vaq: this host boots its disk')
    : plainText(language.local(session, host));
  return answered(reply, { host });
}

async function networkScript(
  session: Session,
  host: Host,
  due: Due,
  rendered: RenderedBoot,
  language: Language,
): Promise<Answered> {
  const { memory, model, log, keep } = session.parts;
  const { boot, step, steps, attempt, retreat } = due;
  const rollback = retreat === null ? null : memory.stateOf(host).rollback;
  const revision = rollback?.revision ?? model.revision.label;
  const artifacts = rendered.artifacts ?? [];
  const artifact = artifacts.find(({ kind }) => kind === language.kind);
  // A GRUB that nobody stated asks for what was not made for it.
  if (artifact === undefined)
    return answered(sentence(404, `vaq: ${host.label} is not started by GRUB`), { host });
  for (const { contentId, canonical } of artifacts) {
    const stored = await keep(contentId, canonical);
    if (!stored.ok) return answered(sentence(503, `vaq: ${stored.problem.message}`), { host });
  }
  const problem = await memory.commit({
    kind: 'script',
    outcome: 'network',
    site: host.site.id,
    host: host.name,
    boot: boot.id,
    step,
    steps,
    attempt,
    ...(due.try === 1 ? {} : { try: due.try }),
    done: boot.done,
    revision,
    macs: host.interfaces.flatMap(({ mac }) => mac ?? []),
    artifacts: servedArtifacts(rendered),
    conduct: conductOfHost(session, host, due),
  });
  if (problem !== null) return answered(sentence(503, `vaq: ${problem.message}`), { host });
  session.bind(host, { boot: boot.id, attempt });
  const of = steps > 1 ? ` (${step + 1} of ${steps})` : '';
  log({
    event: 'script',
    host: host.label,
    message: `is given ${boot.id}${of}, attempt ${attempt}${rollback === null ? '' : `, rolled back to ${revision}`}`,
    boot: boot.id,
    attempt,
    step,
    steps,
    done: boot.done,
    config: artifacts.find(isMain)?.path ?? null,
    outcome: 'network',
  });
  return answered(plainText(artifact.content), { host, served: { boot: boot.id, artifact, main: false } });
}

async function decide(
  session: Session,
  host: Host,
  arch: string | null,
  language: Language,
): Promise<Answered> {
  await endLoop(session, host);
  session.release(host);
  if (session.isToWait(host)) return answered(plainText(language.wait(session, host)), { host });
  const due = session.due(host);
  const rendered =
    due === null ? undefined : session.rendered(host, { boot: due.boot.id, attempt: due.attempt });
  if (due === null || rendered === undefined) return localScript(session, host, language);
  const { boot } = due;
  if (canStart(arch, kernelArch(host, boot))) return networkScript(session, host, due, rendered, language);
  const message = mismatch(host, boot, arch ?? 'unknown');
  session.parts.log({ event: 'problem', host: host.label, code: 'architecture', message });
  return answered(plainText(language.refused(session, host, boot, message)), { host });
}

/** The iPXE script of a host: its due boot, or its own disk. The decision is on the disk before the reply goes out. */
export function answerScript(session: Session, host: Host, arch: string | null): Promise<Answered> {
  return session.inTurn(host, () => decide(session, host, arch, IPXE));
}

/** The same for a GRUB, which is built for the architecture of its firmware; `place` is the address that it asks. */
export function answerGrub(
  session: Session,
  host: Host,
  arch: string | null,
  place: string,
): Promise<Answered> {
  return session.inTurn(host, () => decide(session, host, arch, grubAt(place)));
}
