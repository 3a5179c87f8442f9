import {
  openSandbox,
  type RenderJob,
  type RenderResult,
  type SandboxOptions,
} from '../../../src/render/sandbox/sandbox.ts';

/** What the templates of these tests see, unless told otherwise. */
const DATA: RenderJob['data'] = {
  host: { name: 'r1-01', metadata: { role: 'web' } },
  iface: { ipv4: '198.51.100.11', subnet: { dns: ['198.51.100.1', '198.51.100.2'] } },
  md: { disk: '/dev/vda', size: 20, spare: false, nothing: null, 'two words': 2, list: [] },
};

/** A job for one of the templates, with links to a file and a secret. */
export function jobFor(template: string, more: Partial<RenderJob> = {}): RenderJob {
  const links = {
    files: { 'debian12/linux': 'http://198.51.100.1/files/debian12/linux' },
    checkpoint: 'http://198.51.100.1/checkpoint/checkpoint',
    secrets: { root: '‹secret root›' },
  };
  return { template, data: DATA, host: 'ams1/r1-01', links, ...more };
}

/** Renders each text as a template of its own, with snippets beside them; the results in order. */
export async function renderTexts(
  texts: readonly string[],
  snippets: Readonly<Record<string, string>> = {},
  limits: NonNullable<SandboxOptions['limits']> = {},
): Promise<readonly RenderResult[]> {
  const mains = texts.map((text, index) => ({ name: `assets/preseed/${index}.ejs`, text }));
  const others = Object.entries(snippets).map(([name, text]) => ({ name: `assets/${name}.ejs`, text }));
  // A generous time: what is slow here is the machine that runs the tests.
  const sandbox = openSandbox({ templates: [...mains, ...others], limits: { timeout: 20_000, ...limits } });
  try {
    return await sandbox.render(mains.map(({ name }) => jobFor(name)));
  } finally {
    await sandbox.close();
  }
}

/** The text, or the problem as one line: `file:line:column-line:column: message [rule]`, the file only for a snippet. */
export function summary(result: RenderResult): string {
  if (result.ok) return result.text;
  const { file, range, message, ruleId } = result.problem;
  const shown = /\/\d+\.ejs$/.test(file) ? '' : `${file}:`;
  const place =
    range === null ? '-' : `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`;
  return `${shown}${place}: ${message} [${ruleId}]`;
}

/** Renders each template of a table and gives the table that came of it. */
export async function renderTable(
  table: Readonly<Record<string, string>>,
  snippets?: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const texts = Object.keys(table);
  const results = await renderTexts(texts, snippets);
  return Object.fromEntries(texts.map((text, index) => [text, summary(results[index]!)]));
}
