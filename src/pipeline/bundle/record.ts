import type { RemoteOpener } from '../../sot/links/open-link.ts';
import type { GitPlace } from '../../sot/source/git.ts';
import type { OpenedRemote } from '../../sot/source/remote.ts';
import type { Remote } from '../../sot/source/remote-url.ts';
import { withoutCredentials } from '../../sot/source/remote-url.ts';
import type { AtRevision, Source } from '../../sot/source/source.ts';

/** A revision that was read beside that of the source of truth: another of its repository (`url` is null), or a link. */
export interface ReadRevision {
  readonly url: string | null;
  readonly ref: string | null;
  readonly commit: string;
  readonly place: GitPlace;
  readonly moves: boolean;
}

/** How a revision is written for people. */
export function revisionName({ url, ref }: ReadRevision): string {
  const of = url === null ? '' : ` of ${withoutCredentials(url)}`;
  return ref === null ? `what \`HEAD\` names${of}` : `\`${ref}\`${of}`;
}

/** Notes every other revision that is read of a source and of what it links to. */
export class Recorder {
  readonly revisions: ReadRevision[] = [];

  /** The same source, whose other revisions are noted. */
  source(source: Source, place: GitPlace): Source {
    const { revision, repository } = source;
    const at = async (ref: string): Promise<AtRevision> => {
      const found = await repository!.at(ref);
      if (found.ok) this.#note({ url: null, ref, place, source: found.source, moves: found.moves });
      return found;
    };
    return {
      revision,
      repository: repository && { folder: (path) => repository.folder(path), at },
      list: () => source.list(),
      problems: () => source.problems(),
      read: (path) => source.read(path),
    };
  }

  /** The same repositories elsewhere, with each that is opened noted. */
  remotes(remotes: RemoteOpener): RemoteOpener {
    const open = async ({ url, ref }: Remote): Promise<OpenedRemote> => {
      const opened = await remotes.open({ url, ref });
      if (opened.ok) this.#note({ url, ref, ...opened });
      return opened;
    };
    return { open };
  }

  #note({ source, ...rest }: Omit<ReadRevision, 'commit'> & { readonly source: Source }): void {
    const { url, ref, place, moves } = rest;
    this.revisions.push({ url, ref, place, moves, commit: source.revision.commit! });
  }
}
