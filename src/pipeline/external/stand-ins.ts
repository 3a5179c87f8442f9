import type { ToolFinding } from './tool.ts';

const PLACEHOLDER = /\u2039secret [^\u203a\n]*\u203a/g;

function standIn(placeholder: string): string {
  return 'x'.repeat(placeholder.length);
}

/** The text with letters in place of each secret's placeholder, in which every character keeps its line and column. */
export function standIns(text: string): string {
  return text.replace(PLACEHOLDER, standIn);
}

/** The findings that are not about a placeholder: neither at a line where one stands, nor with one in what is said. */
export function believed(findings: readonly ToolFinding[], text: string): readonly ToolFinding[] {
  const placeholders = text.match(PLACEHOLDER) ?? [];
  if (placeholders.length === 0) return findings;
  const letters = new Set(placeholders.map(standIn));
  const lines = text.split('\n');
  return findings.filter(({ line, message }) => {
    if (line !== null && (lines[line - 1] ?? '').search(PLACEHOLDER) !== -1) return false;
    return ![...letters].some((word) => message.includes(word));
  });
}
