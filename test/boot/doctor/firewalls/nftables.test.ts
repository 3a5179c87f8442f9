import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readNftables } from '../../../../src/boot/doctor/firewalls/nftables.ts';

const test = suite('boot/doctor/firewalls/nftables');

// As nft 1.0.6 printed a ruleset with a chain that others are jumped to from.
const LISTED: readonly object[] = [
  { metainfo: { version: '1.0.6', release_name: 'Lester Gooch #5', json_schema_version: 1 } },
  { table: { family: 'inet', name: 'filter' } },
  { chain: { family: 'inet', table: 'filter', name: 'services' } },
  {
    chain: {
      family: 'inet',
      table: 'filter',
      name: 'input',
      type: 'filter',
      hook: 'input',
      prio: 0,
      policy: 'drop',
    },
  },
  {
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'services',
      expr: [
        {
          match: {
            op: '==',
            left: { payload: { protocol: 'udp', field: 'dport' } },
            right: { set: [67, 69] },
          },
        },
        { accept: null },
      ],
    },
  },
  {
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'services',
      expr: [
        {
          match: {
            op: '==',
            left: { payload: { protocol: 'tcp', field: 'dport' } },
            right: { range: [80, 81] },
          },
        },
        { accept: null },
      ],
    },
  },
  {
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'input',
      expr: [
        { match: { op: 'in', left: { ct: { key: 'state' } }, right: ['established', 'related'] } },
        { accept: null },
      ],
    },
  },
  {
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'input',
      expr: [{ match: { op: '==', left: { meta: { key: 'iifname' } }, right: 'lo' } }, { accept: null }],
    },
  },
  {
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'input',
      expr: [
        {
          match: {
            op: '==',
            left: { payload: { protocol: 'ip', field: 'saddr' } },
            right: { prefix: { addr: '203.0.113.0', len: 24 } },
          },
        },
        { accept: null },
      ],
    },
  },
  {
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'input',
      expr: [
        { match: { op: '==', left: { meta: { key: 'iifname' } }, right: 'eth0' } },
        { jump: { target: 'services' } },
      ],
    },
  },
  {
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'input',
      expr: [
        { match: { op: '==', left: { meta: { key: 'iifname' } }, right: { set: ['eth0', 'eth1'] } } },
        { match: { op: '==', left: { payload: { protocol: 'udp', field: 'dport' } }, right: 4011 } },
        { accept: null },
      ],
    },
  },
  {
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'input',
      expr: [{ match: { op: 'in', left: { ct: { key: 'state' } }, right: 'invalid' } }, { drop: null }],
    },
  },
  { table: { family: 'ip6', name: 'six' } },
  {
    chain: {
      family: 'ip6',
      table: 'six',
      name: 'input',
      type: 'filter',
      hook: 'input',
      prio: 0,
      policy: 'drop',
    },
  },
];

const read = (nftables: readonly object[], serving = ['eth0']) =>
  readNftables(JSON.stringify({ nftables }), serving);
const INPUT = { family: 'ip', table: 't', name: 'in', type: 'filter', hook: 'input', prio: 0 };
const rule = (...expr: readonly object[]) => ({ rule: { family: 'ip', table: 't', chain: 'in', expr } });

test('what a closed chain accepts of anybody, on the interfaces that serve', () => {
  assert.deepEqual(read(LISTED), {
    name: 'nftables',
    state: 'on',
    opened: [
      { protocol: 'udp', from: 67, to: 67 },
      { protocol: 'udp', from: 69, to: 69 },
      { protocol: 'tcp', from: 80, to: 81 },
      { protocol: 'udp', from: 4011, to: 4011 },
    ],
    refused: [],
    chains: ['inet filter input'],
  });
  assert.deepEqual(read(LISTED, ['eth1']).opened, [{ protocol: 'udp', from: 4011, to: 4011 }]);
  assert.deepEqual(read(LISTED, []).opened, []);
});

test('a chain that keeps nothing out is no firewall, whatever other hooks and families do', () => {
  const off = { name: 'nftables', state: 'off', opened: [] };
  assert.deepEqual(read([]), off);
  assert.deepEqual(read([{ chain: { ...INPUT, policy: 'accept' } }]), off);
  assert.deepEqual(read([{ chain: { ...INPUT, hook: 'forward', policy: 'drop' } }]), off);
  assert.deepEqual(read([{ chain: { ...INPUT, family: 'ip6', policy: 'drop' } }]), off);
  const broken = rule(
    { match: { op: 'in', left: { ct: { key: 'state' } }, right: 'invalid' } },
    { drop: null },
  );
  assert.deepEqual(read([{ chain: { ...INPUT, policy: 'accept' } }, broken]), off);
});

test('a last rule that drops or rejects all closes a chain too', () => {
  const http = rule(
    { match: { op: '==', left: { payload: { protocol: 'tcp', field: 'dport' } }, right: 80 } },
    { accept: null },
  );
  assert.deepEqual(read([{ chain: { ...INPUT, policy: 'accept' } }, http, rule({ reject: null })]), {
    name: 'nftables',
    state: 'on',
    opened: [{ protocol: 'tcp', from: 80, to: 80 }],
    refused: [],
    chains: ['ip t in'],
  });
});

test('a rule without a match lets in everything, a circle of chains nothing', () => {
  const closed = { chain: { ...INPUT, policy: 'drop' } };
  assert.deepEqual(read([closed, rule({ accept: null })]).opened, [{ protocol: null, from: 0, to: 65535 }]);
  assert.deepEqual(read([closed, rule({ jump: { target: 'in' } })]).opened, []);
});

const dport = (protocol: string, right: unknown) => ({
  match: { op: '==', left: { payload: { protocol, field: 'dport' } }, right },
});
const onInterface = (name: string) => ({
  match: { op: '==', left: { meta: { key: 'iifname' } }, right: name },
});
const ALL = { protocol: null, from: 0, to: 65535 };

test('what a rule drops by its match is refused, though its chain lets in all else', () => {
  const chain = { chain: { ...INPUT, policy: 'accept' } };
  const tftp = { protocol: 'udp', from: 69, to: 69 };
  const drop = rule(dport('udp', 69), { counter: {} }, { drop: null });
  assert.deepEqual(read([chain, drop]), {
    name: 'nftables',
    state: 'on',
    opened: [ALL],
    refused: [tftp],
    chains: ['ip t in'],
  });
  assert.deepEqual(read([chain, rule(onInterface('eth0'), { reject: null })]).refused, [ALL]);
  // What another rule accepted before, what comes by another interface or from some machines only, or too often.
  for (const rules of [
    [rule(dport('udp', { range: [60, 70] }), { accept: null }), drop],
    [rule(onInterface('eth9'), { drop: null })],
    [
      rule(
        { match: { op: '==', left: { payload: { protocol: 'ip', field: 'saddr' } }, right: '192.0.2.1' } },
        { drop: null },
      ),
    ],
    [rule(dport('udp', 69), { limit: { rate: 5, per: 'second', inv: true } }, { drop: null })],
  ])
    assert.equal(read([chain, ...rules]).state, 'off');
});

test('what a chain drops that others are jumped to from is refused of what was sent there', () => {
  const chain = { chain: { ...INPUT, policy: 'accept' } };
  const inner = {
    rule: { family: 'ip', table: 't', chain: 'inner', expr: [dport('udp', 67), { drop: null }] },
  };
  const jump = { jump: { target: 'inner' } };
  assert.deepEqual(read([chain, rule(jump), inner]).refused, [{ protocol: 'udp', from: 67, to: 67 }]);
  assert.equal(read([chain, rule(dport('tcp', 80), jump), inner]).state, 'off');
});

test('what iptables alone can read is neither an open door nor a closed one', () => {
  const drop = rule({ xt: { type: 'match', name: 'comment' } }, { drop: null });
  assert.equal(read([{ chain: { ...INPUT, policy: 'accept' } }, drop]).state, 'off');
  const accept = rule({ xt: { type: 'match', name: 'multiport' } }, { accept: null });
  assert.deepEqual(read([{ chain: { ...INPUT, policy: 'drop' } }, accept]).opened, []);
});

test('what is no JSON of nft is not taken for an open door', () => {
  assert.equal(readNftables('Error: syntax', []).state, 'unreadable');
  assert.equal(readNftables('null', []).state, 'off');
});

test.run();
