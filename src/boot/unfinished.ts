import type { Boot, Host } from '../sot/model/types.ts';
import type { HostState } from '../state/host-state.ts';
import type { Session } from './session/session.ts';

/** A host that was granted a boot and has not come to its end. */
export interface Unfinished {
  readonly label: string;
  /** How far it has come; `held` where it waits for its turn. */
  readonly state: string;
  /** Whether nothing more is to be expected: it has failed, or its turn never comes. */
  readonly isOver: boolean;
}

/** The granted hosts whose workflow has not ended, or has failed. */
export function unfinished(session: Session): readonly Unfinished[] {
  const { model, grants, memory } = session.parts;
  const isGranted = (host: Host): boolean => (grants.get(host.label) ?? 'local') !== 'local';
  return model.hosts.filter(isGranted).flatMap((host) => {
    const known = memory.stateOf(host);
    const { label } = host;
    if (session.rollout.waitsFor(host) !== null)
      return [{ label, state: 'held', isOver: session.rollout.isHeldForGood(host) }];
    if (!session.hasBegun(host)) return [{ label, state: 'waiting', isOver: false }];
    const last = known.boots.at(-1);
    const isEnded = known.state === 'done' || isLive(last ? session.bootGiven(host, last) : null, known);
    if (isEnded && known.rollback !== null) return [{ label, state: 'rolled back', isOver: true }];
    if (isEnded) return [];
    return [{ label, state: known.state, isOver: known.state === 'failed' }];
  });
}

/** Whether a live system has all that it was to load: nothing else will be heard of it. */
function isLive(boot: Boot | null, { state, applied, boots }: HostState): boolean {
  const last = boots.at(-1);
  if (applied === null || last?.done !== 'never') return false;
  if (boot?.unattended != null) return state === 'installing';
  const { kernel, initrd = [] } = boot?.os.data.boot ?? { kernel: '' };
  const isSent = (path: string): boolean =>
    path.includes('://') || last.files.some((file) => file.path === path);
  return [kernel, ...initrd].every(isSent);
}

/** Whether every granted host has come to an end, well or not. */
export function isOver(session: Session): boolean {
  return unfinished(session).every(({ isOver }) => isOver);
}
