import type { DesiredHost } from './desired.ts';

/** As much of a host as has values of its own. */
type Named = Pick<DesiredHost, 'name' | 'network'>;

/** Values that only one host has, each in every way of writing it that files use, by what it is. */
export type OwnValues = ReadonlyMap<string, string>;

/** The facts that are a host's own, and not those of its network. */
const OWN_FACT = /^(?:MAC|address|host name) of |^(?:UUID|serial number)$/;

function spellings(fact: string, value: string): readonly (readonly [string, string])[] {
  const texts: [string, string][] = [[fact, value]];
  if (fact.startsWith('MAC ')) {
    texts.push([`${fact}, with dashes`, value.replaceAll(':', '-')]);
    texts.push([`${fact}, bare`, value.replaceAll(':', '')]);
  }
  return texts.flatMap(([what, text]) => [
    [what, text] as const,
    [`${what}, in capitals`, text.toUpperCase()] as const,
  ]);
}

/** What is a host's own before and after: a value that changes is none of them, because it is what must be shown. */
function ownValues(from: Named | undefined, to: Named | undefined): OwnValues {
  const facts = [from, to].map((host): Readonly<Record<string, string>> | undefined =>
    host === undefined ? undefined : { ...host.network, name: host.name },
  );
  const [before = facts[1]!, after = facts[0]!] = facts;
  const own = Object.entries(after).filter(
    ([fact, value]) => before[fact] === value && (fact === 'name' || OWN_FACT.test(fact)),
  );
  const found = new Map<string, string>();
  // The first of two facts with one value names it, and a value without capitals is written in one way.
  for (const [what, text] of own.flatMap(([fact, value]) => spellings(fact, value))) {
    if (!found.has(text)) found.set(text, what);
  }
  return found;
}

/** A side of a comparison, as far as hosts have values of their own on it; a host may be on one side alone. */
type Side = ReadonlyMap<string, Named | undefined>;

/** The own values of every host of two revisions, by label. */
export function ownValuesOf(from: Side, to: Side): ReadonlyMap<string, OwnValues> {
  const labels = new Set([...from.keys(), ...to.keys()]);
  return new Map([...labels].map((label) => [label, ownValues(from.get(label), to.get(label))]));
}

/** Replaces a host's own values in a text by what they are: texts of two hosts that are equal then differ by nothing else. */
export function ownReplacer(own: OwnValues): (text: string) => string {
  if (own.size === 0) return (text) => text;
  const literals = [...own.keys()]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${literals.join('|')})(?![A-Za-z0-9])`, 'g');
  return (text) => text.replace(pattern, (found) => `‹${own.get(found)}›`);
}
