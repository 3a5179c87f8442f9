import type { FirewallFacts, Opening } from '../facts.ts';
import { ALL } from './openings.ts';

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The ports of the right side of a match: a number, a range, or a set of both (libnftables-json(5)). */
function portsOf(right: unknown, protocol: Opening['protocol']): readonly Opening[] {
  if (typeof right === 'number') return [{ protocol, from: right, to: right }];
  if (!isObject(right)) return [];
  const { range, set } = right;
  if (Array.isArray(set)) return set.flatMap((one) => portsOf(one, protocol));
  const [from, to] = Array.isArray(range) ? range : [];
  return typeof from === 'number' && typeof to === 'number' ? [{ protocol, from, to }] : [];
}

/** What a match leaves of the ports: all, some, or none where it asks for what a new machine's packets do not have. */
function matched({ left, right, op }: Json, serving: readonly string[]): readonly Opening[] {
  if (!isObject(left) || (op !== '==' && op !== 'in')) return [];
  const { payload, meta } = left;
  if (isObject(payload) && payload.field === 'dport') {
    const { protocol } = payload;
    return portsOf(right, protocol === 'udp' || protocol === 'tcp' ? protocol : null);
  }
  if (isObject(meta) && (meta.key === 'iifname' || meta.key === 'iif')) {
    const names = isObject(right) && Array.isArray(right.set) ? right.set : [right];
    return names.some((name) => serving.includes(String(name))) ? [ALL] : [];
  }
  if (isObject(meta) && meta.key === 'l4proto' && (right === 'udp' || right === 'tcp'))
    return [{ ...ALL, protocol: right }];
  return [];
}

function both(a: Opening, b: Opening): readonly Opening[] {
  if (a.protocol !== null && b.protocol !== null && a.protocol !== b.protocol) return [];
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from > to ? [] : [{ protocol: a.protocol ?? b.protocol, from, to }];
}

/** What a rule lets pass, to be accepted or to be judged by another chain. */
function passed(expressions: readonly Json[], serving: readonly string[]): readonly Opening[] {
  // What iptables-nft has of its own (`xt`) may ask for anything.
  if (expressions.some((one) => 'xt' in one)) return [];
  const matches = expressions.flatMap(({ match }) => (isObject(match) ? [match] : []));
  return matches.reduce<readonly Opening[]>(
    (left, match) => left.flatMap((one) => matched(match, serving).flatMap((other) => both(one, other))),
    [ALL],
  );
}

const sameTable = (a: Json, b: Json): boolean => a.family === b.family && a.table === b.table;

const nameOf = ({ family, table, name }: Json): string => [family, table, name].join(' ');

function covers(a: Opening, b: Opening): boolean {
  return (a.protocol === null || a.protocol === b.protocol) && a.from <= b.from && b.to <= a.to;
}

function keepsOut(rule: readonly Json[]): boolean {
  return rule.some((one) => 'drop' in one || 'reject' in one);
}

/** What a rule may have beside its verdict without it depending on anything more than its matches, as on a rate. */
const PLAIN = new Set(['match', 'counter', 'log', 'drop', 'reject']);

/** The chains of a ruleset with their rules, in order. */
class Ruleset {
  readonly inputs: readonly Json[];
  readonly #rules: readonly Json[];
  readonly #serving: readonly string[];

  constructor(all: readonly Json[], serving: readonly string[]) {
    this.#serving = serving;
    this.#rules = all.flatMap(({ rule }) => (isObject(rule) ? [rule] : []));
    this.inputs = all.flatMap(({ chain }) =>
      isObject(chain) && chain.hook === 'input' && (chain.family === 'ip' || chain.family === 'inet')
        ? [chain]
        : [],
    );
  }

  #rulesOf(chain: Json): readonly (readonly Json[])[] {
    return this.#rules
      .filter((rule) => sameTable(rule, chain) && rule.chain === chain.name)
      .map(({ expr }) => objects(expr));
  }

  /** Whether a chain keeps out what no rule of it accepts. */
  isClosed(chain: Json): boolean {
    // A rule that drops only what some match says, as broken packets, is not for all.
    const forAll = (rule: readonly Json[]): boolean => !rule.some((one) => 'match' in one || 'xt' in one);
    return chain.policy === 'drop' || this.#rulesOf(chain).some((rule) => keepsOut(rule) && forAll(rule));
  }

  accepted(chain: Json, depth = DEEPEST): readonly Opening[] {
    return this.#rulesOf(chain).flatMap((rule) => {
      if (rule.some((one) => 'accept' in one)) return passed(rule, this.#serving);
      return this.#inJumped(chain, rule, depth, (inner) => this.accepted(inner, depth - 1));
    });
  }

  /** What rules with a match drop that none before them accepts. */
  refused(chain: Json, depth = DEEPEST): readonly Opening[] {
    const taken: Opening[] = [];
    return this.#rulesOf(chain).flatMap((rule) => {
      const through = passed(rule, this.#serving);
      if (rule.some((one) => 'accept' in one)) taken.push(...through);
      const isPlain = rule.every((one) => Object.keys(one).every((key) => PLAIN.has(key)));
      const out =
        keepsOut(rule) && isPlain && rule.some((one) => 'match' in one)
          ? through
          : this.#inJumped(chain, rule, depth, (inner) => this.refused(inner, depth - 1));
      return out.filter((one) => !taken.some((other) => covers(other, one)));
    });
  }

  #inJumped(
    chain: Json,
    rule: readonly Json[],
    depth: number,
    look: (inner: Json) => readonly Opening[],
  ): readonly Opening[] {
    const target = rule.map(({ jump, goto }) => jump ?? goto).find(isObject);
    if (target === undefined || depth === 0) return [];
    const through = passed(rule, this.#serving);
    return look({ ...chain, name: target.target }).flatMap((one) =>
      through.flatMap((other) => both(one, other)),
    );
  }
}

/**
 * What `nft -j list ruleset` prints (libnftables-json(5)): whether a chain of the input hook keeps anything of IPv4 out, and
 * what its rules and the chains that they jump to accept and refuse.
 */
export function readNftables(text: string, serving: readonly string[]): FirewallFacts {
  const name = 'nftables';
  let listed: unknown;
  try {
    listed = JSON.parse(text);
  } catch {
    return { name, state: 'unreadable', opened: [] };
  }
  const ruleset = new Ruleset(isObject(listed) ? objects(listed.nftables) : [], serving);
  const closed = ruleset.inputs.filter((chain) => ruleset.isClosed(chain));
  const refusing = ruleset.inputs.filter((chain) => ruleset.refused(chain).length > 0);
  const keeping = ruleset.inputs.filter((chain) => closed.includes(chain) || refusing.includes(chain));
  if (keeping.length === 0) return { name, state: 'off', opened: [] };
  const opened = closed.length === 0 ? [ALL] : closed.flatMap((chain) => ruleset.accepted(chain));
  const refused = refusing.flatMap((chain) => ruleset.refused(chain));
  return { name, state: 'on', opened, refused, chains: keeping.map(nameOf) };
}

/** Chains may jump to chains; nft refuses circles. */
const DEEPEST = 8;
