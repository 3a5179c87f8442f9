import type { Host } from '../../sot/model/types.ts';
import type { Session } from '../session/session.ts';

/** A host as the API shows it: where it stands, and what it is due. */
export function hostView(session: Session, host: Host) {
  const due = session.due(host);
  return {
    name: host.name,
    site: host.site.id,
    label: host.label,
    workflow: host.workflow?.id ?? null,
    boots: (host.workflow?.boots ?? []).map(({ id }) => id),
    consented: session.isGranted(host),
    ...session.stages.of(host),
    due: due && { boot: due.boot.id, step: due.step + 1, attempt: due.attempt },
  };
}

/** The same with what it was given, which only the question about one host is answered with. */
export function hostDetails(session: Session, host: Host) {
  const { boots, applied } = session.parts.memory.stateOf(host);
  return {
    ...hostView(session, host),
    interfaces: host.interfaces.map(({ type, mac, ipv4 }) => ({ type, mac, ipv4 })),
    given: boots.map(({ boot, step, attempt, revision, at, outcome, artifacts }) => ({
      boot,
      step: step + 1,
      attempt,
      revision,
      at,
      outcome,
      artifacts: artifacts.map(({ path, kind, contentId, sha256 }) => ({ path, kind, contentId, sha256 })),
    })),
    applied: applied && { revision: applied.revision, at: applied.at, learnt: applied.learnt },
  };
}
