import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { Test } from 'uvu';
import { openSource } from '../../../src/sot/source/open.ts';
import { temporaryFolder } from '../source/repository.ts';
import { type Seen, seen } from './trees.ts';

/** Gives each test a cache of its own. The function that comes back takes a folder away after the test that it is given in. */
export function withFolders(test: Test): (folder: string) => string {
  const folders: string[] = [];
  const kept = (folder: string): string => {
    folders.push(folder);
    return folder;
  };
  let cache: string | undefined;
  test.before.each(() => {
    cache = process.env.XDG_CACHE_HOME;
    process.env.XDG_CACHE_HOME = kept(temporaryFolder());
  });
  test.after.each(() => {
    if (cache === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = cache;
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  return kept;
}

/** What is seen of the source of truth in a folder, at a revision of it. */
export async function seenAt(root: string, ref?: string): Promise<Seen> {
  const opened = await openSource({ root, ref });
  assert.ok(opened.ok);
  return seen(opened.source);
}
