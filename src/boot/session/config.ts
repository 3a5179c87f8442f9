import type { Artifact } from '../../render/artifact.ts';
import { COMPANION_KIND } from '../../render/config-parts.ts';
import type { Host } from '../../sot/model/types.ts';
import { type Reply, sentence } from '../http/reply.ts';
import type { ServedArtifactOf } from './answered.ts';
import type { Session } from './session.ts';

function isMain(artifact: Artifact): boolean {
  return artifact.kind !== 'ipxe' && artifact.kind !== COMPANION_KIND;
}

/** The artifact of a host's bound boot that a request names: the main configuration where it names none; else why there is none. */
export function findConfig(
  session: Session,
  host: Host,
  boot: string | null,
  name: string | null,
): ServedArtifactOf | string {
  const bound = session.bound(host);
  if (bound === null) return 'no boot is under way on this host';
  if (boot !== null && boot !== bound) return `the boot ${boot} is not due on this host, ${bound} is`;
  const artifacts = session.parts.rendered.get(host.label)?.get(bound)?.artifacts ?? [];
  const artifact = artifacts.find((candidate) =>
    name === null ? isMain(candidate) : candidate.path === name,
  );
  if (artifact === undefined)
    return name === null ? `the boot ${bound} has no configuration` : `the boot ${bound} has no ${name}`;
  return { boot: bound, artifact, main: isMain(artifact) };
}

/** The reply for an artifact: its exact bytes. */
export function configReply({ artifact }: ServedArtifactOf): Reply {
  return { kind: 'text', status: 200, contentType: artifact.contentType, body: artifact.content };
}

/** The reply where there is nothing to give. */
export function noConfig(reason: string): Reply {
  return sentence(404, `vaq: ${reason}`);
}
