import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RulePage, readRulePage } from '../diagnostics/formats/rule-page.ts';
import { packageFile } from '../package-root.ts';

const FOLDER = 'docs/rules';

/** The id of every rule, in order: each has its page, whatever part of the program finds it. */
export function ruleIds(): readonly string[] {
  return readdirSync(packageFile(FOLDER), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length))
    .sort();
}

/** The page of a rule that `ruleIds` lists. */
export function rulePage(id: string): RulePage {
  return readRulePage(readFileSync(join(packageFile(FOLDER), `${id}.md`), 'utf8'));
}
