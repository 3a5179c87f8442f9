/** A file of an example. */
export interface ExampleFile {
  readonly path: string;
  readonly text: string;
}

/** A rule's page: what its examples are, and what the wrong one must give. */
export interface RulePage {
  readonly id: string;
  readonly wrong: readonly ExampleFile[];
  readonly finding: readonly string[];
  readonly right: readonly ExampleFile[];
}

function section(page: string, title: string): string {
  const start = page.indexOf(`\n## ${title}\n`);
  if (start === -1) return '';
  const rest = page.slice(start + title.length + 5);
  const end = rest.search(/\n## /);
  return end === -1 ? rest : rest.slice(0, end);
}

function filesIn(text: string): readonly ExampleFile[] {
  const blocks = text.matchAll(/^(`{3,})\w* file=(\S+)\n([\s\S]*?)^\1$/gm);
  return [...blocks].map(([, , path, body]) => ({ path: path!, text: body! }));
}

/** Reads a page in the form that CONTRIBUTING.md describes. */
export function parseRulePage(page: string): RulePage {
  const block = /```text\n([\s\S]*?)```/.exec(section(page, 'Finding'));
  return {
    id: /^# (\S+)$/m.exec(page)?.[1] ?? '',
    wrong: filesIn(section(page, 'Wrong')),
    finding: (block?.[1] ?? '').split('\n').filter((line) => line !== ''),
    right: filesIn(section(page, 'Right')),
  };
}

/** The page with other lines under `## Finding`. */
export function withFinding(page: string, lines: readonly string[]): string {
  const at = page.indexOf('\n## Finding\n');
  const block = `\`\`\`text\n${lines.map((line) => `${line}\n`).join('')}\`\`\``;
  return page.slice(0, at) + page.slice(at).replace(/```text\n[\s\S]*?```/, () => block);
}
