import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bytesText, durationText } from '../../src/terminal/amounts.ts';

const test = suite('terminal/amounts');

test('bytes have three digits that matter', () => {
  const table = {
    0: '0 B',
    999: '999 B',
    1000: '1.00 kB',
    9994: '9.99 kB',
    9996: '10.0 kB',
    99960: '100 kB',
    999499: '999 kB',
    999600: '1.00 MB',
    8206336: '8.21 MB',
    2000000000: '2.00 GB',
    5000000000000000: '5000 TB',
  };
  for (const [bytes, text] of Object.entries(table)) assert.equal(bytesText(Number(bytes)), text);
});

test('times are rounded to what a person waits for', () => {
  const table = { '-3': '0 s', 0.4: '0 s', 59.4: '59 s', 59.6: '1:00 min', 125: '2:05 min', 3725: '1:02 h' };
  for (const [seconds, text] of Object.entries(table)) assert.equal(durationText(Number(seconds)), text);
});

test.run();
