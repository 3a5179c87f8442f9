import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '../../src/boot/assemble.ts';
import type { DhcpPacket } from '../../src/boot/dhcp/codec/packet.ts';
import type { Endpoint } from '../../src/boot/dhcp/destination.ts';
import type { Outgoing } from '../../src/boot/dhcp/server.ts';
import { parseRoute } from '../../src/boot/http/route.ts';
import type { LogEvent } from '../../src/boot/log.ts';
import { urlOf } from '../../src/boot/preflight/venue.ts';
import { httpHandler } from '../../src/boot/session/answer.ts';
import { dhcpHandler, pxeHandler } from '../../src/boot/session/dhcp-handler.ts';
import type { Session } from '../../src/boot/session/session.ts';
import { consents, type HostConsent, type Said } from '../../src/plan/consent.ts';
import { desiredHosts } from '../../src/plan/desired.ts';
import type { Host } from '../../src/sot/model/types.ts';
import type { JournalEvent } from '../../src/state/event.ts';
import type { HostState } from '../../src/state/host-state.ts';
import { type Journal, openJournal } from '../../src/state/journal.ts';
import { readJournal } from '../../src/state/journal-reader.ts';
import { ensureKey } from '../../src/state/key.ts';
import { readKnownHosts } from '../../src/state/known-hosts.ts';
import type { Ground } from './session-ground.ts';

/** Nobody looks at who sends to port 67. */
const NOWHERE: Endpoint = { address: '0.0.0.0', port: 68 };

/** What a machine got over HTTP: the path of the file where it was one. */
export interface Got {
  readonly status: number;
  readonly body: string;
}

/** A session that is asked without sockets, with everything that it says and keeps. */
export interface Scene {
  readonly session: Session;
  readonly consents: readonly HostConsent[];
  readonly stateDir: string;
  /** Everything that was logged, in order. */
  readonly log: readonly LogEvent[];
  /** What `get` of a target gives an address; the answer is sent whole. */
  readonly get: (target: string, address: string) => Promise<Got>;
  /** What is sent for a packet to port 67. */
  readonly dhcp: (packet: DhcpPacket) => Outgoing | null;
  /** What is sent for a packet to port 4011. */
  readonly pxe: (packet: DhcpPacket, sender: Endpoint) => Outgoing | null;
  /** What is known of the host of that label once all that was recorded is on the disk. */
  readonly stateOf: (label: string) => Promise<HostState>;
  /** The events of the journal, once all that was recorded is on the disk. */
  readonly events: () => Promise<readonly JournalEvent[]>;
  readonly end: () => Promise<void>;
}

/** What the person who starts the session has said; nothing where it is left out. */
export interface SceneWish {
  readonly named?: readonly string[];
  readonly yes?: boolean;
  readonly reinstall?: boolean;
  /** Told of every event as it is logged. */
  readonly onLog?: (event: LogEvent) => void;
  /** The folder of an earlier session; an empty one where it is left out. */
  readonly stateDir?: string;
}

function saidOf({ named = [], yes = false, reinstall = false }: SceneWish): Said {
  return { named: new Set(named), yes, reinstall };
}

/** Waits for every append, so that a test sees what is on the disk. */
function watched(journal: Journal): { readonly journal: Journal; readonly settled: () => Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    journal: {
      append: (event, options) => {
        const appended = journal.append(event, options);
        last = Promise.all([last, appended]);
        return appended;
      },
      close: journal.close,
    },
    settled: async () => {
      await last;
      // The memory learns in the turn after.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** Starts a session as `vaq boot` does, from the consent on. */
export async function startScene(ground: Ground, wish: SceneWish = {}): Promise<Scene> {
  const { opened, sandbox, canonical, venue, root } = ground;
  const stateDir = wish.stateDir ?? mkdtempSync(join(root, 'state-'));
  const [raw, key, { states }] = await Promise.all([
    openJournal(stateDir),
    ensureKey(stateDir),
    readKnownHosts(stateDir),
  ]);
  assert.ok(raw.ok && key.ok);
  const { journal, settled } = watched(raw.value);
  const granted = consents(venue.hosts, states, desiredHosts(opened.model, canonical), saidOf(wish));
  const log: LogEvent[] = [];
  const { session, diagnostics } = await assemble({
    opened,
    sandbox,
    venue,
    consents: granted,
    states,
    journal,
    key: key.value,
    stateDir,
    log: (event) => {
      log.push(event);
      wish.onLog?.(event);
    },
  });
  assert.ok(session !== null, JSON.stringify(diagnostics));
  const handler = httpHandler(session, venue.places[0].address);
  const service = {
    serverOf: ({ label }: Host) => venue.placeOf.get(label) ?? null,
    scriptUrl: (host: Host) => `${urlOf(venue, host)}/boot.ipxe`,
    tftpProgram: (_: unknown, architecture: string) => `${architecture}.program`,
    httpProgram: (host: Host, architecture: string) => `${urlOf(venue, host)}/files/${architecture}.program`,
  };
  const byDhcp = dhcpHandler(session, service, venue.dhcp === 'proxy' ? 'proxy' : 'server');
  const byPxe = pxeHandler(session, service);
  return {
    session,
    consents: granted,
    stateDir,
    log,
    get: async (target, address) => {
      const route = parseRoute(target);
      assert.ok(route !== null, target);
      const request = { method: 'GET', target, address };
      const answered = await handler.answer({ ...request, route });
      const { reply } = answered;
      const got =
        reply.kind === 'file'
          ? { status: 200, body: `file ${reply.path.slice(root.length + 1)}` }
          : { status: reply.status, body: reply.body };
      const complete = got.status === 200;
      handler.sent(request, answered, { status: got.status, bytes: got.body.length, complete });
      return got;
    },
    dhcp: (packet) => byDhcp(packet, NOWHERE),
    pxe: (packet, sender) => byPxe(packet, sender),
    stateOf: async (label) => {
      await settled();
      return session.parts.memory.stateOf(ground.host(label));
    },
    events: async () => {
      await settled();
      const events: JournalEvent[] = [];
      for await (const { event, problem } of readJournal(stateDir)) {
        assert.equal(problem, null);
        if (event !== null) events.push(event);
      }
      return events;
    },
    end: journal.close,
  };
}

/** Runs with a session that is ended afterwards. */
export async function withScene(
  ground: Ground,
  wish: SceneWish,
  run: (scene: Scene) => Promise<void>,
): Promise<void> {
  const scene = await startScene(ground, wish);
  try {
    await run(scene);
  } finally {
    await scene.end();
  }
}
