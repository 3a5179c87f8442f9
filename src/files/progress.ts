/** Is told how files come in, each by its name for people. */
export interface Progress {
  /** How much is there, of how much where that is known; the first call is the beginning. */
  moved(name: string, done: number, total: number | null): void;
  /** That it is there, or cannot be had. */
  ended(name: string, outcome: { readonly ok: boolean; readonly size: number; readonly note: string }): void;
}

/** For those whom nobody watches. */
export const NO_PROGRESS: Progress = { moved: () => undefined, ended: () => undefined };
