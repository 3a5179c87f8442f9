import type { Arguments } from '../arguments.ts';
import type { Mistake } from '../mistake.ts';
import type { Release } from '../release.ts';
import { Used } from '../used.ts';
import { NETWORK_RELATIONS } from './network.ts';
import type { Relation } from './relation.ts';
import { SECTION_RELATIONS } from './sections.ts';
import { SOURCE_RELATIONS } from './source.ts';
import { STORAGE_RELATIONS } from './storage.ts';
import { SYSTEM_RELATIONS } from './system.ts';

const RELATIONS: Readonly<Record<string, readonly Relation[]>> = {
  ...STORAGE_RELATIONS,
  ...NETWORK_RELATIONS,
  ...SOURCE_RELATIONS,
  ...SYSTEM_RELATIONS,
  ...SECTION_RELATIONS,
};

/** What does not hold between the options and words of a line; nothing is said of a line that is wrong in itself. */
export function relationMistakes(line: Arguments, release: Release): readonly Mistake[] {
  if (line.mistakes.some(({ severity }) => severity === 'error')) return [];
  const used = new Used(line);
  const found = (RELATIONS[line.line.name.text] ?? []).flatMap((relation) => relation(used, release) ?? []);
  // One finding for one place: the first relation that is broken there says the most.
  return found.filter(({ start }, index) => found.findIndex((other) => other.start === start) === index);
}
