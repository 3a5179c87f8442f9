import { dump } from 'js-yaml';
import type { LockedFile } from '../../sot/model/types.ts';
import type { LockDocument } from '../../sot/schema/generated/types.ts';

type Entry = LockedFile['data'];
type Link = NonNullable<LockDocument['links']>[number];

const linkKey = ({ url = '', ref = '' }: Link): string => `${url}\0${ref}`;

/** The text of a lock: the same for the same files and links, whatever their order, with a line for each fact so that a change is read easily. */
export function lockText(entries: readonly Entry[], linked: readonly Link[] = []): string {
  const files = [...entries]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, url, signed_by, extract, build, archive_sha256, archive_size, sha256, size }) => {
      const archive = extract === undefined ? {} : { extract, archive_sha256, archive_size };
      return {
        path,
        ...(url !== undefined && { url }),
        ...(signed_by !== undefined && { signed_by }),
        ...(build !== undefined && { build }),
        ...archive,
        sha256,
        size,
      };
    });
  const links = [...linked].sort((a, b) => (linkKey(a) < linkKey(b) ? -1 : 1));
  const body = dump(
    { version: 1, files, ...(links.length > 0 && { links }) },
    { lineWidth: -1, noRefs: true },
  );
  return `# Written by \`vaq lock\`: commit it, and let it be.\n${body}`;
}
