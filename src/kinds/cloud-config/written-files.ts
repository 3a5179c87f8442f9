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
  readonly permissions?: JsonValue;
}

// Python’s int(text, 8), as cloud-init calls it.
const OCTAL = /^\s*[-+]?(0o)?[0-7]+(_[0-7]+)*\s*$/i;

function permissionsFinding(
  document: YamlDocument,
  index: number,
  value: JsonValue | undefined,
): readonly KindFinding[] {
  if (typeof value !== 'string' || holdsSecret(value) || OCTAL.test(value)) return [];
  const range = document.valueRange(['write_files', index, 'permissions']) ?? document.start;
  const message = `expected permissions as an octal number, such as \`"0644"\`, found the text \`${value}\`; cloud-init takes 0644 then`;
  return [{ ruleId: 'cloud-config/value', severity: 'warning', message, range, fix: null }];
}

function contentFinding(
  document: YamlDocument,
  index: number,
  { encoding, content }: WrittenFile,
): readonly KindFinding[] {
  if (typeof encoding !== 'string' || typeof content !== 'string' || holdsSecret(content)) return [];
  if (!/b64|base64/.test(encoding) || isBase64(content)) return [];
  const range = document.valueRange(['write_files', index, 'content']) ?? document.start;
  const message = `the encoding is \`${encoding}\`, and this is not base64`;
  return [{ ruleId: 'cloud-config/encoded-content', severity: 'error', message, range, fix: null }];
}

/** Contents that their own encoding cannot be undone of, where the machine would write nothing, and permissions that are none. */
export function writtenFileFindings(document: YamlDocument): readonly KindFinding[] {
  const files = (document.value as { readonly write_files?: JsonValue } | null)?.write_files;
  if (!Array.isArray(files)) return [];
  return (files as readonly (WrittenFile | null)[]).flatMap((file, index): readonly KindFinding[] => [
    ...contentFinding(document, index, file ?? {}),
    ...permissionsFinding(document, index, file?.permissions),
  ]);
}
