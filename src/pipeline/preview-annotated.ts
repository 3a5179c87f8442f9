import stringWidth from 'string-width';
import type { Artifact } from '../render/artifact.ts';
import type { Previewed } from './preview.ts';
import { titled } from './preview-formats.ts';

function gutterOf({ origins = [] }: Artifact): readonly string[] {
  return origins.map(({ file, line }) => (line === null ? file : `${file}:${line}`));
}

function annotated(artifact: Artifact): string {
  const gutter = gutterOf(artifact);
  const width = gutter.reduce((most, text) => Math.max(most, stringWidth(text)), 0);
  const lines = artifact.content.split('\n').slice(0, gutter.length);
  return lines
    .map((line, index) => {
      const origin = gutter[index]!;
      return `${origin}${' '.repeat(width - stringWidth(origin))} │ ${line}\n`;
    })
    .join('');
}

/** The artifacts with the template and line that each of their lines came from in front; always titled, since they are for people. */
export function annotatedPreview(previewed: Previewed): string {
  return titled(previewed, annotated);
}
