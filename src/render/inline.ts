import type { Os } from '../sot/model/types.ts';
import { type Path, type Place, pointer, within } from '../sot/place.ts';
import type { Json } from '../sot/schema/generated/types.ts';

/** A text of an operating system that is itself a template: a kernel, an initrd, or a value of the command line. */
export interface InlineTemplate {
  /** `os/debian12.yml#/cmdline/0/console`. */
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

function inlineAt(place: Place, value: Json | undefined): readonly InlineTemplate[] {
  if (typeof value === 'string') {
    if (!value.includes('<%')) return [];
    return [{ name: `${place.document.file}#${pointer(place.path)}`, text: value, place }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const keys: Path = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return keys.flatMap((key) => inlineAt(within(place, key), (value as Record<string | number, Json>)[key]));
}

/** The texts of an operating system that contain a tag, with their places. */
export function inlineTemplates(os: Os): readonly InlineTemplate[] {
  const { boot, cmdline } = os.data;
  return [
    ...inlineAt(within(os.place, 'boot'), boot as unknown as Json),
    ...inlineAt(within(os.place, 'cmdline'), cmdline as unknown as Json),
  ];
}

/** An operating system's document with each of its templates replaced by what it rendered to. */
export function fillInline<T>(value: T, place: Place, rendered: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') {
    return (rendered.get(`${place.document.file}#${pointer(place.path)}`) ?? value) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item, index) => fillInline(item, within(place, index), rendered)) as T;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    fillInline(item, within(place, key), rendered),
  ]);
  return Object.fromEntries(entries);
}
