import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { download } from '../../../files/download/download.ts';
import { readNetrc } from '../../../files/http/read-netrc.ts';
import { mirroredUrl } from '../../../files/mirror-url.ts';
import { Slots } from '../../../files/slots.ts';
import { makePrivate } from '../../../state/directory.ts';
import { pinnedFile } from '../pinned.ts';
import type { Ready, ServableFile } from '../ready.ts';

/** A server that has the declared files, and the folder in which they are kept. */
export interface MirrorOptions {
  readonly url: string;
  readonly folder: string;
  /** Milliseconds for the server's answer, and then between any two pieces. */
  readonly patience?: number;
}

const PATIENCE = 60_000;
/** Downloads at once: more would only share the same line. */
const AT_ONCE = 4;

/** Where a file of a mirror is kept: by its SHA-256, or by its URL where it is not pinned. */
export function keptAt({ url, folder }: MirrorOptions, path: string, sha256: string | null): string {
  const unpinned = (): string => createHash('sha256').update(mirroredUrl(url, path)).digest('hex');
  return join(folder, sha256 ?? `unpinned-${unpinned()}`);
}

/** Files that are fetched from another server when they are first asked for, once however many ask, and then kept. */
export class Mirror {
  readonly #options: MirrorOptions;
  readonly #slots = new Slots(AT_ONCE);

  /** `url` is a base as `mirrorBase` gives it. */
  constructor(options: MirrorOptions) {
    this.#options = options;
  }

  /**
   * A declared file. It is kept by its SHA-256; one that is not pinned is fetched again in each session, and what came
   * first is what all hosts of the session get.
   */
  file(path: string, sha256: string | null): ServableFile {
    const { url: base, folder, patience = PATIENCE } = this.#options;
    const url = mirroredUrl(base, path);
    const target = keptAt(this.#options, path, sha256);
    let kept = sha256 === null ? null : pinnedFile(target, sha256, null);
    let fetching: Promise<Ready> | null = null;

    async function obtain(): Promise<Ready> {
      const folderError = await makePrivate(folder).then(
        () => null,
        ({ message }: Error) => message,
      );
      if (folderError !== null) return { ok: false, status: 503, message: folderError };
      const done = await download({
        url,
        sha256,
        size: null,
        part: `${target}.part`,
        target: () => target,
        patience,
        // Who asked waits for the answer, and asks again.
        tries: 1,
        pause: 0,
        env: process.env,
        netrc: readNetrc(process.env),
      });
      if (!done.ok) return done;
      kept = pinnedFile(target, done.hashed.sha256, done.hashed);
      return { ok: true, identity: done.hashed.identity };
    }

    const ready = async (): Promise<Ready> => {
      const have = await kept?.ready?.();
      if (have?.ok) return have;
      fetching ??= this.#slots.run(obtain).finally(() => {
        fetching = null;
      });
      return fetching;
    };
    return { path: target, sha256, ready, isFetched: true };
  }
}
