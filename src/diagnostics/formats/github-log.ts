import { createHash } from 'node:crypto';
import type { Format } from './format.ts';
import { github } from './github.ts';
import { pretty } from './pretty.ts';

/**
 * What a job on GitHub Actions prints: annotations for the pull request, and then the report for whoever opens the log.
 * The runner obeys a command anywhere in a line, and code frames show files that a stranger may have proposed: so it is
 * told to stop reading commands until a word that the report cannot contain, for it is made of the report's own digest.
 */
export const githubLog: Format = (report, sources, options) => {
  const text = pretty(report, sources, options);
  const word = createHash('sha256').update(text).digest('hex');
  return `${github(report, sources, options)}::stop-commands::${word}\n${text}::${word}::\n`;
};
