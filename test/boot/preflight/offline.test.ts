import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { findOffline } from '../../../src/boot/preflight/offline.ts';
import { built } from '../../sot/sample.ts';

const test = suite('boot/preflight/offline');

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

test('of a mirror that is not asked only what lies here can be served, and what is needed beside is an error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-offline-'));
  try {
    await writeFile(join(folder, sha256Of('kept')), 'kept');
    await writeFile(join(folder, sha256Of('changed')), 'other');
    const entry = (path: string): string => `  - { path: ${path}, sha256: ${sha256Of(path)} }\n`;
    const { model } = await built({
      'files.yml': `files:\n${['kept', 'changed', 'damaged', 'gone'].map(entry).join('')}  - path: unpinned\n`,
    });
    const { files, diagnostics } = await findOffline(model.declarations ?? [], {
      url: 'http://127.0.0.1:1/',
      folder,
      needed: new Set(['kept', 'changed', 'damaged', 'unpinned']),
      damaged: new Map([['damaged', 'a1'.repeat(32)]]),
    });
    assert.deepEqual([...files.keys()], ['kept']);
    assert.deepEqual(
      diagnostics.map(({ ruleId, severity, message }) => `${severity} ${ruleId}: ${message}`),
      [
        'error file/missing: changed: it is not in the cache; run `vaq fetch`, where the mirror may be asked',
        `error file/missing: damaged: its copy in the cache is damaged, its SHA-256 is ${'a1'.repeat(32)}; run \`vaq fetch\`, where the mirror may be asked`,
        'warning file/missing: gone: it is not in the cache; run `vaq fetch`, where the mirror may be asked',
        'error file/missing: unpinned: nothing pins what it is; run `vaq lock`, then `vaq fetch`, where the mirror may be asked',
      ],
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.run();
