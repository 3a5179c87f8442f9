import type { Field } from './parse.ts';

/** A setting of a partition, `key{ value }`. */
export interface Setting {
  readonly key: string;
  readonly value: string;
  /** Its first word. */
  readonly word: Field;
  /** `joined`: without blanks within the braces, so that partman does not know it. `open`: the brace is never closed. */
  readonly form: 'spaced' | 'joined' | 'open';
}

/** One partition of a recipe: `min priority max fs`, then settings, up to a dot that stands alone. */
export interface Partition {
  readonly words: readonly Field[];
  /** As many of the first four words as there are: the sizes, and the file system. */
  readonly numbers: readonly Field[];
  readonly settings: readonly Setting[];
  /** Words after these that are no setting. */
  readonly stray: readonly Field[];
}

/** A recipe of partman-auto as its author meant it, with what partman does not read as it was meant. */
export interface Recipe {
  readonly named: boolean;
  readonly partitions: readonly Partition[];
  /** The closing braces that a dot was joined to. */
  readonly joinedDots: readonly Field[];
  /** Whether a dot ends the last partition. */
  readonly ended: boolean;
}

function settingsOf(words: readonly Field[]): Pick<Partition, 'settings' | 'stray'> {
  const settings: Setting[] = [];
  const stray: Field[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const [, key, value, brace] = word.text.match(/^([^{}]+)\{([^{}]*)(\}?)$/) ?? [];
    if (key === undefined || value === undefined) {
      stray.push(word);
    } else if (brace === '}' || value !== '') {
      settings.push({ key, value, word, form: 'joined' });
    } else {
      const close = words.findIndex(({ text }, index) => index > at && text === '}');
      const end = close === -1 ? words.length : close;
      const inside = words.slice(at + 1, end).map(({ text }) => text);
      settings.push({ key, value: inside.join(' '), word, form: close === -1 ? 'open' : 'spaced' });
      at = end;
    }
  }
  return { settings, stray };
}

function partitionOf(words: readonly Field[]): Partition {
  const brace = words.findIndex(({ text }) => /[{}]/.test(text));
  const count = Math.min(4, brace === -1 ? words.length : brace);
  return { words, numbers: words.slice(0, count), ...settingsOf(words.slice(count)) };
}

function splitDot(word: Field): readonly Field[] {
  if (word.text !== '}.') return [word];
  const { start, end } = word;
  return [
    { text: '}', start, end: start + 1 },
    { text: '.', start: start + 1, end },
  ];
}

/** The parts of a recipe: words between blanks, whatever the lines, as partman-auto reads them. */
export function parseRecipe(words: readonly Field[]): Recipe {
  const colon = words.findIndex(({ text }) => text === '::' || text === ':');
  const partitions: Partition[] = [];
  let open: Field[] = [];
  for (const word of words.slice(colon + 1).flatMap(splitDot)) {
    if (word.text !== '.') {
      open.push(word);
    } else if (open.length > 0) {
      partitions.push(partitionOf(open));
      open = [];
    }
  }
  if (open.length > 0) partitions.push(partitionOf(open));
  const joinedDots = words.filter(({ text }) => text === '}.');
  return { named: colon !== -1, partitions, joinedDots, ended: open.length === 0 };
}
