// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Fetched } from '../../../src/boot/rehearsal/fetch.ts';
import { type IpxeEnd, runIpxe } from '../../../src/boot/rehearsal/ipxe-run.ts';
import { expand } from '../../../src/boot/rehearsal/ipxe-settings.ts';

const test = suite('boot/rehearsal/ipxe-run');

const BASE = 'http://198.51.100.1/boot.ipxe';

/** Runs a script beside others by their paths; a path that is in none of them is refused, and `…/k` is a file. */
async function run(
  script: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ readonly end: IpxeEnd; readonly loaded: readonly string[] }> {
  const loaded: string[] = [];
  const load = async (url: string): Promise<Fetched> => {
    const path = url.replace('http://198.51.100.1', '');
    loaded.push(path);
    const text = others[path] === undefined ? null : `#!ipxe\n${others[path]}`;
    const outcome = text !== null || path.endsWith('k') ? 'ok' : 'refused';
    return { outcome, answer: outcome, size: 0, sha256: null, text, why: outcome === 'ok' ? null : 'no' };
  };
  const settings = new Map([
    ['platform', 'efi'],
    ['netX/mac', '52:54:00:00:00:01'],
  ]);
  return { end: await runIpxe(`#!ipxe\n${script}`, BASE, { settings, load }), loaded };
}

const exit = (how: string, said: string | null = null): IpxeEnd => ({ kind: 'exit', how, said });

const ENDS: readonly (readonly [script: string, end: IpxeEnd])[] = [
  ['', exit('the end of the script')],
  ['exit 3', exit('exit 3')],
  ['echo a ${platform}\nexit', exit('exit', 'a efi')],
  ['iseq ${platform} efi && exit 1 ||\nexit 2', exit('exit 1')],
  ['iseq ${platform} pcbios && exit 1 ||\nexit 2', exit('exit 2')],
  ['iseq a b\nexit 2', exit('a command that failed')],
  ['iseq a b ||\nexit 2', exit('exit 2')],
  ['iseq a b || iseq a a && exit 4', exit('exit 4')],
  ['isset ${nothing} || exit 5', exit('exit 5')],
  ['set n:int32 0\n:again\ninc n\niseq ${n} 3 || goto again\nexit ${n}', exit('exit 3')],
  ['goto nowhere', { kind: 'stuck', why: 'there is no label `nowhere` in the script' }],
  [':again\ngoto again', { kind: 'stuck', why: 'it goes on for more than 2000 commands' }],
  ['chain boot.ipxe', { kind: 'stuck', why: 'more than 16 scripts lead to each other' }],
  ['shell', { kind: 'stuck', why: 'the script waits at a shell' }],
  ['prompt --key s --timeout 100 hello && shell ||\nexit 6', exit('exit 6')],
  [
    'menu m\nitem --gap x\nitem one One\nitem two Two\nchoose --default two --timeout 5 t\nexit ${t}',
    exit('exit two'),
  ],
  ['sanboot --no-describe --drive 0x80', { kind: 'disk', how: 'sanboot --no-describe --drive 0x80' }],
  ['reboot', exit('reboot')],
  ['chain no.ipxe || exit 7', exit('exit 7')],
  [
    ':again\nchain no.ipxe ||\ngoto again',
    { kind: 'stuck', why: 'http://198.51.100.1/no.ipxe is refused again' },
  ],
  ['chain fails.ipxe || exit 8', exit('exit 8')],
  ['chain --replace fails.ipxe || exit 8', exit('exit 9')],
  ['chain ends.ipxe && exit 10', exit('exit 10')],
  ['chain http://192.0.2.1/k', { kind: 'program', url: 'http://192.0.2.1/k' }],
  ['boot || exit 11', exit('exit 11')],
];

test('a script ends as iPXE ends it', async () => {
  const others = { '/boot.ipxe': 'chain boot.ipxe', '/fails.ipxe': 'exit 9', '/ends.ipxe': 'exit 0' };
  for (const [script, end] of ENDS) assert.deepEqual((await run(script, others)).end, end, script);
});

test('a kernel is started with what was loaded for it, wherever that was', async () => {
  const script =
    'kernel sub/k quiet mac=${netX/mac:hexhyp} ||\ninitrd --name i.gz /a/ik\nimgfetch sub/k\nboot';
  assert.deepEqual(await run(`chain x/next.ipxe`, { '/x/next.ipxe': script }), {
    end: {
      kind: 'kernel',
      kernel: 'http://198.51.100.1/x/sub/k',
      initrds: ['http://198.51.100.1/a/ik', 'http://198.51.100.1/x/sub/k'],
      cmdline: 'quiet mac=52-54-00-00-00-01',
    },
    loaded: ['/x/next.ipxe', '/x/sub/k', '/a/ik', '/x/sub/k'],
  });
});

test('what is no script is said to be none', async () => {
  const load = async (): Promise<Fetched> => assert.fail();
  assert.deepEqual(await runIpxe('MZ', BASE, { settings: new Map(), load }), {
    kind: 'stuck',
    why: `${BASE} is no iPXE script: it does not begin with #!ipxe`,
  });
});

test('settings are expanded from the inside, by their types', () => {
  const settings = new Map([
    ['a', 'b'],
    ['b', '52:54:00:00:00:01'],
    ['s', 'a b'],
    ['net0/x', 'y'],
  ]);
  assert.equal(
    expand('${${a}:hexhyp} ${b:hexraw} ${s:uristring} [${no}] ${net0/x}', settings),
    '52-54-00-00-00-01 525400000001 a%20b [] y',
  );
});

test.run();
