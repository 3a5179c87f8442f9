import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import { asText } from '../../../sot/schema/spelling.ts';
import type { KindFinding } from '../../kind.ts';
import { type Action, wrong } from './action.ts';

/** Two partitions of one number on one disk, and two mounts at one place. */
export function twiceFindings(document: YamlDocument, actions: readonly Action[]): readonly KindFinding[] {
  const seen = new Set<string>();
  return actions.flatMap((action): readonly KindFinding[] => {
    const { type, number, device, path } = action.fields;
    const isNumbered = type === 'partition' && typeof number === 'number';
    const isMounted = type === 'mount' && typeof path === 'string' && path.startsWith('/');
    if (!isNumbered && !isMounted) return [];
    const key = isNumbered ? `${asText(device)} ${number}` : (path as string);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return isNumbered
      ? [
          wrong(
            document,
            [...action.at, 'number'],
            `partition ${number} of \`${asText(device)}\` stands above`,
          ),
        ]
      : [wrong(document, [...action.at, 'path'], `\`${key}\` is mounted above`)];
  });
}
