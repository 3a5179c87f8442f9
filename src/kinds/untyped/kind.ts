import { LineIndex } from '../../diagnostics/position.ts';
import type { Kind, KindFinding } from '../kind.ts';

const MARKER = '<%';

function leftMarkers(text: string): readonly KindFinding[] {
  const index = new LineIndex(text);
  const findings: KindFinding[] = [];
  for (let at = text.indexOf(MARKER); at !== -1; at = text.indexOf(MARKER, at + MARKER.length)) {
    findings.push({
      ruleId: 'untyped/template-marker',
      severity: 'error',
      message: 'a template marker `<%` is left in what the machine gets; a template’s name ends in `.ejs`',
      range: index.rangeOf(at, at + MARKER.length),
      fix: null,
    });
  }
  return findings;
}

/** Any text at all: served under one name, with no kernel argument of its own and nothing checked but left-over markers. */
export const untyped: Kind = {
  name: 'untyped',
  artifactName: 'config',
  contentType: 'text/plain; charset=utf-8',
  canSignalCompletion: true,
  supports: () => true,
  kernelArguments: () => [],
  check: leftMarkers,
};
