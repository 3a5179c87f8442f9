/** Why a file cannot be had, as a gateway says it: 502 the server is at fault, 503 we are, 504 it is too slow. */
export interface Failure {
  readonly ok: false;
  readonly status: 502 | 503 | 504;
  readonly message: string;
  readonly remedy: Remedy | null;
}

/** What helps: to ask again later, to correct the address, or to pin what the server has now. */
export type Remedy = 'later' | 'address' | 'lock';

/** A failure that can be thrown through streams. */
export class DownloadError extends Error {
  readonly status: Failure['status'];
  /** Whether the same may go well in a moment. */
  readonly passes: boolean;
  /** Milliseconds that the server asks to be left alone. */
  readonly wait: number;
  readonly remedy: Remedy | null;

  constructor(
    status: Failure['status'],
    message: string,
    {
      passes = false,
      wait = 0,
      remedy = null,
    }: Partial<Pick<DownloadError, 'passes' | 'wait' | 'remedy'>> = {},
  ) {
    super(message);
    this.status = status;
    this.passes = passes;
    this.wait = wait;
    this.remedy = passes ? 'later' : remedy;
  }
}

/** Certificates that a later try will find as they are. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** What went wrong with a download as an error with words for a person; any error at all. */
export function downloadError(error: unknown, url: string, patience: number): DownloadError {
  const failed = error as NodeJS.ErrnoException;
  if (failed instanceof DownloadError) return failed;
  if (failed.name === 'AbortError')
    return new DownloadError(504, `${url} sent nothing for ${patience / 1000} seconds`, { passes: true });
  // An error of the disk names the path.
  if (failed.path !== undefined || failed.syscall === 'write' || failed.syscall === 'fsync')
    return new DownloadError(503, `${url} cannot be stored: ${failed.message}`);
  const code = failed.code ?? '';
  // What Node says of a body that ends before its length.
  const cause = failed.message === 'aborted' ? 'the connection broke off' : failed.message || code;
  const isUnknown = code === 'ENOTFOUND';
  const passes = !CERTIFICATE.test(code) && !isUnknown;
  const remedy = isUnknown ? 'address' : null;
  return new DownloadError(502, `${url} cannot be fetched: ${cause}`, { passes, remedy });
}
