import assert from 'node:assert/strict';
import { openSource } from '../../../src/sot/source/open.ts';
import type { Source } from '../../../src/sot/source/source.ts';

/** The source at a root, which must open. */
export async function opened(root: string, ref?: string): Promise<Source> {
  const result = await openSource({ root, ref });
  assert.ok(result.ok, result.ok ? '' : result.diagnostic.message);
  return result.source;
}

/** Why a source does not open: `file rule: message`. */
export async function refused(root: string, ref?: string): Promise<string> {
  const result = await openSource({ root, ref });
  assert.ok(!result.ok, 'it opens');
  const { file, ruleId, message } = result.diagnostic;
  return `${file} ${ruleId}: ${message}`;
}

/** The text of a file, or its finding as `rule: message`. */
export async function readText(source: Source, path: string): Promise<string> {
  const content = await source.read(path);
  if (content.ok) return Buffer.from(content.bytes).toString();
  assert.equal(content.diagnostic.file, path);
  return `${content.diagnostic.ruleId}: ${content.diagnostic.message}`;
}

/** Everything that a source says: each listed path with what reading it gives, and what could not be listed. */
export async function readAll(
  source: Source,
): Promise<{ readonly files: Readonly<Record<string, string>>; readonly problems: readonly string[] }> {
  const files: Record<string, string> = {};
  for (const path of await source.list()) files[path] = await readText(source, path);
  const problems = await source.problems();
  return { files, problems: problems.map(({ file, ruleId, message }) => `${file} ${ruleId}: ${message}`) };
}
