import { judgeCheckpoint } from '../../state/checkpoint.ts';
import { type Reply, sentence } from '../http/reply.ts';
import type { Session } from './session.ts';

/** What a machine says of its boot. */
export interface Report {
  readonly token: string;
  readonly failed: boolean;
  readonly message: string | null;
}

/** The longest message of a machine that is kept; it is shown to people, not parsed. */
const MESSAGE_LENGTH = 500;

/** Settles a machine's report: on the disk before the reply. A repeated report changes nothing, one for another attempt is 410. */
export async function answerCheckpoint(session: Session, report: Report): Promise<Reply> {
  const { memory, log } = session.parts;
  const owner = session.tokenOwner(report.token);
  if (owner === null) return sentence(404, 'vaq: nobody was given this checkpoint');
  const { host, boot, step, attempt } = owner;
  const verdict = judgeCheckpoint(memory.stateOf(host), { boot, attempt });
  if (verdict === 'repeated') return sentence(200, 'vaq: known already');
  if (verdict !== 'accepted') return sentence(410, 'vaq: this checkpoint is for another attempt');
  const outcome = report.failed ? 'failed' : 'done';
  const message = report.message?.slice(0, MESSAGE_LENGTH) ?? null;
  const problem = await memory.commit({
    kind: 'checkpoint',
    site: host.site.id,
    host: host.name,
    boot,
    step,
    attempt,
    outcome,
    message,
  });
  if (problem !== null) return sentence(503, `vaq: ${problem.message}`);
  const said = message === null ? '' : `: ${message}`;
  log({
    event: 'checkpoint',
    host: host.label,
    message: `${boot} is ${outcome}${said}`,
    boot,
    attempt,
    status: outcome,
  });
  return sentence(200, 'vaq: thank you');
}
