import { nearest } from '../../../diagnostics/nearest.ts';
import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import type { Path } from '../../../sot/place.ts';
import type { KindFinding } from '../../kind.ts';
import { holdsSecret } from '../../secret.ts';
import { type Action, idOf, wrong } from './action.ts';
import { REFERENCES } from './shape.ts';

/** Ids that stand twice. */
export function idFindings(document: YamlDocument, actions: readonly Action[]): readonly KindFinding[] {
  const seen = new Set<string>();
  return actions.flatMap((action): readonly KindFinding[] => {
    const id = idOf(action);
    if (id === null || !seen.has(id)) {
      if (id !== null) seen.add(id);
      return [];
    }
    return [wrong(document, [...action.at, 'id'], `the id \`${id}\` is taken by an action above`)];
  });
}

function referencesOf({ at, fields }: Action): readonly { readonly path: Path; readonly id: string }[] {
  const keys = (typeof fields.type === 'string' && REFERENCES[fields.type]) || [];
  return keys.flatMap((key) => {
    const value = fields[key];
    if (typeof value === 'string') return [{ path: [...at, key], id: value }];
    if (!Array.isArray(value)) return [];
    return (value as readonly JsonValue[]).flatMap((id, index) =>
      typeof id === 'string' ? [{ path: [...at, key, index], id }] : [],
    );
  });
}

/** Actions that name one that does not exist, or comes only later: they are carried out in the order of the file. */
export function referenceFindings(
  document: YamlDocument,
  actions: readonly Action[],
): readonly KindFinding[] {
  const ids = actions.flatMap((action) => idOf(action) ?? []);
  const above = new Set<string>();
  return actions.flatMap((action): readonly KindFinding[] => {
    const found = referencesOf(action).flatMap(({ path, id }): readonly KindFinding[] => {
      if (above.has(id) || holdsSecret(id)) return [];
      if (id === idOf(action)) return [wrong(document, path, `the action \`${id}\` names itself`)];
      if (ids.includes(id))
        return [
          wrong(
            document,
            path,
            `the action \`${id}\` comes only below: actions run in the order of the file`,
          ),
        ];
      const meant = nearest(id, ids);
      const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
      return [wrong(document, path, `there is no action with the id \`${id}\`${help}`, meant)];
    });
    const id = idOf(action);
    if (id !== null) above.add(id);
    return found;
  });
}
