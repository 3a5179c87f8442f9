import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { preflightScreen, type ScreenFacts } from '../../../src/boot/preflight/screen.ts';
import type { Retreat } from '../../../src/boot/session/retreat.ts';
import type { Grant, HostConsent } from '../../../src/plan/consent.ts';
import type { HostAction } from '../../../src/plan/standing.ts';
import type { Host, Site } from '../../../src/sot/model/types.ts';

const test = suite('boot/preflight/screen');

const PLACE = { interfaceName: 'eth0', address: '198.51.100.1', networks: ['198.51.100.1'] };

const FACTS: ScreenFacts = {
  revision: 'work tree at 0123abc, 2 files changed',
  venue: {
    site: { id: 'ams1' } as Site,
    places: [PLACE],
    httpPort: 80,
    elsewhere: [],
    dhcp: 'server',
  },
  hasRecord: true,
  plan: null,
  otherDhcp: [],
  firewalls: [],
  retreats: new Map(),
};

function host(
  name: string,
  action: HostAction,
  grant: Grant,
  formerLabel: string | null = null,
): HostConsent {
  return { host: { name } as Host, action, grant, formerLabel };
}

test('what a firewall keeps out stands below the other DHCP servers', () => {
  const facts = {
    ...FACTS,
    otherDhcp: ['none answers on eth0'],
    firewalls: ['ufw keeps out 69/udp; sudo ufw allow 69/udp'],
  };
  assert.equal(
    preflightScreen(facts, []),
    `source of truth  work tree at 0123abc, 2 files changed
site             ams1
interface        eth0, DHCP for the hosts below and nobody else
address          http://198.51.100.1
other DHCP       none answers on eth0
firewall         ufw keeps out 69/udp; sudo ufw allow 69/udp
`,
  );
});

test('who is installed, who goes on, who is erased again, and who is left alone for which reason', () => {
  const hosts = [
    host('r1-01', 'install', 'again'),
    host('r1-02', 'install', 'again'),
    host('r1-03', 'continue', 'continue'),
    host('r1-04', 'reinstall', 'again'),
    host('r1-05', 'reinstall', 'again', 'ams1/old-05'),
    host('r1-06', 'unchanged', 'again'),
    host('r2-01', 'install', 'local'),
    host('r2-02', 'continue', 'local'),
    host('r2-03', 'reinstall', 'local'),
    host('r2-04', 'unchanged', 'local'),
    host('r2-05', 'unchanged', 'local'),
    host('r2-06', 'held', 'local'),
  ];
  assert.equal(
    preflightScreen(FACTS, hosts),
    `source of truth  work tree at 0123abc, 2 files changed
site             ams1
interface        eth0, DHCP for the hosts below and nobody else
address          http://198.51.100.1

install (their disks will be erased): 2
  r1-01, r1-02

go on with what is under way (it may erase their disks): 1
  r1-03

reinstall (installed before; their disks will be erased): 3
  r1-04, r1-05 (was ams1/old-05), r1-06

an address and their own disk, nothing else: 6
  r2-01, r2-02
  installed before, and only --reinstall erases them: r2-03
  as they should be: r2-04, r2-05
  held, by never_provision or boot_times: r2-06
`,
  );
});

const HEAD = `source of truth  work tree at 0123abc, 2 files changed
site             ams1
interface        eth0, no DHCP
address          http://198.51.100.1
`;

test('without a record of anything, it is said that those hosts will be erased', () => {
  const facts: ScreenFacts = { ...FACTS, venue: { ...FACTS.venue, dhcp: 'off' }, hasRecord: false };
  assert.equal(
    preflightScreen(facts, [host('r1-01', 'install', 'again')]),
    `${HEAD}
install (their disks will be erased): 1
  r1-01

There is no record of this host: it will be erased.
`,
  );
  assert.equal(
    preflightScreen(facts, [host('r1-01', 'install', 'again'), host('r1-02', 'install', 'again')]),
    `${HEAD}
install (their disks will be erased): 2
  r1-01, r1-02

There is no record of these 2 hosts: they will be erased.
`,
  );
  assert.equal(
    preflightScreen(facts, [host('r1-01', 'install', 'local')]),
    `${HEAD}
their own disk, nothing else: 1
  r1-01
`,
  );
});

test('beside another server, nobody is said to get an address', () => {
  const facts: ScreenFacts = { ...FACTS, venue: { ...FACTS.venue, dhcp: 'proxy' } };
  assert.equal(
    preflightScreen(facts, [host('r1-01', 'install', 'local')]),
    `source of truth  work tree at 0123abc, 2 files changed
site             ams1
interface        eth0, DHCP beside another server: boots for the hosts below, addresses for nobody
address          http://198.51.100.1

their own disk, and no answer by DHCP: 1
  r1-01
`,
  );
});

test('each place is shown, and who is not served from here', () => {
  const other = { interfaceName: 'eth1', address: '203.0.113.1', networks: ['203.0.113.1'] };
  const elsewhere = [{ name: 'r9-01' }, { name: 'r9-02' }] as Host[];
  const facts: ScreenFacts = {
    ...FACTS,
    venue: { ...FACTS.venue, places: [PLACE, other], httpPort: 8080, elsewhere },
  };
  assert.equal(
    preflightScreen(facts, [host('r1-01', 'install', 'local')]),
    `source of truth  work tree at 0123abc, 2 files changed
site             ams1
interface        eth0, DHCP for the hosts below and nobody else
address          http://198.51.100.1:8080
interface        eth1, DHCP for the hosts below and nobody else
address          http://203.0.113.1:8080

an address and their own disk, nothing else: 1
  r1-01

not from here, their address of the service is on no interface served: 2
  r9-01, r9-02
`,
  );
});

test('an interface that is in no network of the site is warned of, unless DHCP is not ours', () => {
  const venue = { ...FACTS.venue, places: [{ ...PLACE, networks: [] }] as const };
  const fifth = (facts: ScreenFacts): string | undefined => preflightScreen(facts, []).split('\n')[4];
  assert.equal(
    fifth({ ...FACTS, venue }),
    'warning          no address of eth0 is in a subnet of the site: only relay agents and routers lead its machines here',
  );
  assert.equal(fifth({ ...FACTS, venue: { ...venue, dhcp: 'off' } }), '');
});

test('names are shown safely', () => {
  const text = preflightScreen(FACTS, [host('r1\u001b[31m', 'reinstall', 'again', 'a\nb')]);
  assert.ok(text.endsWith('\n  r1\\u001b[31m (was a\\nb)\n'), text);
});

test('a plan that says who is installed is named', () => {
  const [first, second] = preflightScreen({ ...FACTS, plan: 'plan\u001b.json' }, []).split('\n');
  assert.deepEqual(
    [first, second],
    ['source of truth  work tree at 0123abc, 2 files changed', 'plan             plan\\u001b.json'],
  );
});

test('who is rolled back is named with what erases it, and who is not with the reason; others are not named', () => {
  const labelled = (name: string, grant: Grant): HostConsent => ({
    ...host(name, 'reinstall', grant),
    host: { name, label: `ams1/${name}` } as Host,
  });
  const boots = [{ id: 'wipe' }, { id: 'debian12' }];
  const back = { revision: '1a2b3c4…', boots, isOfRun: false } as unknown as Retreat;
  const retreats = new Map<string, Retreat | string>([
    ['ams1/r1-01', back],
    ['ams1/r1-02', back],
    ['ams1/r1-03', { ...back, boots: boots.slice(0, 1), isOfRun: true } as unknown as Retreat],
    ['ams1/r1-04', 'nothing is recorded'],
    ['ams1/r1-05', back],
  ]);
  const hosts = ['r1-01', 'r1-02', 'r1-03', 'r1-04', 'r1-06'].map((name) => labelled(name, 'again'));
  const text = preflightScreen({ ...FACTS, retreats }, [...hosts, labelled('r1-05', 'local')]);
  const [, found] = text.split('r1-04, r1-06\n');
  assert.equal(
    found,
    `
rolled back if they fail for good (their disks will be erased once more): 3
  to wipe, debian12 of 1a2b3c4…: r1-01, r1-02
  to the last boot that was done, of wipe: r1-03

not rolled back if they fail, though their policy says so: 1
  nothing is recorded: r1-04

an address and their own disk, nothing else: 1
  installed before, and only --reinstall erases them: r1-05
`,
  );
});

test.run();
