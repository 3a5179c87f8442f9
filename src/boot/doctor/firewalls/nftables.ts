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
  const matches = expressions.flatMap(({ match }) => (isObject(match) ? [match] : []));
  return matches.reduce<readonly Opening[]>(
    (left, match) => left.flatMap((one) => matched(match, serving).flatMap((other) => both(one, other))),
    [ALL],
  );
}

const sameTable = (a: Json, b: Json): boolean => a.family === b.family && a.table === b.table;

/**
 * What `nft -j list ruleset` prints (libnftables-json(5)): whether a chain of the input hook keeps anything of IPv4 out, and
 * what its rules and the chains that they jump to accept.
 */
export function readNftables(text: string, serving: readonly string[]): FirewallFacts {
  const name = 'nftables';
  let listed: unknown;
  try {
    listed = JSON.parse(text);
  } catch {
    return { name, state: 'unreadable', opened: [] };
  }
  const all = isObject(listed) ? objects(listed.nftables) : [];
  const rules = all.flatMap(({ rule }) => (isObject(rule) ? [rule] : []));
  const inputs = all.flatMap(({ chain }) =>
    isObject(chain) && chain.hook === 'input' && (chain.family === 'ip' || chain.family === 'inet')
      ? [chain]
      : [],
  );
  const isClosed = (chain: Json): boolean =>
    chain.policy === 'drop' ||
    rules.some((rule) => {
      const own = objects(rule.expr);
      const keepsOut = own.some((one) => 'drop' in one || 'reject' in one);
      // One that drops only what some match says, as broken packets, keeps nothing out that is asked of us.
      const isForAll = !own.some((one) => 'match' in one);
      return (
        sameTable(rule, { family: chain.family, table: chain.table }) &&
        rule.chain === chain.name &&
        keepsOut &&
        isForAll
      );
    });
  const accepted = (chain: Json, depth: number): readonly Opening[] =>
    rules
      .filter((rule) => sameTable(rule, chain) && rule.chain === chain.name)
      .flatMap((rule) => {
        const own = objects(rule.expr);
        const through = passed(own, serving);
        if (own.some((one) => 'accept' in one)) return through;
        const target = own.map(({ jump, goto }) => jump ?? goto).find(isObject);
        if (target === undefined || depth === 0) return [];
        const inner = accepted({ ...chain, name: target.target }, depth - 1);
        return inner.flatMap((one) => through.flatMap((other) => both(one, other)));
      });
  const closed = inputs.filter(isClosed);
  if (closed.length === 0) return { name, state: 'off', opened: [] };
  return { name, state: 'on', opened: closed.flatMap((chain) => accepted(chain, DEEPEST)) };
}

/** Chains may jump to chains; nft refuses circles. */
const DEEPEST = 8;
