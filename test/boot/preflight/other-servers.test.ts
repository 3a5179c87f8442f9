import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { OtherServer } from '../../../src/boot/dhcp/others/other-server.ts';
import type { SearchResult } from '../../../src/boot/dhcp/others/search.ts';
import { judgeSurroundings, lookAround } from '../../../src/boot/preflight/other-servers.ts';

const test = suite('boot/preflight/other-servers');

const ADDRESSES: OtherServer = {
  address: '198.51.100.254',
  gives: '198.51.100.200',
  file: null,
  nextServer: null,
  isProxy: false,
};
const BOOTS: OtherServer = { ...ADDRESSES, address: '198.51.100.253', gives: null, isProxy: true };

function on(interfaceName: string, ...servers: readonly OtherServer[]): SearchResult {
  return { interfaceName, servers, problem: null };
}

test('alone is what server mode wants to be', () => {
  const found = [on('eth0')];
  const lines = ['none answers on eth0'];
  assert.deepEqual(judgeSurroundings('server', found), { found, lines, refusal: null });
});

test('in server mode every other server is a reason not to serve', () => {
  const found = [on('eth0', ADDRESSES), on('eth1'), on('eth2', BOOTS)];
  assert.deepEqual(judgeSurroundings('server', found), {
    found,
    lines: [
      'on eth0: 198.51.100.254, which offers 198.51.100.200',
      'none answers on eth1',
      'on eth2: 198.51.100.253, which is a ProxyDHCP server',
    ],
    refusal:
      'another DHCP server answers on eth0, 198.51.100.254, which offers 198.51.100.200; on eth2, 198.51.100.253, which is a ProxyDHCP server; a machine would take whichever is first: stop it, or stand beside it with --dhcp proxy (or `service.dhcp_mode: proxy`), or serve all the same with --force',
  });
});

test('in proxy mode a server of addresses is wanted, and one of boots is not', () => {
  const judge = (...servers: readonly OtherServer[]) => judgeSurroundings('proxy', [on('eth0', ...servers)]);
  assert.deepEqual(judge(ADDRESSES).lines, ['on eth0: 198.51.100.254, which offers 198.51.100.200']);
  assert.deepEqual(judge(BOOTS), {
    found: [on('eth0', BOOTS)],
    lines: [
      'on eth0: 198.51.100.253, which is a ProxyDHCP server',
      'warning: nobody gives addresses on eth0, and proxy mode does not either',
      'warning: 198.51.100.253 on eth0 answers machines that boot too: one may start what it says',
    ],
    refusal: null,
  });
  assert.deepEqual(judge({ ...ADDRESSES, file: 'a.efi' }).lines, [
    'on eth0: 198.51.100.254, which offers 198.51.100.200 and boots a.efi',
    'warning: 198.51.100.254 on eth0 answers machines that boot too: one may start what it says',
  ]);
});

test('where nobody could be looked for, that is said once and is no warning of an absence', () => {
  const found = [{ interfaceName: 'eth0', servers: [], problem: 'port 68 needs root' }];
  for (const mode of ['server', 'proxy'] as const) {
    const lines = ['not looked for on eth0: port 68 needs root'];
    assert.deepEqual(judgeSurroundings(mode, found), { found, lines, refusal: null });
  }
});

const PLACE = { interfaceName: 'eth0', address: '198.51.100.1', networks: [] };

test('each interface is searched once, unless DHCP is not ours or not on its port', async () => {
  const searched: string[] = [];
  const search = async (name: string): Promise<SearchResult> => {
    searched.push(name);
    return on(name);
  };
  const other = { ...PLACE, interfaceName: 'eth1' };
  const places = [PLACE, other, { ...PLACE, address: '203.0.113.1' }] as const;
  const { lines } = await lookAround({ places, dhcp: 'server' }, 67, search);
  assert.deepEqual(lines, ['none answers on eth0', 'none answers on eth1']);
  assert.deepEqual(searched, ['eth0', 'eth1']);
  const moved = await lookAround({ places, dhcp: 'proxy' }, 6767, search);
  const off = await lookAround({ places, dhcp: 'off' }, 67, search);
  assert.deepEqual(moved, {
    found: [],
    lines: ['not looked for, since ours is on port 6767'],
    refusal: null,
  });
  assert.deepEqual(off, { found: [], lines: [], refusal: null });
  assert.equal(searched.length, 2);
});

test.run();
