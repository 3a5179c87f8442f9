import type { Page } from './page.ts';

/** What became of a step. */
export interface Outcome {
  readonly exit: number;
  /** Both streams, as a terminal shows them. */
  readonly output: string;
}

const BEGIN = '\x1e';
const END = '\x1f';

/**
 * One bash script that runs a page's steps in order in one shell, as a reader does, and tells where each begins and ends.
 * What goes on beside the others is waited for at the end; its output is in a file until then.
 */
export function scriptOf({ steps }: Page): string {
  const lines = ['exec 2>&1'];
  const besides: number[] = [];
  for (const [index, { command, until }] of steps.entries()) {
    if (until === null) {
      lines.push(`printf '${BEGIN}${index}\\n'`, '{', command, '}', `printf '${END}%s\\n' "$?"`);
      continue;
    }
    besides.push(index);
    lines.push(
      `touch "$BESIDE/${index}"; {`,
      command,
      `} >"$BESIDE/${index}" 2>&1 & beside${index}=$!`,
      `for _ in {1..200}; do grep -q '${until}' "$BESIDE/${index}" && break; sleep 0.1; done`,
    );
  }
  for (const index of besides) {
    lines.push(`wait $beside${index}; code=$?; printf '${BEGIN}${index}\\n'`);
    lines.push(`cat "$BESIDE/${index}"; printf '${END}%s\\n' "$code"`);
  }
  return `${lines.join('\n')}\n`;
}

/** What became of each step, by its number, from what such a script has printed; a step that it never came to is missing. */
export function outcomesOf(printed: string): ReadonlyMap<number, Outcome> {
  const records = printed.matchAll(new RegExp(`${BEGIN}(\\d+)\\n([^${BEGIN}]*?)${END}(\\d+)\\n`, 'g'));
  return new Map(
    [...records].map(([, index, output, exit]) => [
      Number(index),
      { exit: Number(exit), output: output ?? '' },
    ]),
  );
}
