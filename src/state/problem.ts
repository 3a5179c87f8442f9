/** What kind of trouble the state is in, for those who must decide by it and not by its sentence. */
export type StateProblemCode = 'locked' | 'newer' | 'damaged' | 'full' | 'denied' | 'closed' | 'io';

/** Why the state could not be read or written: a value with one whole sentence for a person, never a stack trace. */
export interface StateProblem {
  readonly code: StateProblemCode;
  readonly message: string;
}

/** What was asked for, or the problem that stood in its way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: StateProblem };

/** A result that succeeded. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that failed. */
export function failure(problem: StateProblem): Result<never> {
  return { ok: false, problem };
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const DENIED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** The code of an error of the operating system, such as `ENOENT`; null for every other thrown value. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The problem that an error of the operating system stands for; any other error is a defect and is thrown on. */
export function problemFrom(error: unknown, path: string): StateProblem {
  const code = systemCode(error);
  if (code === null) throw error;
  if (FULL.has(code)) {
    return {
      code: 'full',
      message: `${path} cannot grow, the disk is full (${code}): make room and try again`,
    };
  }
  if (DENIED.has(code)) {
    const remedy = 'give it to your user, or keep the state elsewhere with --state DIR';
    return {
      code: 'denied',
      message: `${path} cannot be used, it is not permitted here (${code}): ${remedy}`,
    };
  }
  if (code === 'EISDIR') {
    return {
      code: 'io',
      message: `${path} is a folder, and should be a file: move it away, or name another state with --state DIR`,
    };
  }
  return { code: 'io', message: `${path} cannot be used (${(error as Error).message})` };
}

/** Runs an effect on the file or folder at `path`; an error of the operating system becomes a value. */
export async function attempt<T>(path: string, effect: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await effect();
  } catch (error) {
    return failure(problemFrom(error, path));
  }
}
