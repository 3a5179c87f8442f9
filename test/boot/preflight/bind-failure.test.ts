import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bindFailure } from '../../../src/boot/preflight/bind-failure.ts';

const test = suite('boot/preflight/bind-failure');

const WHERE = 'HTTP on 198.51.100.1, TCP port 80';
const REASONS: Readonly<Record<string, string>> = {
  EACCES: `${WHERE}: ports below 1024 need root; run vaq boot with sudo, or move the port`,
  EADDRINUSE: `${WHERE}: another program has this port (see: ss -lpn 'sport = :80'); stop it, or move the port`,
  EADDRNOTAVAIL: `${WHERE}: this machine does not have the address`,
  ENOBUFS: `${WHERE}: as the system says it`,
};

for (const [code, sentence] of Object.entries(REASONS)) {
  test(`${code} is said with what to do`, () => {
    const error = Object.assign(new Error('as the system says it'), { code });
    assert.equal(bindFailure('HTTP', 'TCP', '198.51.100.1', 80, error), sentence);
  });
}

test.run();
