import { once } from 'node:events';
import type { Interface } from 'node:readline/promises';

/** What is answered, in lower case; null where the person leaves instead (Ctrl-C, Ctrl-D). */
export async function answerTo(reader: Interface, question: string): Promise<string | null> {
  const left = once(reader, 'close').then(() => null);
  // On a terminal Ctrl-C ends the question itself, Ctrl-D the reader.
  const asked = reader.question(question).catch((error: Error) => {
    if (error.name === 'AbortError') return null;
    throw error;
  });
  const answer = await Promise.race([asked, left]);
  return answer?.trim().toLowerCase() ?? null;
}
