/** One file that is to be had from a server. */
export interface Wanted {
  readonly url: string;
  /** What is pinned; null where nothing is. */
  readonly sha256: string | null;
  readonly size: number | null;
  /** Where it is collected, so that it can be gone on with. */
  readonly part: string;
  /** Where it appears once it is whole and right. */
  readonly target: (sha256: string) => string;
  /** Milliseconds for an answer, and then between any two pieces. */
  readonly patience: number;
  /** How often in a row nothing may come before it is given up. */
  readonly tries: number;
  /** Milliseconds before the second try; twice as many before each later one. */
  readonly pause: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of the user's netrc; empty where there is none. */
  readonly netrc: string;
  /** Is told how many bytes are there, of how many where that is known. */
  readonly onProgress?: (done: number, total: number | null) => void;
}
