import type { JsonValue } from '../../../sot/documents/json-value.ts';
import {
  type Check,
  errorAt,
  type Item,
  itemsAt,
  itemsUnder,
  type Mistake,
  says,
  textOf,
} from '../mistake.ts';
import { nodesOf } from '../nodes.ts';

/** Paths that stand twice, or below a link. */
function placeMistakes(nodes: readonly Item[], links: ReadonlySet<string>): readonly Mistake[] {
  const seen = new Set<string>();
  return nodes.flatMap((node): readonly Mistake[] => {
    const path = textOf(node, 'path');
    if (path === null) return [];
    if (seen.has(path)) return [errorAt('duplicate', node, 'path', `the path \`${path}\` stands twice`)];
    seen.add(path);
    const parents = path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
    const link = parents.find((parent) => links.has(parent));
    return link === undefined
      ? []
      : [errorAt('conflict', node, 'path', `\`${link}\` is a link here, and nothing can be put below it`)];
  });
}

/** Files where a unit or drop-in of the same configuration is written. */
function unitConflicts(config: JsonValue, nodes: readonly Item[]): readonly Mistake[] {
  const folder = '/etc/systemd/system/';
  const units = itemsAt(config, 'systemd', 'units').flatMap((unit) => {
    const name = textOf(unit, 'name');
    const dropins = itemsUnder(unit, 'dropins').filter((dropin) => says(dropin, 'contents'));
    return [
      ...(says(unit, 'contents') ? [`${folder}${name}`] : []),
      ...dropins.map((dropin) => `${folder}${name}.d/${textOf(dropin, 'name')}`),
    ];
  });
  return nodes
    .filter((node) => units.includes(textOf(node, 'path') ?? ''))
    .map((node) => errorAt('conflict', node, 'path', 'a unit of this configuration is written to this path'));
}

/** Nothing is put where something else of the same configuration is; version 2 takes one after the other. */
export const checkPlaces: Check = (config, version) => {
  const { links, all } = nodesOf(config);
  const linked = new Set(links.flatMap((link) => textOf(link, 'path') ?? []));
  return [...(version.major === 2 ? [] : placeMistakes(all, linked)), ...unitConflicts(config, all)];
};
