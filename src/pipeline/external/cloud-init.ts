import { type ExternalTool, type ToolFinding, type ToolRun, toolFinding } from './tool.ts';

const FOOTER = /^# (?:Errors|Deprecations): -+$/m;
const ENTRY = /^# ([ED]\d+): ([\s\S]*?)(?=\n# (?:[ED]\d+|Errors|Deprecations): |\s*$(?![\s\S]))/gm;

function severityOf(label: string): 'error' | 'warning' {
  return label.startsWith('E') ? 'error' : 'warning';
}

/** The text with marks behind its lines, and below it what the marks mean. */
function annotated(text: string, from: number): readonly ToolFinding[] {
  const lines = new Map<string, number>();
  for (const [index, line] of text.slice(0, from).split('\n').entries()) {
    const labels = /\t\t# ([ED]\d+(?:,[ED]\d+)*)$/.exec(line)?.[1] ?? '';
    for (const label of labels.split(',')) lines.set(label, index + 1);
  }
  return [...text.slice(from).matchAll(ENTRY)].map(([, label, message]) =>
    toolFinding(severityOf(label!), message!, lines.get(label!) ?? null),
  );
}

/** Where it cannot place a finding, version 22 fails, and all its findings stand in one sentence. */
function summed(text: string): readonly ToolFinding[] {
  const found = (what: string): string | null =>
    new RegExp(`^(?:.*: )?Cloud config schema ${what}: (.+)$`, 'm').exec(text)?.[1] ?? null;
  const errors = found('errors');
  const deprecations = found('deprecations');
  return [
    ...(errors === null ? [] : [toolFinding('error', errors)]),
    ...(deprecations === null ? [] : [toolFinding('warning', deprecations)]),
  ];
}

function read({ stdout, stderr, exitCode }: ToolRun): readonly ToolFinding[] | null {
  const footer = FOOTER.exec(stdout);
  if (footer !== null) return annotated(stdout, footer.index);
  const found = summed(`${stdout}\n${stderr}`);
  return found.length > 0 || exitCode === 0 ? found : null;
}

/** `cloud-init schema`, of 22 and later; it has no way to read many files at once. */
export const CLOUD_INIT: ExternalTool = {
  name: 'cloud-init',
  command: 'cloud-init',
  kind: 'cloud-config',
  origin: 'Debian has it in the package `cloud-init`',
  fileName: 'user-data',
  arguments: () => ['schema', '--annotate', '--config-file'],
  read,
};
