import type { Ending, SandboxProcess } from './process.ts';
import type { Reply } from './protocol.ts';

/** Why a process stopped answering. */
export type Stop = 'timeout' | Ending;

/** How much may lie in the pipe, in UTF-16 units, so that a large run is not copied into it at once. */
const WINDOW = 512 * 1024;

/**
 * Gives a process its jobs in order and hands each reply out as it comes. Settles with null when all are answered, or
 * with the reason why the job after the last reply never will be; the process is then gone. `timeout` is in milliseconds.
 */
export async function feed(
  process: SandboxProcess,
  lines: Iterator<string>,
  onReply: (reply: Reply) => void,
  timeout: number,
): Promise<Stop | null> {
  const waiting: number[] = [];
  let inFlight = 0;
  let replies = 0;
  let isDrained = false;
  const fill = (): void => {
    let batch = '';
    while (!isDrained && (inFlight < WINDOW || waiting.length === 0)) {
      const { done, value } = lines.next();
      if (done) isDrained = true;
      else {
        batch += value;
        waiting.push(value.length);
        inFlight += value.length;
      }
    }
    if (batch !== '') process.write(batch);
  };
  let timer: NodeJS.Timeout | undefined;
  const answered = new Promise<null>((resolve) => {
    process.onLine = (line) => {
      timer?.refresh();
      for (const reply of JSON.parse(line) as readonly Reply[]) {
        replies++;
        inFlight -= waiting.shift() ?? 0;
        onReply(reply);
      }
      if (inFlight < WINDOW - WINDOW / 8) fill();
      if (isDrained && waiting.length === 0) resolve(null);
    };
    fill();
    if (waiting.length === 0) resolve(null);
  });
  const late = new Promise<'timeout'>((resolve) => {
    const watch = (): void => {
      const seen = replies;
      // This side may have been the busy one: what lies in the pipe is read before anything is judged.
      setImmediate(() => setImmediate(() => (replies === seen ? resolve('timeout') : undefined)));
    };
    timer = setTimeout(watch, timeout);
  });
  const stop = await Promise.race([answered, late, process.ended]);
  clearTimeout(timer);
  if (stop === 'timeout') await process.close();
  return stop;
}
