import type { Host } from '../sot/model/types.ts';
import type { Session } from './session/session.ts';

/** A host that was granted a boot and has not come to its end. */
export interface Unfinished {
  readonly label: string;
  readonly state: string;
}

/** The granted hosts whose workflow has not ended, or has failed. */
export function unfinished(session: Session): readonly Unfinished[] {
  const { model, grants, memory } = session.parts;
  const isGranted = (host: Host): boolean => (grants.get(host.label) ?? 'local') !== 'local';
  return model.hosts.filter(isGranted).flatMap((host) => {
    const { state } = memory.stateOf(host);
    if (state === 'done' && session.due(host) === null) return [];
    return [{ label: host.label, state: session.hasBegun(host) ? state : 'waiting' }];
  });
}

/** Whether every granted host has come to an end, well or not. */
export function isOver(session: Session): boolean {
  return unfinished(session).every(({ state }) => state === 'failed');
}
