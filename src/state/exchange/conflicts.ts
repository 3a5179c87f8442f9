import type { ForgottenEvent, JournalEvent, NetworkScriptEvent } from '../event.ts';
import { lastGiven, learn } from '../host-reducer.ts';
import { type HostState, newHostState } from '../host-state.ts';
import type { Merged } from './merge.ts';

type Script = NetworkScriptEvent;

function isScript(event: JournalEvent): event is Script {
  return event.kind === 'script' && event.outcome === 'network';
}

function place({ imported }: JournalEvent): string {
  return imported === undefined ? 'here' : `on ${imported}`;
}

/** A host that both have given the same boot with the same number. */
function equalAttempts({ own, added }: Merged): readonly string[] {
  const key = ({ site, host, boot, attempt }: Script): string => `${site}/${host} ${boot} ${attempt}`;
  const given = new Map(own.filter(isScript).map((event) => [key(event), event]));
  const twice = new Map<string, string>();
  for (const event of added.filter(isScript)) {
    const other = given.get(key(event));
    if (other === undefined || twice.has(key(event))) continue;
    const { site, host, boot, attempt } = event;
    twice.set(
      key(event),
      `${site}/${host} was given attempt ${attempt} of ${boot} ${place(other)} at ${other.at} and ${place(event)} at ${event.at}: the later script counts, and only what was reported where it was given`,
    );
  }
  return [...twice.values()];
}

interface Session {
  readonly from: string;
  to: string;
  readonly where: string;
  readonly hosts: Set<string>;
}

/** The sessions in a sequence of events, each with the hosts that it gave a boot; those of several machines are told apart. */
function sessionsOf(events: readonly JournalEvent[]): readonly Session[] {
  const sessions: Session[] = [];
  const running = new Map<string | undefined, Session>();
  for (const event of events) {
    if (event.kind === 'session-started') {
      const session = { from: event.at, to: event.at, where: place(event), hosts: new Set<string>() };
      running.set(event.imported, session);
      sessions.push(session);
      continue;
    }
    const session = running.get(event.imported);
    if (session === undefined) continue;
    if (event.at > session.to) session.to = event.at;
    if (isScript(event)) session.hosts.add(`${event.site}/${event.host}`);
    if (event.kind === 'session-ended') running.delete(event.imported);
  }
  return sessions;
}

/** A host that both gave a boot at the same time. */
function overlaps({ own, added }: Merged): readonly string[] {
  const ours = sessionsOf(own);
  return sessionsOf(added).flatMap((theirs) =>
    ours
      .filter(({ from, to }) => from <= theirs.to && theirs.from <= to)
      .flatMap(({ from, to, where, hosts }) =>
        [...hosts]
          .filter((label) => theirs.hosts.has(label))
          .map(
            (label) =>
              `${label} was given boots in two sessions at once, ${where} from ${from} to ${to} and ${theirs.where} from ${theirs.from} to ${theirs.to}: the last script counts`,
          ),
      ),
  );
}

/** The forgettings that change nothing, because the host was given a boot that was not known of. */
function voidForgettings(events: Iterable<JournalEvent>): ReadonlyMap<ForgottenEvent, string> {
  const states = new Map<string, HostState>();
  const found = new Map<ForgottenEvent, string>();
  for (const event of events) {
    if (event.kind === 'forgotten') {
      const { site, host, given } = event;
      const last = lastGiven(states.get(`${site}/${host}`) ?? newHostState(site, host));
      if (last !== null && last !== given) found.set(event, last);
    }
    learn(states, event);
  }
  return found;
}

function lostForgettings(before: readonly JournalEvent[], { lines }: Merged): readonly string[] {
  const known = voidForgettings(before);
  const now = voidForgettings(lines.flatMap(({ event }) => event ?? []));
  return [...now].flatMap(([event, last]) =>
    known.has(event)
      ? []
      : `${event.site}/${event.host} was forgotten ${place(event)} at ${event.at}, where it was not known that it was given a boot at ${last}: it is not forgotten`,
  );
}

/** What two journals disagree about, each with what counts from now on; `before` is the local journal as it was. */
export function conflictsOf(before: readonly JournalEvent[], merged: Merged): readonly string[] {
  return [...equalAttempts(merged), ...overlaps(merged), ...lostForgettings(before, merged)];
}
