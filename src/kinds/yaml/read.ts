import { constructFromEvents, EVENT_ID, type Event, parseEvents } from 'js-yaml';
import { LineIndex } from '../../diagnostics/position.ts';
import { findAliasProblem } from '../../sot/documents/aliases.ts';
import { buildNodes } from '../../sot/documents/build-nodes.ts';
import { ChunkFindings } from '../../sot/documents/chunk-findings.ts';
import { LocatedDocument } from '../../sot/documents/document.ts';
import type { JsonValue } from '../../sot/documents/json-value.ts';
import { MAX_DEPTH } from '../../sot/documents/limits.ts';
import type { YamlDocument } from '../../sot/documents/yaml.ts';
import type { KindFinding } from '../kind.ts';
import { YAML11 } from './schema.ts';
import { toFinding } from './to-finding.ts';

/** What a rendered text holds as YAML; null where it could not be read, and the findings say why. */
export interface ReadYaml {
  readonly document: YamlDocument | null;
  readonly findings: readonly KindFinding[];
}

function documentsOf(events: readonly Event[]): number {
  return events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length;
}

function secondDocument(text: string, index: LineIndex): KindFinding {
  const marker = [...text.matchAll(/^---(?=\s|$)/gm)].at(-1);
  const at = marker?.index ?? 0;
  const message = 'a second document begins here, and the machine reads a file with one';
  const range = index.rangeOf(at, at + 3);
  return { ruleId: 'document/one-only', severity: 'error', message, range, fix: null };
}

/** The one document of a rendered text as PyYAML reads it, with the place of everything in it; never throws. */
export function readYaml(text: string): ReadYaml {
  const index = new LineIndex(text);
  // Of the same length, so that places stay right.
  const chunk = { start: 0, text: text.replace(/^\ufeff/, ' ') };
  const problems = new ChunkFindings('', chunk, () => index);
  try {
    const events = parseEvents(chunk.text, { maxDepth: MAX_DEPTH });
    if (documentsOf(events) > 1) return { document: null, findings: [secondDocument(text, index)] };
    const alias = findAliasProblem(chunk.text, events);
    if (alias !== null) return { document: null, findings: [toFinding(problems.alias(alias))] };
    const options = { source: chunk.text, schema: YAML11, json: true, maxTotalMergeKeys: -1 };
    const [value = null] = constructFromEvents(events, options) as readonly JsonValue[];
    if (documentsOf(events) === 0) return { document: null, findings: [] };
    const document = new LocatedDocument({
      file: '',
      index: 0,
      value,
      chunk,
      ordinal: 0,
      lines: () => index,
    });
    const twice = buildNodes(chunk.text, events, 0).badKeys.filter(({ problem }) => problem === 'duplicate');
    return { document, findings: twice.map((key) => toFinding(problems.key(key))) };
  } catch (error) {
    return { document: null, findings: [toFinding(problems.syntax(error))] };
  }
}
