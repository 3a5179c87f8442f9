import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Holds a text to a golden file; `UPDATE_GOLDEN=1` rewrites the file instead. */
export function assertGolden(url: URL, actual: string): void {
  if (process.env.UPDATE_GOLDEN === '1') {
    writeFileSync(url, actual);
    return;
  }
  assert.ok(existsSync(url), `${url.pathname} is missing: UPDATE_GOLDEN=1 writes it`);
  assert.equal(actual, readFileSync(url, 'utf8'), `${url.pathname} differs`);
}
