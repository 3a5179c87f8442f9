import { once } from 'node:events';
import type { Interface } from 'node:readline/promises';

/** What is answered, in lower case; null where the person leaves instead (Ctrl-C, Ctrl-D). */
export async function answerTo(reader: Interface, question: string): Promise<string | null> {
  const left = once(reader, 'close').then(() => null);
  const answer = await Promise.race([reader.question(question), left]);
  return answer?.trim().toLowerCase() ?? null;
}
