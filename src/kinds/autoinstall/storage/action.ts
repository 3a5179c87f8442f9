import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import type { Path } from '../../../sot/place.ts';
import type { KindFinding } from '../../kind.ts';

/** A map of a document. */
export type JsonMap = { readonly [key: string]: JsonValue };

/** One action of `storage.config`, with its place. */
export interface Action {
  readonly at: Path;
  readonly fields: JsonMap;
}

/** Where the section stands. */
export const BASE: Path = ['autoinstall', 'storage'];

/** Whether a value is a map. */
export function isMap(value: JsonValue | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The actions of a section, as far as they are maps. */
export function actionsOf({ config }: JsonMap): readonly Action[] {
  if (!Array.isArray(config)) return [];
  return (config as readonly JsonValue[]).flatMap((fields, index) =>
    isMap(fields) ? [{ at: [...BASE, 'config', index], fields }] : [],
  );
}

/** The id of an action; null where it has none. */
export function idOf({ fields }: Action): string | null {
  return typeof fields.id === 'string' ? fields.id : null;
}

/** An error at a value. */
export function wrong(
  document: YamlDocument,
  path: Path,
  message: string,
  fix: string | null = null,
): KindFinding {
  const range = document.valueRange(path) ?? document.keyRange(path) ?? document.start;
  return { ruleId: 'autoinstall/storage', severity: 'error', message, range, fix };
}

/** A finding at a key. */
export function ofKey(
  document: YamlDocument,
  path: Path,
  severity: KindFinding['severity'],
  message: string,
): KindFinding {
  const range = document.keyRange(path) ?? document.start;
  return { ruleId: 'autoinstall/storage', severity, message, range, fix: null };
}
