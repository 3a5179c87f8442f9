import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type ParsedYaml, parseYaml, type YamlDocument } from '../documents/yaml.ts';

type MadeAt = NonNullable<YamlDocument['madeAt']>;

function generated(document: YamlDocument, madeAt: MadeAt): YamlDocument {
  return {
    file: document.file,
    index: document.index,
    value: document.value,
    get start() {
      return document.start;
    },
    keyRange: (path) => document.keyRange(path),
    valueRange: (path) => document.valueRange(path),
    writtenAt: (path) => document.writtenAt(path),
    madeAt,
  };
}

function withTemplate(found: Diagnostic, madeAt: MadeAt): Diagnostic {
  return found.range === null
    ? found
    : { ...found, related: [...found.related, madeAt(found.range.start.line)] };
}

/** The documents of a text that a template has made: each finding in them says the template's line too. */
export function parseGenerated(file: string, text: string, madeAt: MadeAt): ParsedYaml {
  const { documents, diagnostics } = parseYaml(file, text);
  return {
    documents: documents.map((document) => generated(document, madeAt)),
    diagnostics: diagnostics.map((found) => withTemplate(found, madeAt)),
  };
}
