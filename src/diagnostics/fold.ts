import type { Diagnostic } from './diagnostic.ts';

/** How many other values, and how many places that explain, one finding shows. */
const MOST_SHOWN = 3;

/** What a finding in rendered text ends with: the rendered line of one host. */
const SUFFIX = / \(rendered line \d+: `.*`\)$/s;

interface Saying {
  /** The message without the rendered line. */
  readonly text: string;
  readonly suffix: string;
  readonly findings: Diagnostic[];
}

/**
 * Findings of rendering at one place by one rule become one, for it is one mistake: of boots that print the same line, of
 * hosts whose values differ in the message or come from different places. What one host has twice in one boot stays apart.
 * Each stands where its first one stood.
 */
export function foldRendered(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const places = new Map<string, Map<string, Saying>>();
  for (const finding of diagnostics) {
    const { ruleId, severity, file, range, path } = finding;
    const place = JSON.stringify([ruleId, severity, file, range, path]);
    const sayings = places.get(place) ?? new Map<string, Saying>();
    places.set(place, sayings);
    const suffix = SUFFIX.exec(finding.message)?.[0] ?? '';
    const text = finding.message.slice(0, finding.message.length - suffix.length);
    const saying = sayings.get(text);
    if (saying === undefined) sayings.set(text, { text, suffix, findings: [finding] });
    else saying.findings.push(finding);
  }
  return [...places.values()].flatMap((sayings) => {
    const all = [...sayings.values()];
    if (all.length > 1 && areApart(all)) return [folded(all)];
    return all.map((saying) => folded([saying]));
  });
}

/** Whether no host has two of these in one boot: then they are one mistake with different values. */
function areApart(sayings: readonly Saying[]): boolean {
  const seen = new Set<string>();
  return sayings.every(({ findings }) => {
    const own = new Set(findings.flatMap(({ hosts, boot }) => hosts.map((host) => `${host} ${boot}`)));
    if (own.size === 0 || [...own].some((one) => seen.has(one))) return false;
    for (const one of own) seen.add(one);
    return true;
  });
}

function same<T>(values: readonly T[]): T | null {
  return values.every((value) => value === values[0]) ? values[0]! : null;
}

function folded(sayings: readonly Saying[]): Diagnostic {
  const findings = sayings.flatMap((saying) => saying.findings);
  const first = findings[0]!;
  const [{ text, suffix }] = sayings as [Saying];
  const related = new Map(
    findings.flatMap((finding) => finding.related).map((place) => [JSON.stringify(place), place]),
  );
  return {
    ...first,
    message: `${text}${others(sayings.map((saying) => saying.text))}${suffix}`,
    hosts: [...new Set(findings.flatMap(({ hosts }) => hosts))].sort(),
    boot: same(findings.map(({ boot }) => boot)),
    fix: same(findings.map(({ fix }) => fix)),
    related: [...related.values()].slice(0, MOST_SHOWN),
  };
}

/** What the messages after the first say otherwise. */
function others(texts: readonly string[]): string {
  if (texts.length === 1) return '';
  const [start, end] = differing(texts);
  const values = [...new Set(texts.slice(1).map((text) => text.slice(start, text.length - end)))];
  const shown = values.slice(0, MOST_SHOWN).map((value) => `\`${value.replaceAll('`', '')}\``);
  const more = values.length > MOST_SHOWN ? `, … (${values.length})` : '';
  return `; on other hosts ${shown.join(', ')}${more}`;
}

/** How much all texts have in common at their start and at their end, to the nearest words and quotes. */
function differing(texts: readonly string[]): readonly [number, number] {
  const shortest = Math.min(...texts.map(({ length }) => length));
  const first = texts[0]!;
  let start = 0;
  while (start < shortest && texts.every((text) => text[start] === first[start])) start++;
  start = Math.max(first.lastIndexOf('`', start - 1), first.lastIndexOf(' ', start - 1)) + 1;
  let end = 0;
  while (end < shortest - start && texts.every((text) => text.at(-1 - end) === first.at(-1 - end))) end++;
  const tail = first.slice(first.length - end);
  const stop = tail.search(/[`; ]/);
  return [start, stop === -1 ? 0 : tail.length - stop];
}
