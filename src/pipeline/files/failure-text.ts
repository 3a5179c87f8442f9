import type { Remedy } from '../../files/download/failure.ts';
import type { Obtained } from '../../files/obtain.ts';

/** The commands that bring files here. */
type Command = 'fetch' | 'lock';

function help(remedy: Remedy, path: string, command: Command): string {
  if (remedy === 'later')
    return `run \`vaq ${command}\` again when the server is well: it goes on where this one ended`;
  if (remedy === 'address') return 'correct its address, or have it there';
  return `run \`vaq lock --update ${path}\` if that is meant to be the file now`;
}

/** Why a file is not here, in a sentence with its path, the URL, and what to do, as far as that is known. */
export function failureText(
  path: string,
  { message, remedy }: Pick<Extract<Obtained, { readonly ok: false }>, 'message' | 'remedy'>,
  command: Command,
): string {
  const said = `${path}: ${message}`;
  return remedy === null ? said : `${said}; ${help(remedy, path, command)}`;
}
