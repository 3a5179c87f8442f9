import { withPrivateFolder } from './private-folder.ts';
import type { ExternalTools } from './tools.ts';

/**
 * Gives the work the tools of others, with a private folder that is gone afterwards; null where nobody has asked for them,
 * and then what it takes to run them is not loaded.
 */
export async function maybeExternal<T>(
  isAsked: boolean,
  work: (tools: ExternalTools | null) => Promise<T>,
): Promise<T> {
  if (!isAsked) return work(null);
  const { ExternalTools: Tools } = await import('./tools.ts');
  return withPrivateFolder((folder) => work(new Tools(folder)));
}
