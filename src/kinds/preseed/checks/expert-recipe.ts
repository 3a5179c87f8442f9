import { holdsSecret } from '../../secret.ts';
import { type Entry, type Field, valueWords } from '../parse.ts';
import { type Partition, parseRecipe, type Recipe, type Setting } from '../recipe.ts';
import type { Check, Mistake } from './check.ts';

const FORMAT = 'a partition is `min priority max fs`, then settings, then a dot that stands alone';
const SIZE = 'megabytes, a share of the memory (`200%`), or both (`512+200%`)';

function mistake({ start, end }: Field, message: string, fix: string | null = null): Mistake {
  return { start, end, message, fix };
}

function sizes({ words, numbers }: Partition): readonly Mistake[] {
  const [min, , max, fs] = numbers;
  const unreadable = numbers.slice(0, 3).filter((word) => {
    return !/^\d+(\+\d+%|%)?$/.test(word.text) && !(word === max && word.text === '-1');
  });
  if (unreadable.length > 0) {
    return unreadable.map((word) =>
      mistake(word, `partman cannot read the size \`${word.text}\`: expected ${SIZE}`),
    );
  }
  if (min === undefined || max === undefined || fs === undefined) {
    return [mistake(words[0]!, `the sizes or the file system are missing: ${FORMAT}`)];
  }
  const isSmaller = /^\d+$/.test(min.text) && /^\d+$/.test(max.text) && Number(max.text) < Number(min.text);
  // The recipes of PowerPC have `8 1 1 prep` for a partition that does not grow.
  if (!isSmaller || max.text === '1') return [];
  const message = `the greatest size, ${max.text}, is below the least, ${min.text}, which partman takes for both`;
  return [{ ...mistake(max, message), severity: 'warning' }];
}

function setting({ key, value, word, form }: Setting): readonly Mistake[] {
  if (form === 'open') return [mistake(word, `the brace of \`${key}\` is never closed`)];
  const fix = value === '' ? `${key}{ }` : `${key}{ ${value} }`;
  if (form === 'joined') return [mistake(word, `partman wants blanks within the braces: \`${fix}\``, fix)];
  if (key !== 'mountpoint' || value.startsWith('/')) return [];
  return [mistake(word, `a mount point is an absolute path, not \`${value}\``)];
}

/** What a partition with a file system needs before partman formats and mounts it. */
function formatting({ settings }: Partition): readonly Mistake[] {
  const format = settings.find(({ key, value }) => key === 'method' && value === 'format');
  if (format === undefined) return [];
  const has = (name: string): boolean => settings.some(({ key }) => key === name);
  const missing = [
    ...(has('format') ? [] : ['format{ }']),
    ...(has('use_filesystem') ? [] : ['use_filesystem{ }']),
    ...(has('filesystem') || has('$default_filesystem') ? [] : ['filesystem{ ext4 }']),
  ];
  if (missing.length === 0) return [];
  const names = missing.map((name) => `\`${name}\``).join(', ');
  return [mistake(format.word, `a partition that is to be formatted also needs ${names}`)];
}

function partition(part: Partition): readonly Mistake[] {
  return [
    ...sizes(part),
    ...part.stray.map((word) => mistake(word, `\`${word.text}\` is no setting: expected \`key{ value }\``)),
    ...part.settings.flatMap(setting),
    ...formatting(part),
  ];
}

/** Whether a recipe mounts file systems, but none at the root; one that makes RAID members is mounted by another recipe. */
function lacksRoot({ partitions }: Recipe): boolean {
  const settings = partitions.flatMap((part) => part.settings);
  const mounts = settings.filter(({ key }) => key === 'mountpoint').map(({ value }) => value);
  const onRaid = settings.some(({ key, value }) => key === 'method' && value === 'raid');
  return mounts.length > 0 && !mounts.includes('/') && !onRaid;
}

function recipe(entry: Entry): readonly Mistake[] {
  const { question, type, value } = entry;
  if (question.text !== 'partman-auto/expert_recipe' || type.text === 'seen' || holdsSecret(value.text))
    return [];
  const words = valueWords(entry);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const parsed = parseRecipe(words);
  if (!parsed.named && !/^\d/.test(first.text))
    return [mistake(first, 'a recipe begins with its name and `::`')];
  if (parsed.partitions.length === 0) return [mistake(first, `the recipe has no partition: ${FORMAT}`)];
  return [
    ...(lacksRoot(parsed) ? [mistake(first, 'no partition of this recipe is mounted at `/`')] : []),
    ...parsed.joinedDots.map((word) => mistake(word, 'the dot that ends a partition stands alone', '} .')),
    ...parsed.partitions.flatMap(partition),
    ...(parsed.ended ? [] : [mistake(last, 'no dot ends the last partition, and partman leaves it out')]),
  ];
}

/** An expert recipe is one that partman reads as it was meant; what it cannot read it mends, and no disk seems large enough. */
export const expertRecipe: Check = {
  ruleId: 'preseed/expert-recipe',
  severity: 'error',
  check: ({ entries }) => entries.flatMap(recipe),
};
