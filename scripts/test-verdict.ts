/** What running one test file gave. */
export interface FileResult {
  readonly file: string;
  readonly code: number;
  readonly output: string;
  readonly timedOut: boolean;
}

/** The counts of one file, and what is wrong with it, if anything. */
export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  readonly problem: string | null;
}

function total(output: string, word: string): number {
  let sum = 0;
  for (const match of output.matchAll(new RegExp(`^\\s*${word}:\\s+(\\d+)$`, 'gm'))) sum += Number(match[1]);
  return sum;
}

/** Judges one file by its exit code and by the summary that uvu prints: silence is never a success. */
export function judge(result: FileResult): Verdict {
  const tests = total(result.output, 'Total');
  const passed = total(result.output, 'Passed');
  const skipped = total(result.output, 'Skipped');
  const failures = Math.max(tests - passed - skipped, 0);
  const bad = (problem: string): Verdict => ({ passed, failed: Math.max(failures, 1), problem });
  if (result.timedOut && tests > 0 && failures === 0)
    return bad('its tests ended, but a handle kept the process alive until the time limit');
  if (result.timedOut) return bad('it did not end within the time limit');
  if (failures > 0) return bad(`${failures} of ${tests} tests failed`);
  if (result.code !== 0) return bad(`it exited with ${result.code}`);
  if (tests === 0) return bad('it ran no test: is `.run()` missing?');
  if (skipped > 0) return bad(`${skipped} tests were skipped: a test that does not run proves nothing`);
  return { passed, failed: 0, problem: null };
}
