import type { Comparison } from './comparison.ts';
import { jsonComparison } from './json.ts';
import { DEFAULT_MAX_SIZE, markdownComparison } from './markdown.ts';
import { type PrettyOptions, prettyComparison } from './pretty.ts';

/** What the formats together can be asked for. */
interface ComparisonOptions extends PrettyOptions {
  /** As many characters as Markdown may have; a default where nothing is said. */
  readonly maxSize: number | undefined;
}

/** A comparison in one of the formats. */
export function comparisonText(
  comparison: Comparison,
  format: 'pretty' | 'json' | 'markdown',
  { maxSize = DEFAULT_MAX_SIZE, ...options }: ComparisonOptions,
): string {
  if (format === 'json') return jsonComparison(comparison);
  return format === 'markdown'
    ? markdownComparison(comparison, { maxSize })
    : prettyComparison(comparison, options);
}
