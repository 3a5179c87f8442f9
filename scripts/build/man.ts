import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ManPageMore, manPage } from '../../src/terminal/manual/man-page.ts';
import { readProgram } from '../../src/terminal/program.ts';

/** Writes `man/vaq.1` from the manifest, and from the tables of exit codes and variables in docs/commands.md. */
export async function writeManPage(root: string): Promise<void> {
  const text = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
  const pjson = JSON.parse(await text('package.json'));
  const page = await text('docs/commands.md');
  const more: ManPageMore = {
    exits: rowsUnder(page, '| exit code | meaning |'),
    variables: rowsUnder(page, '| variable | effect |'),
  };
  await mkdir(join(root, 'man'), { recursive: true });
  await writeFile(join(root, 'man/vaq.1'), manPage(readProgram(root, pjson), more));
}

/** The rows of a table of two columns, by its head, without marks of Markdown other than backticks. */
function rowsUnder(page: string, head: string): ManPageMore['exits'] {
  const lines = page.split('\n');
  const from = lines.indexOf(head);
  if (from === -1) throw new Error(`docs/commands.md has no table \`${head}\``);
  const rest = lines.slice(from + 2);
  const rows = rest.slice(
    0,
    rest.findIndex((line) => !line.startsWith('|')),
  );
  return rows.map((line) => {
    const [typed = '', ...means] = line.replace(/^\| | \|$/g, '').split(' | ');
    const plain = means
      .join(' | ')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll('\\|', '|');
    return { typed: typed.replaceAll('`', ''), means: plain };
  });
}
