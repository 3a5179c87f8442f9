import type { Host, Model } from './types.ts';

/** The model of the catalog that a host is installed from: the model itself, or that of a linked tree. */
export function catalogOf(model: Model, { catalog }: Host): Model {
  return model.linked.get(catalog) ?? model;
}
