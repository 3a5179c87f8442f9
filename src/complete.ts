import { type Candidate, candidates } from './terminal/completion/candidates.ts';
import { reply } from './terminal/completion/reply.ts';
import { type Package, readProgram } from './terminal/program.ts';

/**
 * Tells the script of a shell what can stand where the cursor is, without loading a command: `words` are what was typed,
 * each behind a `=`, because a shell may drop a word that is empty. Never fails: what cannot be told is not offered.
 */
export async function complete(root: string, pjson: Package, words: readonly string[]): Promise<void> {
  const program = readProgram(root, pjson);
  const typed = words.map((word) => word.slice(1));
  const found = candidates(program, typed);
  if (found.kind === 'words') process.stdout.write(reply('words', found.words));
  else if (found.kind !== 'names') process.stdout.write(reply(found.kind, []));
  else {
    const { namesOf } = await import('./pipeline/names.ts');
    const { flags, behind, of } = found;
    const names = await namesOf(of, { sot: flags.get('sot') ?? null, ref: flags.get('ref') ?? null });
    const whole = names.map(({ value, about }): Candidate => ({ value: `${behind}${value}`, about }));
    process.stdout.write(
      reply(
        'words',
        whole.filter(({ value }) => value.startsWith(typed.at(-1) ?? '')),
      ),
    );
  }
}
