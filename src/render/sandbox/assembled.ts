import type { Json } from '../../sot/schema/generated/types.ts';
import type { KeyPath, Names, RenderJob } from './job.ts';

type Branch = Record<string | number, Json>;

function at(data: Json, path: KeyPath): Json {
  return path.reduce<Json>((value, key) => (value as Branch)[key]!, data);
}

/** All that a template sees of a job's data, as the sandbox puts it together. */
export function assembled({ data, placed = [] }: Pick<RenderJob, 'data' | 'placed'>): Names {
  const own = structuredClone(data) as Branch;
  for (const one of placed) {
    const parent = at(own as Json, one.at.slice(0, -1)) as Branch;
    const key = one.at.at(-1)!;
    const value = 'from' in one ? at(own as Json, one.from) : one.value;
    const before = parent[key] ?? null;
    parent[key] = before === null ? value : { ...(value as Names), ...(before as Names) };
  }
  return own as Names;
}
