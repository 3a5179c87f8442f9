import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';

/** The finding for a path that cannot be read; `why` completes "this cannot be read". */
export function unreadable(file: string, why: string): Diagnostic {
  return diagnostic({ ruleId: 'source/unreadable', file, message: `this cannot be read: ${why}` });
}

/** The finding for a link whose target is not part of the source of truth. */
export function outside(file: string, target: string): Diagnostic {
  const message = `this links to \`${target}\`, outside the source of truth, where no revision holds it; put a copy here`;
  return diagnostic({ ruleId: 'source/symlink-outside', file, message });
}

/** A finding about the source of truth as a whole. */
export function rootFinding(ruleId: string, message: string, fix: string | null = null): Diagnostic {
  return diagnostic({ ruleId, file: '.', message, fix });
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it does not exist',
  ENOTDIR: 'part of its path is a file',
  EISDIR: 'it is a folder, and a file is expected',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ENOSPC: 'the disk is full',
  EROFS: 'its file system is read-only',
};

/** What a failed system call means, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? code ?? message;
}
