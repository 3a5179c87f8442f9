import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { suite } from 'uvu';
import { LiveTransfers } from '../../src/terminal/live-transfers.ts';
import { type Transfer, transferLine } from '../../src/terminal/transfers.ts';

const test = suite('terminal/transfers');

const HALF: Transfer = {
  name: 'debian12/linux',
  done: 5_000_000,
  total: 10_000_000,
  since: 0,
  from: 1_000_000,
};

test('a file is a line with its share, its rate and the time that is left', () => {
  assert.equal(
    transferLine(HALF, 2000, 80),
    'debian12/linux          [##########          ]  50% 5.00 MB 2.00 MB/s       3 s',
  );
  assert.equal(transferLine(HALF, 100, 80), 'debian12/linux          [##########          ]  50% 5.00 MB');
  assert.equal(
    transferLine({ ...HALF, total: null }, 2000, 80),
    'debian12/linux                                5.00 MB 2.00 MB/s',
  );
});

test('a line fits whatever the terminal is, and keeps the end of a long name', () => {
  const long = { ...HALF, name: `${'folder/'.repeat(20)}漢字/initrd.gz\u001b[2J` };
  for (const columns of [20, 40, 60, 80, 200]) {
    const line = transferLine(long, 2000, columns);
    assert.ok(stringWidth(line) < columns, `${columns}: ${line}`);
    assert.ok(!line.includes('\u001b'));
  }
  assert.match(transferLine(long, 2000, 120), /^….*initrd\.gz/);
});

class Screen {
  text = '';
  readonly isTTY: boolean;
  readonly columns = 80;
  constructor(isTTY: boolean) {
    this.isTTY = isTTY;
  }
  write(text: string): void {
    this.text += text;
  }
}

test('without a terminal each file that was fetched or failed is a line', () => {
  const screen = new Screen(false);
  let now = 0;
  const live = new LiveTransfers(screen, () => now);
  live.moved('a', 0, 10_000);
  now = 3000;
  live.moved('a', 10_000, 10_000);
  live.ended('a', { ok: true, size: 10_000, note: 'fetched' });
  live.ended('b', { ok: true, size: 10_000, note: 'was there' });
  live.ended('c', { ok: false, size: 0, note: 'no' });
  live.close();
  assert.equal(screen.text, 'a: fetched, 10.0 kB in 3 s\nc: failed\n');
});

test('on a terminal what is under way is drawn in place, no more than ten times a second', () => {
  const screen = new Screen(true);
  let now = 1000;
  const live = new LiveTransfers(screen, () => now);
  for (let done = 0; done < 100; done++) {
    now += 10;
    live.moved('a', done * 100, 10_000);
  }
  assert.ok(screen.text.split('\n').length <= 12, screen.text);
  live.ended('a', { ok: true, size: 10_000, note: 'fetched' });
  live.close();
  assert.ok(screen.text.endsWith('\u001b[1A\r\u001b[Ja: fetched, 10.0 kB in 1 s\n'));
});

test.run();
