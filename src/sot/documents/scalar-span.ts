import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { skipGap, skipIndicators } from './gap.ts';
import type { Span } from './node.ts';

/** From the `|` or `>` to the last character of the content. */
function blockSpan(text: string, { tagEnd, anchorEnd, valueEnd }: ScalarEvent, cursor: number): Span {
  const start = skipIndicators(text, Math.max(cursor, tagEnd, anchorEnd), ':-?');
  return { start, end: start + text.slice(start, valueEnd).trimEnd().length };
}

/** Where nothing is written: at its tag or anchor if it has one, else right after the indicator that announces it. */
function emptySpan(text: string, event: ScalarEvent, cursor: number, indicator: string): Span {
  const starts = [event.tagStart, event.anchorStart - 1].filter((start) => start >= 0);
  if (starts.length > 0) return { start: Math.min(...starts), end: Math.max(event.tagEnd, event.anchorEnd) };
  const next = skipGap(text, cursor);
  const at = text[next] === indicator ? next + 1 : cursor;
  return { start: at, end: at };
}

/** The span of a scalar, of which `cursor` is the end of what stands before it, and `indicator` what announces it. */
export function scalarSpan(text: string, event: ScalarEvent, cursor: number, indicator: string): Span {
  const { style, valueStart, valueEnd } = event;
  switch (style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return { start: valueStart - 1, end: valueEnd + 1 };
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return blockSpan(text, event, cursor);
    default:
      return valueStart === -1
        ? emptySpan(text, event, cursor, indicator)
        : { start: valueStart, end: valueEnd };
  }
}
