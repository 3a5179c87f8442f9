import type { Artifact } from '../../render/artifact.ts';
import { COMPANION_KIND } from '../../render/config-parts.ts';
import { isScript } from '../../render/grub.ts';
import type { Host } from '../../sot/model/types.ts';
import { sentence } from '../http/reply.ts';
import { type Answered, answered, type ServedArtifactOf } from './answered.ts';
import type { Session } from './session.ts';

/** Which configuration is asked for: of the bound boot where `boot` is null, the main one where `name` is null. */
export interface ConfigWish {
  readonly boot: string | null;
  readonly name: string | null;
}

/** Whether an artifact is a boot's main configuration, and not its script or a companion. */
export function isMain(artifact: Artifact): boolean {
  return !isScript(artifact) && artifact.kind !== COMPANION_KIND;
}

/** The artifact of a host's bound boot that is asked for, or why there is none. */
function findConfig(
  session: Session,
  host: Host,
  { boot, name }: ConfigWish,
): { readonly served: ServedArtifactOf } | { readonly missing: string } {
  const bound = session.bound(host);
  if (bound === null) return { missing: 'no boot is under way on this host' };
  if (boot !== null && boot !== bound.boot)
    return { missing: `the boot ${boot} is not due on this host, ${bound.boot} is` };
  const artifacts = session.rendered(host, bound)?.artifacts ?? [];
  const artifact = artifacts.find((candidate) =>
    name === null ? isMain(candidate) : candidate.path === name,
  );
  if (artifact === undefined) return { missing: `the boot ${bound.boot} has no ${name ?? 'configuration'}` };
  return { served: { boot: bound.boot, artifact, main: isMain(artifact) } };
}

/** The exact bytes of a host's configuration, if its boot is due. */
export function answerConfig(session: Session, host: Host, wish: ConfigWish): Answered {
  const found = findConfig(session, host, wish);
  if ('missing' in found) return answered(sentence(404, `vaq: ${found.missing}`), { host });
  const { served } = found;
  if (served.main) session.asked(host, 'config');
  const { contentType, content } = served.artifact;
  return answered({ kind: 'text', status: 200, contentType, body: content }, { host, served });
}
