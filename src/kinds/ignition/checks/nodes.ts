import type { JsonValue } from '../../../sot/documents/json-value.ts';
import { type Check, errorAt, type Item, type Mistake, says, textOf, under, warningAt } from '../mistake.ts';
import { nodesOf } from '../nodes.ts';
import type { SpecVersion } from '../version.ts';
import { pathProblem } from './path-problem.ts';

function pathMistakes(node: Item): readonly Mistake[] {
  const path = textOf(node, 'path');
  const problem = path === null ? null : pathProblem(path);
  return problem === null ? [] : [errorAt('path', node, 'path', problem)];
}

const MOST = 0o7777;
const PLAIN = 0o777;

function modeMistakes(node: Item, { major, minor }: SpecVersion): readonly Mistake[] {
  const { mode } = node.value;
  if (typeof mode !== 'number') return [];
  if (mode < 0 || mode > MOST) {
    const message = `a mode is a decimal number from 0 to ${MOST}, found ${mode}`;
    return [errorAt('value', node, 'mode', message)];
  }
  if (mode > PLAIN && major === 3 && minor < 6) {
    const message = `before version 3.6.0 the bits above ${PLAIN} have no effect; a mode is decimal, 0644 is 420`;
    return [warningAt('value', node, 'mode', message)];
  }
  return [];
}

function ownerMistakes(node: Item): readonly Mistake[] {
  return ['user', 'group'].flatMap((key): readonly Mistake[] => {
    const owner = under(node, key);
    const isBoth = owner !== null && says(owner, 'id') && says(owner, 'name') && owner.value.name !== '';
    return isBoth ? [errorAt('conflict', node, key, 'either `id` or `name` says who it is, not both')] : [];
  });
}

function overwriteMistakes(file: Item, { major }: SpecVersion): readonly Mistake[] {
  if (major === 2 || file.value.overwrite !== true) return [];
  const contents = under(file, 'contents');
  if (contents !== null && says(contents, 'source')) return [];
  return [
    errorAt('conflict', file, 'overwrite', 'without a `source` there is nothing to overwrite the file with'),
  ];
}

function linkMistakes(link: Item, directories: ReadonlySet<JsonValue | undefined>): readonly Mistake[] {
  const found: Mistake[] = [];
  if (link.value.target === '') found.push(errorAt('path', link, 'target', 'a link needs a target'));
  if (link.value.hard !== true) return found;
  if (directories.has(link.value.target)) {
    found.push(errorAt('conflict', link, null, 'a hard link cannot lead to a directory'));
  }
  for (const key of ['user', 'group']) {
    const owner = under(link, key);
    if (owner === null || !(says(owner, 'id') || says(owner, 'name'))) continue;
    found.push(warningAt('conflict', link, key, 'a hard link has the owner of what it leads to'));
  }
  return found;
}

/** Files, directories and links have absolute paths, modes in range, and say one thing only. */
export const checkNodes: Check = (config, version) => {
  const { files, directories, links, all } = nodesOf(config);
  const folders = new Set(directories.map(({ value }) => value.path));
  return [
    ...all.flatMap((node) => [...pathMistakes(node), ...modeMistakes(node, version), ...ownerMistakes(node)]),
    ...files.flatMap((file) => overwriteMistakes(file, version)),
    ...links.flatMap((link) => linkMistakes(link, folders)),
  ];
};
