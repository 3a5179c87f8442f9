import { askHidden } from '../terminal/hidden.ts';

/** A value that was given, or why there is none. */
type Given = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string };

const MOST_BYTES = 64 * 1024;

async function fromInput(): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > MOST_BYTES) return null;
  }
  try {
    // One newline at the end is the program's that wrote it: `echo`, `pass`, an editor.
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)).replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}

/** A value from the terminal, typed twice and not shown, or all of stdin where that is none; never from the command line. */
export async function secretValue(what: string): Promise<Given> {
  if (process.stdin.isTTY !== true) {
    const value = await fromInput();
    if (value === null || value.includes('\0'))
      return { ok: false, message: 'stdin is no text of at most 64 KiB in UTF-8' };
    return value === '' ? { ok: false, message: 'stdin is empty' } : { ok: true, value };
  }
  const value = await askHidden(`${what}: `);
  if (value === null || value === '') return { ok: false, message: 'nothing was typed' };
  const again = await askHidden('again: ');
  return again === value
    ? { ok: true, value }
    : { ok: false, message: 'what was typed differs from the first time' };
}
