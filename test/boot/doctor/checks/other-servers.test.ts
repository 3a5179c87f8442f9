import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { SearchResult } from '../../../../src/boot/dhcp/others/search.ts';
import { otherServerLines } from '../../../../src/boot/doctor/checks/other-servers.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/other-servers');

const SERVER = {
  address: '198.51.100.254',
  gives: '198.51.100.200',
  file: null,
  nextServer: null,
  isProxy: false,
};
const found = (more: Partial<SearchResult>): readonly SearchResult[] => [
  { interfaceName: 'eth0', servers: [], problem: null, ...more },
];

function lines(results: readonly SearchResult[] | null, dhcp: 'server' | 'proxy' | 'off' = 'server') {
  return texts(otherServerLines(results, { dhcp }));
}

test('nobody is asked without a word, and nobody where there is no DHCP of ours', () => {
  assert.deepEqual(lines(null), [
    'ok other DHCP servers: not looked for, because that sends packets: `sudo vaq doctor --probe` does',
  ]);
  assert.deepEqual(lines([]), [
    'ok other DHCP servers: not looked for, because no interface serves the site',
  ]);
  assert.deepEqual(lines(null, 'off'), ['ok other DHCP servers: the site has no DHCP of vaq']);
});

test('a rival is an error, and in proxy mode what is wanted', () => {
  assert.deepEqual(lines(found({})), ['ok other DHCP servers: none answers on eth0']);
  assert.deepEqual(lines(found({ servers: [SERVER] })), [
    'error other DHCP servers: another DHCP server answers on eth0, 198.51.100.254, which offers 198.51.100.200 → stop it; or set `service.dhcp_mode: proxy` in env.yml',
  ]);
  assert.deepEqual(lines(found({ servers: [SERVER] }), 'proxy'), [
    'ok other DHCP servers: on eth0: 198.51.100.254, which offers 198.51.100.200',
  ]);
  assert.deepEqual(lines(found({}), 'proxy'), [
    'ok other DHCP servers: none answers on eth0',
    'warning other DHCP servers: nobody gives addresses on eth0, and proxy mode does not either → look at that server, or set `service.dhcp_mode: server`',
  ]);
});

test('who could not ask says why', () => {
  assert.deepEqual(lines(found({ problem: 'it needs privileges' })), [
    'warning other DHCP servers: not looked for on eth0: it needs privileges → sudo vaq doctor --probe',
  ]);
});

test.run();
