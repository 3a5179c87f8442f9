/** What a benchmark found: a table of ratios, and whether each is within the limit that it is held to. */
export interface Outcome {
  readonly table: string;
  readonly isWithinLimits: boolean;
}

/** One benchmark, listed in `bench/index.ts`. It compares with something on the same machine: a ratio travels, a time does not. */
export interface Benchmark {
  readonly name: string;
  /** One sentence: what is compared with what. */
  readonly about: string;
  readonly run: () => Promise<Outcome>;
}
