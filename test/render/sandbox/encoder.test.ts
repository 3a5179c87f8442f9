import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Encoder } from '../../../src/render/sandbox/encoder.ts';
import type { RenderJob } from '../../../src/render/sandbox/job.ts';
import { jobParts } from '../../../src/render/sandbox/protocol.ts';

const test = suite('render/sandbox/encoder');

const LINKS = { files: { a: 'http://198.51.100.1/files/a' }, checkpoint: 'c', secrets: null };

function jobOf(more: Partial<RenderJob>): RenderJob {
  return { template: 'a.ejs', data: {}, host: 'ams1/r1-01', links: LINKS, ...more };
}

function sent(encoder: Encoder, job: RenderJob): Record<string, unknown> {
  return JSON.parse(jobParts(encoder.line(7, job).trimEnd()).job);
}

test('a line is the number of the template and the job, whose values stand in slots', () => {
  const env = { id: 'ams1' };
  const placed = [
    { at: ['env'], value: env },
    { at: ['iface'], from: ['host', 'interfaces', 0] },
  ];
  const common = { script: { kernel: 'a', cmdline: null } };
  const line = new Encoder().line(
    7,
    jobOf({ data: { md: 'tab\t' }, placed, more: { label: 'x', script: { cmdline: 'b' } }, common }),
  );
  assert.equal(
    line,
    `7\t${JSON.stringify({
      own: { md: 'tab\t' },
      placed: 1,
      files: 2,
      more: { label: 'x', script: { cmdline: 'b' } },
      common: 3,
      checkpoint: 'c',
      values: [
        [0, env],
        [
          1,
          [
            [['env'], 0],
            [['iface'], ['host', 'interfaces', 0]],
          ],
        ],
        [2, LINKS.files],
        [3, common],
      ],
    })}\n`,
  );
});

test('what was sent is not sent again: a value or what is put where at all, the data to the job that follows', () => {
  const encoder = new Encoder();
  const data = { n: 1 };
  const placed = [{ at: ['env'], value: { id: 'ams1' } }];
  sent(encoder, jobOf({ data, placed }));
  const told = [
    jobOf({ data, placed }),
    jobOf({ data: { n: 2 }, placed }),
    jobOf({ data, placed }),
    jobOf({ data }),
  ].map((job) => {
    const { own, placed, values } = sent(encoder, job);
    return [own, placed, values];
  });
  assert.deepEqual(told, [
    [undefined, undefined, undefined],
    [{ n: 2 }, 1, undefined],
    [{ n: 1 }, 1, undefined],
    [{ n: 1 }, 3, [[3, []]]],
  ]);
});

test('values are forgotten between two jobs once there are many, and never within one', () => {
  const encoder = new Encoder();
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ at: [String(n)], value: { n: from + n } }));
  const slotsOf = (job: RenderJob): readonly unknown[] =>
    (sent(encoder, job).values as readonly (readonly unknown[])[]).map(([slot]) => slot);
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
  assert.deepEqual(slotsOf(jobOf({ placed: many(0, 200) })), numbers(0, 202));
  assert.deepEqual(slotsOf(jobOf({ placed: many(200, 300) })), numbers(202, 503));
  assert.deepEqual(slotsOf(jobOf({ placed: many(500, 2) })), numbers(0, 4));
});

test.run();
