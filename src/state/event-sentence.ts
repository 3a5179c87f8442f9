import type { Consent, FailureThen, JournalEvent, Rollback, ServedArtifact } from './event.ts';

function ofBoot({ boot, step, attempt }: { boot: string; step: number; attempt: number }): string {
  return `${boot}, step ${step + 1}, attempt ${attempt}`;
}

const FOLLOWS: Readonly<Record<FailureThen, string>> = {
  retry: '; it is tried again',
  halt: '; it halts',
  rollback: '; it was to be rolled back, which that version of vaq did not do',
  continue: '; the others go on',
};

function wordsAfter(follows: FailureThen | undefined, rollback: Rollback | undefined): string {
  if (rollback !== undefined)
    return `; it is rolled back to ${rollback.boots.join(', ')} of ${rollback.revision}, attempt ${rollback.attempt}`;
  return follows === undefined ? '' : FOLLOWS[follows];
}

function consentWords({ site, host, action, rollback }: Consent): string {
  const back = rollback === undefined ? '' : ` (rolled back to ${rollback} if it fails)`;
  return `${action} ${site}/${host}${back}`;
}

function shortened(digest: string | null): string {
  return digest === null ? '' : `, sha256 ${digest.slice(0, 12)}…`;
}

function artifactNames(artifacts: readonly ServedArtifact[]): string {
  return artifacts.map(({ path }) => path).join(', ') || 'no artifacts';
}

/** What an event says, in one line for a person; words of strangers may stand in it. */
export function sentenceOf(event: JournalEvent): string {
  const imported = event.imported === undefined ? '' : ` (imported from ${event.imported})`;
  return `${wordsOf(event)}${imported}`;
}

function wordsOf(event: JournalEvent): string {
  switch (event.kind) {
    case 'session-started': {
      const { revision, user, machine, consented } = event;
      const hosts = consented.map(consentWords).join(', ');
      return `${user} on ${machine} began to serve ${revision.label}; may erase: ${hosts || 'nothing'}`;
    }
    case 'session-ended':
      return 'it ended';
    case 'dhcp':
      return `${event.type} from ${event.mac}: ${event.reply ?? 'no reply'}${event.address === null ? '' : ` ${event.address}`}`;
    case 'program':
      return `${event.path} over ${event.protocol.toUpperCase()}, ${event.bytes} bytes`;
    case 'script':
      return event.outcome === 'local'
        ? `told to start from its disk, by ${event.revision}`
        : `given ${ofBoot(event)} of ${event.steps}, by ${event.revision}: ${artifactNames(event.artifacts)}`;
    case 'config':
      return `${event.path} of ${event.boot}: ${event.status}${event.complete ? '' : ', not whole'}${shortened(event.sha256)}`;
    case 'file':
      return `${event.path}, ${event.bytes} bytes${event.complete ? '' : ', not whole'}`;
    case 'checkpoint': {
      const said = event.message === null ? '' : `: ${event.message}`;
      const next = wordsAfter(event.follows, event.rollback);
      return `reported ${event.outcome}: ${ofBoot(event)}${said}${next}`;
    }
    case 'failure':
      return `failed: ${ofBoot(event)}: ${event.message}${wordsAfter(event.follows, event.rollback)}`;
    case 'unknown-client':
      return `${event.mac} asked, which the source of truth does not know`;
    case 'problem':
      return `${event.message} (${event.code})`;
    case 'override':
      return `to be given ${event.boot}, step ${event.step + 1}, next${event.erase ? ', and erased again' : ''}: the API was asked for it`;
    case 'forgotten':
      return `${event.user} on ${event.machine} had it forgotten${event.given === null ? '' : `, last given a boot at ${event.given}`}`;
    case 'declared': {
      const boots = event.boots.map(({ boot }) => boot).join(', ');
      return `${event.user} on ${event.machine} declared it installed as ${event.revision} wants it: ${boots}`;
    }
  }
}
