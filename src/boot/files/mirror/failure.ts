import type { Ready } from '../ready.ts';

/** Why a file cannot be had, as a gateway says it: 502 the server is at fault, 503 we are, 504 it is too slow. */
export type Failure = Extract<Ready, { ok: false }>;

/** A failure that can be thrown through streams. */
class MirrorError extends Error {
  readonly status: Failure['status'];

  constructor(status: Failure['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** A failure with its own words. */
export function mirrorFailure(status: Failure['status'], message: string): MirrorError {
  return new MirrorError(status, message);
}

/** What `fetch` wraps in a message that says nothing. */
function causeOf(error: Error): string {
  const cause = error.cause as (Error & { readonly code?: string }) | undefined;
  return cause?.message || cause?.code || error.message;
}

/** What went wrong with a download, for a person; any error at all. */
export function failureOf(error: unknown, url: string, patience: number): Failure {
  const failed = error as Error & { readonly code?: unknown };
  if (failed instanceof MirrorError) return { ok: false, status: failed.status, message: failed.message };
  if (failed.name === 'AbortError')
    return { ok: false, status: 504, message: `${url} sent nothing for ${patience / 1000} seconds` };
  // An error of the system has a code that is a word; those of `fetch` stand in its cause.
  if (typeof failed.code === 'string')
    return { ok: false, status: 503, message: `${url} cannot be stored: ${failed.message}` };
  return { ok: false, status: 502, message: `${url} cannot be fetched: ${causeOf(failed)}` };
}
