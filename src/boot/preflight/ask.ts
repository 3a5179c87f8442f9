import { createInterface } from 'node:readline/promises';
import type { HostConsent, Said } from '../../plan/consent.ts';

/** A person who can be talked to, or a place where nobody is. */
export interface Asker {
  readonly talk: (text: string) => void;
  readonly input: NodeJS.ReadStream;
}

/** What every host is granted in the end, or why nothing is served. */
export type Asked =
  | { readonly ok: true; readonly hosts: readonly HostConsent[] }
  | { readonly ok: false; readonly message: string };

async function question(asker: Asker, text: string): Promise<string> {
  const reader = createInterface({ input: asker.input, output: process.stderr });
  try {
    return (await reader.question(text)).trim().toLowerCase();
  } finally {
    reader.close();
  }
}

function count(hosts: readonly HostConsent[], action: HostConsent['action']): number {
  return hosts.filter((host) => host.action === action && host.grant !== 'local').length;
}

/**
 * Shows the screen and asks for what was not granted on the command line: installations by `y`, reinstallations by the
 * whole word, because their disks hold something. With `--yes`, or hosts that were named, nothing is asked; where nobody
 * can be asked, nobody is erased, and that is said instead of serving for nothing.
 */
export async function askForConsent(
  asker: Asker,
  grant: (said: Said) => readonly HostConsent[],
  said: Said,
  screen: (hosts: readonly HostConsent[]) => string,
): Promise<Asked> {
  const decided = said.yes || said.named.size > 0;
  if (decided) {
    const hosts = grant(said);
    asker.talk(screen(hosts));
    return { ok: true, hosts };
  }
  if (!asker.input.isTTY) {
    return {
      ok: false,
      message:
        'nobody can be asked here: name the hosts to install with --host, or give --yes for all that were never installed',
    };
  }
  const possible = grant({ ...said, yes: true, reinstall: true });
  asker.talk(screen(possible));
  const fresh = count(possible, 'install') + count(possible, 'continue');
  const again = count(possible, 'reinstall');
  const yes =
    fresh > 0 && /^y(es)?$/.test(await question(asker, `Install ${fresh} and erase their disks? [y/N] `));
  const reinstall =
    again > 0 &&
    (await question(asker, `Reinstall ${again} that were installed before? Type the word reinstall: `)) ===
      'reinstall';
  const hosts = possible.map((host): HostConsent => {
    const refused = host.action === 'reinstall' ? !reinstall : !yes;
    return refused ? { ...host, grant: 'local' } : host;
  });
  return { ok: true, hosts };
}
