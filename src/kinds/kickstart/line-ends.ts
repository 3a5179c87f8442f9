import { type Mistake, warningAt } from './mistake.ts';
import type { KickstartFile, Section } from './parse.ts';

/** Sections that a shell runs where they name no other interpreter. */
const SCRIPTS: ReadonlySet<string> = new Set(['%pre', '%pre-install', '%post', '%onerror', '%traceback']);

const INTERPRETER = '--interpreter';

/** Whether a shell runs a section: others than shells take a CR at the end of a line for a blank. */
function isForShell({ name, words }: Section): boolean {
  if (!SCRIPTS.has(name.text)) return false;
  const at = words.findIndex(({ text }) => text === INTERPRETER || text.startsWith(`${INTERPRETER}=`));
  if (at === -1) return true;
  const [, value = words[at + 1]?.text ?? ''] = words[at]!.text.split('=');
  return /sh$/.test(value);
}

/**
 * Scripts whose lines end with CR and LF: Anaconda takes them over as they are (pykickstart keeps line ends, and splits
 * commands at a CR as at any blank), and a shell takes the CR for a part of the last word.
 */
export function lineEndMistakes({ text, sections }: KickstartFile): readonly Mistake[] {
  return sections.filter(isForShell).flatMap((section) => {
    const line = section.body.find((one) => text.startsWith('\r\n', one.start + one.text.length));
    if (line === undefined) return [];
    const { start } = line;
    const end = start + line.text.length;
    const message = `lines of \`${section.name.text}\` end with CR and LF, as on Windows, and a shell takes the CR for a part of the last word (\`$'\\r': command not found\`); save this file with LF alone`;
    return [warningAt({ text: line.text, start, end }, 'kickstart/line-ends', message)];
  });
}
