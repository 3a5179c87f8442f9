/** What decides about colour: the stream that is written to, the environment, and the flag `--no-color`. */
export interface ColourContext {
  readonly stream: { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly noColor: boolean;
}

/**
 * Whether to write colour. The nearest wish wins: the flag, then `FORCE_COLOR` (`0` and `false` are no), then `NO_COLOR`
 * (not empty, as no-color.org says), then `TERM=dumb`, then whether a terminal reads; Node itself orders them so.
 */
export function usesColour({ stream, env, noColor }: ColourContext): boolean {
  if (noColor) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return env.TERM !== 'dumb' && stream.isTTY === true;
}
