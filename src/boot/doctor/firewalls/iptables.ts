import type { FirewallFacts, Opening } from '../facts.ts';
import { ALL, openings, protocolOf } from './openings.ts';

/** A rule that is understood whole: what it is for, and what becomes of that. */
interface Rule {
  readonly for: readonly Opening[];
  readonly isForAll: boolean;
  readonly target: string;
}

/** The words of a rule; a comment stands in quotes. */
function wordsOf(line: string): readonly string[] {
  return line.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
}

/** Matches that say nothing by themselves. */
const SILENT = new Set(['udp', 'tcp', 'multiport', 'comment']);

/** Reads a rule as `iptables -S` prints it (iptables(8)); null where it asks for more than ports and interfaces. */
function ruleOf(line: string, serving: readonly string[]): Rule | null {
  const [, , ...words] = wordsOf(line);
  let ports: readonly Opening[] = [ALL];
  let protocol: Opening['protocol'] = null;
  let isHere = true;
  let isForAll = true;
  let target = '';
  for (let at = 0; at < words.length; at += 2) {
    const [option, value = ''] = [words[at]!, words[at + 1]];
    if (option === '-i') isHere = serving.includes(value);
    else if (option === '-p') {
      protocol = protocolOf(value);
      if (protocol === null) return null;
    } else if (option === '--dport' || option === '--dports') {
      const read = openings(value, protocol);
      if (read === null) return null;
      ports = read;
    } else if (option === '-j') target = value;
    else if (option === '-m' ? !SILENT.has(value) : option !== '--comment' && option !== '--reject-with')
      return null;
    if (option === '-i' || option === '-p') isForAll = false;
  }
  return { for: isHere ? ports.map((one) => ({ ...one, protocol })) : [], isForAll, target };
}

function covers(a: Opening, b: Opening): boolean {
  return (a.protocol === null || a.protocol === b.protocol) && a.from <= b.from && b.to <= a.to;
}

/** What `iptables -S INPUT` prints: whether the chain keeps anything out, and what its rules accept and drop. */
export function readIptables(text: string, serving: readonly string[]): FirewallFacts {
  const name = 'iptables';
  const lines = text.split('\n');
  const rules = lines
    .filter((line) => line.startsWith('-A INPUT '))
    .flatMap((line) => ruleOf(line, serving) ?? []);
  const opened: Opening[] = [];
  const refused: Opening[] = [];
  let isClosed = lines.some((line) => /^-P INPUT (?:DROP|REJECT)\b/.test(line));
  for (const { for: meant, isForAll, target } of rules) {
    if (target === 'ACCEPT') opened.push(...meant);
    if (target !== 'DROP' && target !== 'REJECT') continue;
    if (isForAll) {
      isClosed = true;
      break;
    }
    refused.push(...meant.filter((one) => !opened.some((other) => covers(other, one))));
  }
  if (!isClosed && refused.length === 0) return { name, state: 'off', opened: [] };
  return { name, state: 'on', opened: isClosed ? opened : [ALL], refused };
}
