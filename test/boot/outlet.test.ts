import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { LogEvent } from '../../src/boot/log.ts';
import { humanOutlet, jsonOutlet } from '../../src/boot/outlet.ts';
import type { Transfer } from '../../src/boot/transfers.ts';

const test = suite('boot/outlet');

const EVENT: LogEvent = { event: 'ready', host: null, message: 'TFTP and HTTP' };
const NOTHING = { findings: new Map(), stages: new Map() };

function at(second: number): Date {
  return new Date(Date.UTC(2026, 10, 21, 8, 0, second));
}

function transferOf(bytes: () => number): Transfer {
  const address = '198.51.100.11';
  return { host: 'ams1/r1-01', protocol: 'http', path: 'debian12/initrd.gz', address, total: 100, bytes };
}

test('people get a line an event, and nothing of what is under way', () => {
  const lines: string[] = [];
  const outlet = humanOutlet((text) => lines.push(text));
  outlet.event(at(0), EVENT);
  for (let second = 0; second < 20; second += 1)
    outlet.look(at(second), { transfers: [transferOf(() => second)], ...NOTHING });
  outlet.end();
  assert.deepEqual(lines, ['08:00:00  -                 ready       TFTP and HTTP\n']);
});

test('programs are told every five seconds how far a transfer is that takes that long', () => {
  const lines: string[] = [];
  const outlet = jsonOutlet((text) => lines.push(text));
  outlet.event(at(0), EVENT);
  let bytes = 0;
  const [long, short] = [transferOf(() => bytes), transferOf(() => 7)];
  for (let second = 0; second <= 11; second += 1) {
    bytes = second;
    outlet.look(at(second), { transfers: second < 4 ? [long, short] : [long], ...NOTHING });
  }
  outlet.end();
  const about = { event: 'transfer', host: 'ams1/r1-01' };
  const how = { protocol: 'http', path: 'debian12/initrd.gz', address: '198.51.100.11' };
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    [
      { at: '2026-11-21T08:00:00.000Z', ...EVENT },
      {
        at: '2026-11-21T08:00:05.000Z',
        ...about,
        message: 'debian12/initrd.gz: 5 of 100 bytes',
        ...how,
        bytes: 5,
        total: 100,
      },
      {
        at: '2026-11-21T08:00:10.000Z',
        ...about,
        message: 'debian12/initrd.gz: 10 of 100 bytes',
        ...how,
        bytes: 10,
        total: 100,
      },
    ],
  );
});

test.run();
