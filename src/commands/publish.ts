import { resolve } from 'node:path';
import type { Format, FormatOptions, Report, Sources } from '../diagnostics/formats/format.ts';
import { githubLog } from '../diagnostics/formats/github-log.ts';
import { FORMATS } from '../diagnostics/formats/index.ts';
import type { FormatName } from '../diagnostics/formats/names.ts';
import type { Output } from '../diagnostics/formats/output.ts';
import { wayInside } from '../diagnostics/way-inside.ts';
import { ruleIds, rulePage } from '../pipeline/rule-pages.ts';
import { writeWhole } from './write-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a report goes, and what it says of the program and of where it ran. */
export interface Publication {
  /** Null where nobody has asked for a format. */
  readonly format: FormatName | null;
  readonly outputs: readonly Output[];
  /** The folder of the source of truth. */
  readonly root: string;
  readonly color: boolean;
  readonly version: string;
  readonly env: Environment;
}

/** The text for stdout, and a sentence for each file that could not be written. */
export interface Published {
  readonly text: string;
  readonly problems: readonly string[];
}

/** Writes a report to every file that was asked for, and gives the text for stdout. */
export async function publish(report: Report, sources: Sources, wish: Publication): Promise<Published> {
  const { format, outputs, root, color, version, env } = wish;
  const repository = resolve(env.GITHUB_WORKSPACE ?? env.CI_PROJECT_DIR ?? process.cwd());
  const base = baseFolder(root, repository);
  const options: FormatOptions = {
    color,
    base,
    repository,
    version,
    page: (id) => (ruleIds().includes(id) ? rulePage(id) : null),
  };
  const problems: string[] = [];
  for (const output of outputs) {
    const text = FORMATS[output.format](report, sources, { ...options, color: false });
    const problem = await writeWhole(output.file, text);
    if (problem !== null) problems.push(problem);
  }
  return { text: stdoutFormat(format, outputs, env)(report, sources, options), problems };
}

/** On GitHub Actions, who asks for nothing gets annotations too; who asks for a file brings the findings there in it. */
function stdoutFormat(format: FormatName | null, outputs: readonly Output[], env: Environment): Format {
  if (format !== null) return FORMATS[format];
  return env.GITHUB_ACTIONS === 'true' && outputs.length === 0 ? githubLog : FORMATS.pretty;
}

/** A folder as seen from the repository’s, with `/` at the end; empty where it is the same or lies elsewhere. */
function baseFolder(root: string, repository: string): string {
  const way = wayInside(resolve(repository), resolve(root));
  return way === null ? '' : `${way}/`;
}
