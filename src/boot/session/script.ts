import type { RenderedBoot } from '../../render/artifact.ts';
import type { Host } from '../../sot/model/types.ts';
import { storeArtifact } from '../../state/artifact-store.ts';
import type { ServedArtifact } from '../../state/event.ts';
import { plainText, sentence } from '../http/reply.ts';
import { type Answered, answered } from './answered.ts';
import type { Due } from './due.ts';
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

/** i386 iPXE on a BIOS machine may start an x86_64 kernel; every other mismatch ends in a kernel that cannot run. */
function archMismatch(host: Host, due: Due, asked: string | null): string | null {
  const wanted = due.boot.os.data.arch ?? host.data.arch ?? 'x86_64';
  if (asked === null || asked === wanted || (asked === 'i386' && wanted === 'x86_64')) return null;
  return `the boot ${due.boot.id} is for ${wanted}, and this machine's firmware is ${asked}`;
}

async function localScript(session: Session, host: Host): Promise<Answered> {
  const { memory, scripts, model, log } = session.parts;
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
  const reply = none ? sentence(404, 'vaq: this host boots its disk') : plainText(scripts.local(host));
  return answered(reply, { host });
}

async function networkScript(
  session: Session,
  host: Host,
  due: Due,
  rendered: RenderedBoot,
): Promise<Answered> {
  const { memory, model, log, stateDir } = session.parts;
  const { boot, step, steps, attempt } = due;
  const artifacts = rendered.artifacts ?? [];
  for (const { contentId, canonical } of artifacts) {
    const stored = await storeArtifact(stateDir, contentId, canonical);
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
    done: boot.done,
    revision: model.revision.label,
    macs: host.interfaces.flatMap(({ mac }) => mac ?? []),
    artifacts: servedArtifacts(rendered),
  });
  if (problem !== null) return answered(sentence(503, `vaq: ${problem.message}`), { host });
  session.bind(host, boot.id);
  const of = steps > 1 ? ` (${step + 1} of ${steps})` : '';
  log({
    event: 'script',
    host: host.label,
    message: `is given ${boot.id}${of}, attempt ${attempt}`,
    boot: boot.id,
    attempt,
    outcome: 'network',
  });
  const artifact = artifacts.find(({ kind }) => kind === 'ipxe')!;
  return answered(plainText(artifact.content), { host, served: { boot: boot.id, artifact, main: false } });
}

async function decide(session: Session, host: Host, arch: string | null): Promise<Answered> {
  session.release(host);
  const due = session.due(host);
  const rendered = due === null ? undefined : session.parts.rendered.get(host.label)?.get(due.boot.id);
  if (due === null || rendered === undefined) return localScript(session, host);
  const mismatch = archMismatch(host, due, arch);
  if (mismatch === null) return networkScript(session, host, due, rendered);
  session.parts.log({ event: 'problem', host: host.label, message: mismatch });
  return answered(plainText(await session.parts.scripts.refused(host, mismatch)), { host });
}

/** The iPXE script of a host: its due boot, or its own disk. The decision is on the disk before the reply goes out. */
export function answerScript(session: Session, host: Host, arch: string | null): Promise<Answered> {
  return session.inTurn(host, () => decide(session, host, arch));
}
