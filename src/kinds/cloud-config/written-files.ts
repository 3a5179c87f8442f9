import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../sot/documents/yaml.ts';
import type { KindFinding } from '../kind.ts';
import { holdsSecret } from '../secret.ts';

/**
 * Whether Python’s decoder takes a text: it passes over what is no sign of base64, and wants the rest to come out even.
 * Blanks and the dots of an example that was cut are let pass; anything else shows that no base64 was meant.
 */
function isBase64(text: string): boolean {
  const signs = text.replace(/[\s.]/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(signs) && signs.length % 4 === 0;
}

interface WrittenFile {
  readonly encoding?: JsonValue;
  readonly content?: JsonValue;
}

/** Contents that their own encoding cannot be undone of: the machine would write nothing. */
export function writtenFileFindings(document: YamlDocument): readonly KindFinding[] {
  const files = (document.value as { readonly write_files?: JsonValue } | null)?.write_files;
  if (!Array.isArray(files)) return [];
  return (files as readonly (WrittenFile | null)[]).flatMap((file, index): readonly KindFinding[] => {
    const { encoding, content } = file ?? {};
    if (typeof encoding !== 'string' || typeof content !== 'string' || holdsSecret(content)) return [];
    if (!/b64|base64/.test(encoding) || isBase64(content)) return [];
    const range = document.valueRange(['write_files', index, 'content']) ?? document.start;
    const message = `the encoding is \`${encoding}\`, and this is not base64`;
    return [{ ruleId: 'cloud-config/encoded-content', severity: 'error', message, range, fix: null }];
  });
}
