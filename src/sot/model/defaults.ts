import { within } from '../place.ts';
import type { Entry, Tree } from '../tree.ts';
import type { Defaults } from './types.ts';

/** The metadata of a document, if it has any: a list of one or none. */
function ofDocument({ document, value }: Entry<'vaq' | 'env' | 'cluster' | 'boot'>): readonly Defaults[] {
  return value?.metadata === undefined
    ? []
    : [{ metadata: value.metadata, place: { document, path: ['metadata'] } }];
}

function ofSubnets({ document, value }: Entry<'env'>): readonly Defaults[] {
  return (value?.subnets ?? []).flatMap(({ metadata }, index) =>
    metadata === undefined
      ? []
      : [{ metadata, place: within({ document, path: [] }, 'subnets', index, 'metadata') }],
  );
}

/** Every metadata that hosts inherit, from the outermost level to the innermost, with its place. */
export function defaultsOf({
  vaq,
  envs,
  clusters,
  boots,
}: Pick<Tree, 'vaq' | 'envs' | 'clusters' | 'boots'>): readonly Defaults[] {
  return [
    ...(vaq === null ? [] : ofDocument(vaq)),
    ...envs.flatMap((entry) => [...ofDocument(entry), ...ofSubnets(entry)]),
    ...clusters.flatMap(ofDocument),
    ...boots.flatMap(ofDocument),
  ];
}
