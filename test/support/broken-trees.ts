import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Test } from 'uvu';
import { ruleIds } from '../../src/pipeline/rule-pages.ts';
import { validateFolder } from './validate-folder.ts';

/** Where the trees with one mistake each are. */
export const BROKEN = 'fixtures/broken';

/** The rules of which no folder can be an example, each with the reason. */
export const IN_NO_FOLDER: Readonly<Record<string, string>> = {
  'boot/secret': 'found by `vaq boot`, which alone has the values of secrets',
  'document/too-large': 'a file of 16 MB, or of 100,000 documents, is no example',
  'external/cloud-init': 'found with --external, which asks programs of others',
  'external/debconf': 'found with --external, which asks programs of others',
  'external/failed': 'found with --external, which asks programs of others',
  'external/ignition': 'found with --external, which asks programs of others',
  'external/ksvalidator': 'found with --external, which asks programs of others',
  'external/missing': 'found with --external, which asks programs of others',
  'file/missing': 'found by `vaq boot`, when it looks for the files',
  'link/moving-ref': 'needs a Git repository to link to',
  'link/unknown-release': 'needs a Git repository of its own',
  'source/address': 'found in what stands after --sot',
  'source/git-missing': 'needs a machine without Git',
  'source/not-a-repository': 'found with --ref',
  'source/unknown-revision': 'found with --ref',
  'source/unreachable': 'needs a network that does not answer',
  'template/out-of-memory': 'on a busy machine the time is up first',
};

/** The group that `vaq check` finds in files that stand alone: its pages show them. */
const OF_FILES = /^check\//;

/** The rules that have a folder. */
export const BROKEN_RULES: readonly string[] = ruleIds().filter(
  (id) => !(id in IN_NO_FOLDER) && !OF_FILES.test(id),
);

/** The name of a rule's folder. */
export function brokenFolder(id: string): string {
  return id.replace('/', '-');
}

/** Tests, for each rule whose group begins with one of these letters, that its folder gives exactly what is expected. */
export function executeTrees(test: Test, letters: string): void {
  for (const id of BROKEN_RULES.filter((rule) => letters.includes(rule[0]!))) {
    const folder = `${BROKEN}/${brokenFolder(id)}`;
    // broken.test.ts says which are not there.
    if (!existsSync(folder)) continue;
    test(`${id}: exactly what is expected is found`, async () => {
      const { text } = await validateFolder(folder);
      const expected = `${folder}/expected.txt`;
      if (process.env.UPDATE_GOLDEN) writeFileSync(expected, text);
      assert.ok(existsSync(expected), `${expected} is missing; UPDATE_GOLDEN=1 writes it`);
      assert.equal(text, readFileSync(expected, 'utf8'));
      assert.ok(text.includes(`[${id}]\n`), `${id} is not among what was found`);
    });
  }
}
