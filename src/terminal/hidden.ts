import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks on a terminal for a text that is not shown while it is typed; null where the person leaves instead (Ctrl-C, Ctrl-D). */
export function askHidden(question: string): Promise<string | null> {
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: mute, terminal: true, historySize: 0 });
  process.stderr.write(question);
  return new Promise((resolve) => {
    const end = (text: string | null): void => {
      resolve(text);
      reader.close();
      process.stderr.write('\n');
    };
    reader.once('SIGINT', () => end(null));
    reader.once('line', end);
    reader.once('close', () => resolve(null));
  });
}
