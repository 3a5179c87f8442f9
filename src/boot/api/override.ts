import { nearest } from '../../diagnostics/nearest.ts';
import { select } from '../../pipeline/select.ts';
import type { Session } from '../session/session.ts';
import { type ApiReply, problem } from './reply.ts';
import { hostView } from './views.ts';

/** What is asked for: a host is to be given a boot of its workflow next. */
interface Wish {
  readonly host: string;
  readonly boot: string;
  /** Whether a host that has been installed may be erased again. */
  readonly erase: boolean;
}

const SHAPE = 'the body is `{"host": "site/name", "boot": "id", "erase": false}`';

function wishOf(body: string): Wish | string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return `the body is no JSON; ${SHAPE}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return SHAPE;
  const { host, boot, erase = false, ...more } = value as Readonly<Record<string, unknown>>;
  const [extra] = Object.keys(more);
  if (extra !== undefined) return `unknown key \`${extra}\`; ${SHAPE}`;
  if (typeof host !== 'string') return `\`host\` is not a text; ${SHAPE}`;
  if (typeof boot !== 'string') return `\`boot\` is not a text; ${SHAPE}`;
  if (typeof erase !== 'boolean') return `\`erase\` is neither true nor false; ${SHAPE}`;
  return { host, boot, erase };
}

/**
 * Gives a host another boot of its workflow next. Consent holds: one that nobody has consented to when the session began
 * stays with its disk, since nothing was rendered for it; one that has been installed is erased again only where the body
 * says so. It is in the journal before the reply.
 */
export async function override(session: Session, body: string): Promise<ApiReply> {
  const wish = wishOf(body);
  if (typeof wish === 'string') return problem(400, wish);
  const { model, site, memory, log } = session.parts;
  const selected = select(
    { sites: [site], hosts: model.hosts.filter((host) => host.site.id === site.id) },
    { hosts: [wish.host], site: null },
  );
  if (!selected.ok) return problem(404, selected.message);
  const [host, ...others] = selected.hosts;
  if (host === undefined || others.length > 0) return problem(400, `\`${wish.host}\` is more than one host`);
  const boots = host.workflow?.boots ?? [];
  const step = boots.findIndex(({ id }) => id === wish.boot);
  if (step === -1) {
    const ids = boots.map(({ id }) => id);
    const meant = nearest(wish.boot, ids);
    const help = meant === null ? `it has ${ids.join(', ') || 'none'}` : `did you mean \`${meant}\`?`;
    return problem(404, `the workflow of ${host.label} has no boot \`${wish.boot}\`; ${help}`);
  }
  if (!session.isGranted(host))
    return problem(
      409,
      `nobody consented to ${host.label} when this session began; start it again with --host ${host.name}`,
    );
  return session.inTurn(host, async () => {
    const { stage } = session.stages.of(host);
    if (session.hasBegun(host) && memory.stateOf(host).rollback !== null)
      return problem(409, `${host.label} is rolled back; when it has ended, start again with --reinstall`);
    if (stage === 'done' && !wish.erase)
      return problem(409, `${host.label} has been installed; to erase it again, say \`"erase": true\``);
    const recorded = await memory.commit({
      kind: 'override',
      site: host.site.id,
      host: host.name,
      boot: wish.boot,
      step,
      erase: wish.erase,
    });
    if (recorded !== null) return problem(503, recorded.message);
    session.override(host, step);
    const message = `is to be given ${wish.boot} next, as the API was asked for`;
    log({ event: 'override', host: host.label, message, boot: wish.boot });
    return { status: 200, body: hostView(session, host) };
  });
}
