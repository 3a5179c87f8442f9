import { bootAtHand, judgeCheckpoint } from '../../state/checkpoint.ts';
import { type Reply, sentence } from '../http/reply.ts';
import { type Answered, answered } from './answered.ts';
import { followsFailure, wordsAfter } from './failure.ts';
import type { Session } from './session.ts';
import type { TokenOwner } from './token-owners.ts';

/** What a machine says of its boot. */
export interface Report {
  readonly token: string;
  readonly failed: boolean;
  readonly message: string | null;
}

/** The longest message of a machine that is kept; it is shown to people, not parsed. */
const MESSAGE_LENGTH = 500;

const NOBODY = sentence(404, 'vaq: nobody was given this checkpoint');

/** Settles a machine's report: on the disk before the reply. A repeated report changes nothing, one for another attempt is 410. */
export async function answerCheckpoint(session: Session, report: Report): Promise<Answered> {
  const owner = session.parts.tokens.find(report.token);
  if (owner === null) return answered(NOBODY);
  const reply = await session.inTurn(owner.host, () => settle(session, report, owner));
  return answered(reply, { host: owner.host });
}

async function settle(session: Session, report: Report, { host, boot, attempt }: TokenOwner): Promise<Reply> {
  const { memory, log } = session.parts;
  const state = memory.stateOf(host);
  const atHand = bootAtHand(state);
  const verdict = judgeCheckpoint(state, { boot, attempt });
  if (verdict === 'unknown') return NOBODY;
  if (verdict === 'repeated') return sentence(200, 'vaq: known already');
  if (verdict === 'stale' || atHand === null)
    return sentence(410, 'vaq: this checkpoint is for another attempt');
  const outcome = report.failed ? 'failed' : 'done';
  const message = report.message?.slice(0, MESSAGE_LENGTH) ?? null;
  const after = report.failed ? followsFailure(session, host, atHand) : null;
  const { why: _, ...recorded } = after ?? {};
  const problem = await memory.commit({
    kind: 'checkpoint',
    site: host.site.id,
    host: host.name,
    boot,
    step: atHand.step,
    attempt,
    outcome,
    message,
    ...recorded,
  });
  if (problem !== null) return sentence(503, `vaq: ${problem.message}`);
  const said = message === null ? '' : `: ${message}`;
  const next = after === null ? '' : `; ${wordsAfter(host, atHand, after)}`;
  log({
    event: 'checkpoint',
    host: host.label,
    message: `${boot} is ${outcome}${said}${next}`,
    boot,
    attempt,
    status: outcome,
    ...recorded,
  });
  return sentence(200, 'vaq: thank you');
}
