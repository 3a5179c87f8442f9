/** A command that a page shows, and what it says of it. */
export interface Step {
  /** The line of the page where it stands, from 1. */
  readonly line: number;
  readonly command: string;
  /** The lines that the page shows under it; empty where it shows none, and then nothing is compared. */
  readonly shown: readonly string[];
  readonly exit: number;
  /** What its output must hold before the next command is run beside it; null where that waits for its end. */
  readonly until: string | null;
}

/** A command that is not run, and why. */
export interface Untried {
  readonly command: string;
  readonly reason: string;
}

/** A page of the documentation as its test sees it. */
export interface Page {
  /** What the page starts with, as its `<!-- run: … -->` says; null where it has no such mark. */
  readonly start: string | null;
  readonly steps: readonly Step[];
  readonly untried: readonly Untried[];
}

interface Block {
  readonly line: number;
  readonly marks: string;
  readonly body: readonly string[];
}

/** The `console` blocks of a page, each with the comments that stand right above it. */
function blocksOf(text: string): readonly Block[] {
  const blocks = text.matchAll(/((?:^<!--.*-->\n+)*)^```console\n([\s\S]*?)^```$/gm);
  return [...blocks].map(({ 0: whole, 1: marks = '', 2: body = '', index }) => {
    const above = text.slice(0, index + whole.indexOf('```console'));
    return { line: above.split('\n').length + 1, marks, body: body.split('\n').slice(0, -1) };
  });
}

function mark(name: string, text: string): string | null {
  return new RegExp(`^<!-- ${name}: (.*?) -->$`, 'm').exec(text)?.[1] ?? null;
}

function stepsOf({ line, marks, body }: Block): readonly Step[] {
  const starts = body.flatMap((text, index) => (text.startsWith('$ ') ? [index] : []));
  return starts.map((start, index) => {
    const isLast = index === starts.length - 1;
    return {
      line: line + start,
      command: body[start]!.slice(2),
      shown: body.slice(start + 1, starts[index + 1]),
      exit: isLast ? Number(mark('exit', marks) ?? 0) : 0,
      until: isLast ? mark('beside, until', marks) : null,
    };
  });
}

/**
 * Reads a page. Commands are the lines with `$ ` in blocks of the language `console`; what follows is their output.
 * Comments right above a block say what a reader need not see: `not run: REASON`; and of its last command `exit: CODE`,
 * where that is not 0, and `beside, until: WORD`, where the reader goes on in another terminal once the word is there.
 */
export function parsePage(text: string): Page {
  const blocks = blocksOf(text);
  const untried = blocks.flatMap((block) => {
    const reason = mark('not run', block.marks);
    return reason === null ? [] : stepsOf(block).map(({ command }) => ({ command, reason }));
  });
  const steps = blocks.filter(({ marks }) => mark('not run', marks) === null).flatMap(stepsOf);
  return { start: mark('run', text), steps, untried };
}

/** Whether an output is the one that a page shows: `…` stands for any words, on a line of its own for any lines. */
export function isAsShown(output: string, shown: readonly string[]): boolean {
  const lines = shown.map((line) =>
    line.trim() === '…' ? '(?:.*\\n)*?' : `${line.trimEnd().split('…').map(literal).join('.*')}\\n`,
  );
  const trimmed = output.replace(/[^\S\n]+$/gm, '').replace(/\n*$/, '\n');
  return new RegExp(`^${lines.join('')}$`).test(trimmed);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
