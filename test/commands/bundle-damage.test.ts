// A bundle that is cut off, or has one bit changed, wherever that is: `vaq boot` says so before it has opened a socket.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { freePorts } from '../support/serving.ts';
import { layTree } from './tree.ts';

const test = suite('commands/bundle-damage');

const isFull = process.env.VAQ_FULL === '1';
/** In how many places. */
const PARTS = isFull ? 50 : 5;
const ENV = 'sites/ams1/env.yml';

/** Notes each socket that a program opens. */
const NOTE = `const { appendFileSync } = require('node:fs');
const note = (prototype, method, what) => {
  const original = prototype[method];
  prototype[method] = function (...given) {
    appendFileSync(process.env.SOCKETS, what + '\\n');
    return original.apply(this, given);
  };
};
note(require('node:dgram').Socket.prototype, 'bind', 'udp');
note(require('node:dgram').Socket.prototype, 'send', 'udp sent');
note(require('node:net').Server.prototype, 'listen', 'tcp');
note(require('node:net').Socket.prototype, 'connect', 'tcp out');
`;

let built: BuiltVaq;
let out: string;
let whole: Buffer;
let ports: readonly string[];

const at = (name: string): string => join(out, name);

test.before(async () => {
  built = await buildVaq();
  out = realpathSync(mkdtempSync(join(tmpdir(), 'vaq-out-')));
  writeFileSync(at('note.cjs'), NOTE);
  const free = await freePorts();
  ports = ['--http-port', `${free.http}`, '--tftp-port', `${free.tftp}`];
  const tree = layTree({
    '.gitignore': '.vaq/\n',
    'files/debian12/linux': 'a kernel',
    'files/debian12/initrd.gz': 'i',
  });
  tree.write({ [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"') });
  assert.equal(built.vaq(['lock', '--quiet'], tree.folder).exit, 0);
  tree.commit({});
  const made = built.vaq(['bundle', '--quiet', '--output', at('one.bundle')], tree.folder);
  assert.deepEqual([made.exit, made.stderr], [0, '']);
  tree.remove();
  whole = readFileSync(at('one.bundle'));
});
test.after(() => {
  built.remove();
  rmSync(out, { recursive: true });
});

/** Serves the bundle for a moment; how that ends, and which sockets were opened. */
function serve(): Ended & { readonly sockets: readonly string[] } {
  writeFileSync(at('sockets'), '');
  const place = [
    '--bundle',
    at('one.bundle'),
    '--offline',
    '--yes',
    '--interface',
    'lo',
    '--addr',
    '127.0.0.1',
  ];
  const command = [process.execPath, join(built.root, 'bin/run.js'), 'boot', ...place, ...ports];
  // It would go on serving.
  const ended = built.run(['timeout', '--signal', 'INT', '15', ...command, '--cache', at('cache')], out, {
    NODE_OPTIONS: `--require ${at('note.cjs')}`,
    SOCKETS: at('sockets'),
    TMPDIR: out,
  });
  return { ...ended, sockets: readFileSync(at('sockets'), 'utf8').split('\n').filter(Boolean) };
}

function assertRefused(where: string): void {
  const { exit, stdout, stderr, sockets } = serve();
  assert.deepEqual([exit, stdout, sockets], [3, '', []], `${where}: ${stderr}`);
  assert.match(stderr, /^vaq: \S+one\.bundle is (?:damaged|cut off|no bundle of vaq)[^\n]*\n$/, where);
}

const places = (): readonly number[] =>
  Array.from({ length: PARTS }, (_, index) => Math.floor((whole.length * index) / PARTS));

test('whole it is served, by sockets that are noted', () => {
  const { stdout, sockets } = serve();
  assert.match(stdout, /ready/i);
  assert.deepEqual([...new Set(sockets)].sort(), ['tcp', 'udp']);
});

test('one bit that is changed', () => {
  for (const place of places()) {
    const bytes = Buffer.from(whole);
    bytes[place]! ^= 1 << (place % 8);
    writeFileSync(at('one.bundle'), bytes);
    assertRefused(`byte ${place} of ${whole.length}`);
  }
});

test('cut off', () => {
  for (const place of places().toReversed()) {
    writeFileSync(at('one.bundle'), whole);
    truncateSync(at('one.bundle'), place);
    assertRefused(`${place} of ${whole.length} bytes`);
  }
});

test.run();
