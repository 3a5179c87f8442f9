import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Plugin } from '@oclif/core';

/**
 * Writes `oclif.manifest.json`: flags and arguments of every built command, so that help and look-up load none of them.
 * Fails when a command cannot be loaded.
 */
export async function writeManifest(root: string): Promise<void> {
  const plugin = new Plugin({
    root,
    isRoot: true,
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
  });
  await plugin.load();
  await writeFile(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest, null, 2)}\n`);
}
