import { compareDiagnostics } from '../../../src/diagnostics/order.ts';
import { parseYaml } from '../../../src/sot/documents/yaml.ts';
import { checkDocument, type DocumentTypes } from '../../../src/sot/schema/check.ts';
import { line } from '../sample.ts';

/** What holding one document against a schema gives. */
export interface CheckedText {
  /** `3:5-3:9 error rule: message`, one a finding, in their order. */
  readonly found: readonly string[];
  readonly value: unknown;
  readonly complete: boolean;
}

/** Holds the first document of a text against a schema. */
export function checked(schema: keyof DocumentTypes, text: string): CheckedText {
  const [document] = parseYaml('a.yml', text).documents;
  const { value, complete, diagnostics } = checkDocument(schema, document!, text);
  const found = [...diagnostics].sort(compareDiagnostics).map((one) => line(one).replace('a.yml:', ''));
  return { found, value, complete };
}
