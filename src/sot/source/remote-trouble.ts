import { troubleOf } from './git.ts';
import { withoutCredentials } from './remote-url.ts';

const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /could not resolve (?:host|proxy)|name or service not known|unable to look up|temporary failure in name/i,
    'its host is not known here',
  ],
  [/timed? ?out|timeout reached|operation too slow/i, 'its host does not answer in time'],
  [/connection refused/i, 'its host refuses the connection'],
  [/failed to connect|unable to connect|could ?n[o']t connect/i, 'no connection to its host can be made'],
  [/no route to host|network is unreachable/i, 'there is no way to its host from here'],
  [/host key verification failed/i, 'ssh does not know the key of its host; connect to it once with `ssh`'],
  [
    /certificate|gnutls|schannel|ssl (?:connect|routines|peer|read|handshake)/i,
    'the certificate of its host is not trusted here',
  ],
  [
    /authentication failed|could not read (?:username|password)|permission denied|terminal prompts disabled|error: 40[13]/i,
    'it asks for credentials, and Git has none that it accepts',
  ],
  [/transport\s+not allowed/i, 'it leads to a kind of address that is not allowed'],
  [/dubious ownership/i, 'another user owns it, and Git refuses it'],
  [
    /not appear to be a git repository|repository .*not found|does not exist|no such file|error: 404|not found/i,
    'there is no repository at that place, or not for you',
  ],
  [/early eof|hung up|broken pipe|reset by peer/i, 'the connection broke off'],
  [/no space left|disk quota/i, 'the disk of this machine is full'],
];

/** What Git says in its own words when it gives up. */
function ownWords(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^(?:Error|fatal|error|remote): */i, '').trim());
  return withoutCredentials(lines.find((line) => line !== '') ?? 'Git does not say why');
}

/** Why a repository elsewhere could not be read, in words that complete "this cannot be read"; never a user or a password. */
export function remoteTrouble(error: unknown): string {
  if (troubleOf(error) === 'missing') return 'there is no `git` on the PATH; install it';
  const text = error instanceof Error ? error.message : String(error);
  // What stands in quotes is the address, in which any word may stand.
  const said = text.replace(/'[^']*'/g, '');
  return REASONS.find(([pattern]) => pattern.test(said))?.[1] ?? ownWords(text);
}

/** Whether a server cannot give a part of the history only: then all of it has to be fetched. */
export function refusesShallow(error: unknown): boolean {
  return /does not support shallow/i.test(String(error));
}

/** Whether a server does not give a commit by its name. */
export function refusesCommit(error: unknown): boolean {
  return /not our ref|unadvertised object|couldn't find remote ref|could not find remote ref/i.test(
    String(error),
  );
}

/** Whether another process was writing to the same folder. */
export function wasLocked(error: unknown): boolean {
  return /shallow file has changed|\.lock['"]?: File exists|cannot lock ref|another git process/i.test(
    String(error),
  );
}
