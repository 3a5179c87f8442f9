import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { HostConsent, Said } from '../../plan/consent.ts';
import type { HostAction } from '../../plan/standing.ts';
import { answerTo } from '../../terminal/answer.ts';

/** A person who can be talked to, or a place where nobody is. */
export interface Asker {
  readonly talk: (text: string) => void;
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Where questions are written. */
  readonly output: Writable;
}

/** What every host is granted in the end, or why nothing is served. */
export type Asked =
  | { readonly ok: true; readonly hosts: readonly HostConsent[] }
  | { readonly ok: false; readonly message: string };

const NOBODY: Asked = {
  ok: false,
  message:
    'nobody can be asked here: name the hosts to install with --host, or give --yes for all that were never installed',
};

const LEFT: Asked = { ok: false, message: 'the question was left without an answer; nothing is served' };

function count(hosts: readonly HostConsent[], ...actions: readonly HostAction[]): number {
  return hosts.filter(({ action, grant }) => actions.includes(action) && grant !== 'local').length;
}

/** Installations are granted by `y`, reinstallations by the whole word, because their disks hold something. */
async function confirm(reader: Interface, possible: readonly HostConsent[]): Promise<Asked> {
  const fresh = count(possible, 'install', 'continue');
  const again = count(possible, 'reinstall');
  const first = fresh > 0 ? await answerTo(reader, `Install ${fresh} and erase their disks? [y/N] `) : 'no';
  if (first === null) return LEFT;
  const question = `Reinstall ${again} that were installed before? Type the word reinstall: `;
  const second = again > 0 ? await answerTo(reader, question) : 'no';
  if (second === null) return LEFT;
  const hosts = possible.map((host): HostConsent => {
    const isGranted = host.action === 'reinstall' ? second === 'reinstall' : /^y(es)?$/.test(first);
    return isGranted ? host : { ...host, grant: 'local' };
  });
  return { ok: true, hosts };
}

/**
 * Shows the screen and asks for what was not granted on the command line. With `--yes`, or hosts that were named, nothing
 * is asked; where nobody can be asked, nobody is erased, and that is said instead of serving for nothing.
 */
export async function askForConsent(
  { talk, input, output }: Asker,
  grant: (said: Said) => readonly HostConsent[],
  said: Said,
  screen: (hosts: readonly HostConsent[]) => string,
): Promise<Asked> {
  if (said.yes || said.named.size > 0) {
    const hosts = grant(said);
    talk(screen(hosts));
    return { ok: true, hosts };
  }
  if (input.isTTY !== true) return NOBODY;
  const possible = grant({ ...said, yes: true, reinstall: true });
  talk(screen(possible));
  const reader = createInterface({ input, output });
  try {
    return await confirm(reader, possible);
  } finally {
    reader.close();
  }
}
