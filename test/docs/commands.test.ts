import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { COMMANDS } from '../../src/commands/index.ts';

const test = suite('docs/commands');
const page = readFileSync('docs/commands.md', 'utf8');

/** The text under a heading of the second level, without what stands under the next one. */
function section(title: string): string {
  return page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';
}

function flagsIn(text: string): readonly string[] {
  return [...text.matchAll(/^\| `--([a-z-]+)/gm)].map(([, flag]) => flag!);
}

const COMMON = flagsIn(section('What all have in common'));

for (const [id, command] of Object.entries(COMMANDS)) {
  const name = id.replaceAll(':', ' ');
  test(`vaq ${name}: every flag has its line, and every line its flag`, () => {
    const documented = flagsIn(section(`vaq ${name}`));
    const common = COMMON.filter((flag) => flag in command.flags);
    assert.deepEqual([...documented, ...common].sort(), Object.keys(command.flags).sort());
  });
}

test.run();
