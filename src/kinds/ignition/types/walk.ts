import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { Path } from '../../../sot/place.ts';
import type { Item } from '../mistake.ts';
import type { StructType, Type } from './type.ts';

/** A map of a configuration with its type. */
export interface Typed {
  readonly item: Item;
  readonly type: StructType;
}

/** Every map in a value of a type, the outer before the inner. */
export function structsIn(value: JsonValue | undefined, type: Type, path: Path = []): readonly Typed[] {
  if (type.is === 'list') {
    const list = (value ?? []) as readonly JsonValue[];
    return list.flatMap((item, index) => structsIn(item, type.of, [...path, index]));
  }
  if (type.is !== 'struct' || value === undefined) return [];
  const item: Item = { value: value as Item['value'], path };
  const inner = Object.entries(type.fields).flatMap(([key, field]) =>
    structsIn(item.value[key], field, [...path, key]),
  );
  return [{ item, type }, ...inner];
}
