import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { YamlDocument } from '../documents/yaml.ts';
import { keyFinding, type Path, type Place } from '../place.ts';
import { LATER } from './generated/later.ts';

function expand(value: unknown, pattern: readonly string[], path: Path = []): readonly Path[] {
  const [key, ...rest] = pattern;
  if (key === undefined) return [path];
  if (key === '*') {
    return Array.isArray(value) ? value.flatMap((item, index) => expand(item, rest, [...path, index])) : [];
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return expand((value as Record<string, unknown>)[key], rest, [...path, key]);
}

/** Collects the keys of a tree that this version reads but does not act on, and says each once. */
export class LaterKeys {
  readonly #seen = new Map<string, { readonly first: Place; count: number }>();

  /** Notes what a document of that schema has of them. */
  add(schema: string, document: YamlDocument): void {
    for (const pattern of LATER[schema] ?? []) {
      for (const path of expand(document.value, pattern)) {
        const id = `${schema}/${pattern.join('/')}`;
        const seen = this.#seen.get(id);
        if (seen === undefined) this.#seen.set(id, { first: { document, path }, count: 1 });
        else seen.count++;
      }
    }
  }

  /** One `info` a key, at its first place, so that nobody believes that it has an effect. */
  diagnostics(): readonly Diagnostic[] {
    return [...this.#seen.values()].map(({ first, count }) => {
      const others = count === 2 ? 'one more place' : `${count - 1} more places`;
      const more = count > 1 ? ` (here and in ${others})` : '';
      const message = `\`${String(first.path.at(-1))}\` is part of the data model, but this version of vaq does not act on it yet${more}`;
      return keyFinding(first, { ruleId: 'schema/not-acted-on', severity: 'info', message });
    });
  }
}
