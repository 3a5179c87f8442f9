import { Ansis } from 'ansis';
import { safeText } from '../../terminal/safe-text.ts';
import { codeFrame, type FramePaint, linesOf } from '../code-frame.ts';
import type { Diagnostic, Range } from '../diagnostic.ts';
import { foldHosts } from '../fold-hosts.ts';
import type { Format, Sources } from './format.ts';
import { placeOf } from './place.ts';
import { severityPaint } from './severity-paint.ts';
import { summaryLine } from './summary-line.ts';

type Paint = (text: string) => string;
type Frames = (file: string, range: Range | null, paint: FramePaint) => readonly string[];

/** Findings for a person: where, what, the lines around it, which hosts, what to do; and at the end how many there are. */
export const pretty: Format = ({ diagnostics, summary, verdicts }, sources, { color }) => {
  const ansis = new Ansis(color ? 1 : 0);
  const paint = severityPaint(ansis);
  const frames = framesOf(sources);
  const blocks = diagnostics.map((finding) => block(finding, ansis, paint[finding.severity], frames));
  return `${[...blocks, summaryLine(diagnostics, summary, paint, ansis, verdicts)].join('\n\n')}\n`;
};

function block(finding: Diagnostic, ansis: Ansis, paint: Paint, frames: Frames): string {
  const { severity, ruleId, file, range, message, related, hosts, boot, fix } = finding;
  const label = (name: string, text: string): string => `  ${ansis.bold(`${name}:`)} ${text}`;
  return [
    `${paint(severity)} ${ansis.bold(safeText(ruleId))}  ${placeOf(file, range)}`,
    ...paragraph(message),
    ...frames(file, range, { gutter: ansis.dim, mark: paint }),
    ...related.flatMap((place) => [
      label('related', `${placeOf(place.file, place.range)}: ${safeText(place.message)}`),
      ...frames(place.file, place.range, { gutter: ansis.dim, mark: ansis.bold.blue }),
    ]),
    ...(hosts.length > 0 ? [label(hosts.length === 1 ? 'host' : 'hosts', safeText(foldHosts(hosts)))] : []),
    ...(boot === null ? [] : [label('boot', safeText(boot))]),
    ...(fix === null ? [] : [label('fix', safeText(fix))]),
  ].join('\n');
}

/** A message may have lines of its own; each is made safe by itself, so that only they break. */
function paragraph(message: string): readonly string[] {
  return message.split('\n').map((line) => `  ${safeText(line)}`.trimEnd());
}

/** Makes frames, and reads and splits each file once however many findings name it. */
function framesOf(sources: Sources): Frames {
  const files = new Map<string, readonly string[] | null>();
  const read = (file: string): readonly string[] | null => {
    const text = sources(file);
    return text === null ? null : linesOf(text);
  };
  return (file, range, paint) => {
    if (range === null) return [];
    if (!files.has(file)) files.set(file, read(file));
    const lines = files.get(file);
    return lines ? [indented(codeFrame(lines, range, paint))] : [];
  };
}

function indented(frame: string): string {
  return frame.replace(/^/gm, '  ');
}
