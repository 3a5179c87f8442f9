const ESCAPE = '\x1b';
// Cursor movement and clearing stand where a line would end on paper; colours and modes stand for nothing.
const MOVEMENT = new RegExp(String.raw`${ESCAPE}\[[0-9;]*[ABEFHJdf]`, 'g');
const SEQUENCE = new RegExp(String.raw`${ESCAPE}(?:\[[0-9;?=]*[@-~]|[()][A-Z0-9]|[=>c78])`, 'g');
const UNFINISHED = new RegExp(String.raw`${ESCAPE}(?:\[[0-9;?=]*|[()])?$`);

/** Makes plain lines from what firmware, boot loaders and kernels write to a serial console: no escape codes, no blank lines. */
export class ConsoleLines {
  #rest = '';

  /** The lines that end in this chunk; text and escape codes may be cut anywhere between two chunks. */
  push(chunk: string): string[] {
    const raw = this.#rest + chunk;
    const cut = UNFINISHED.exec(raw)?.index ?? raw.length;
    const text = raw.slice(0, cut).replace(MOVEMENT, '\n').replace(SEQUENCE, '').replaceAll('\0', '');
    const lines = text.split(/[\r\n]+/);
    this.#rest = (lines.pop() ?? '') + raw.slice(cut);
    return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
  }
}
