import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bootTimeout, failurePolicy } from '../../src/plan/failure-policy.ts';
import type { Boot, Host } from '../../src/sot/model/types.ts';

const test = suite('plan/failure-policy');

function host(site: object, workflow: object | null): Host {
  return {
    site: { data: site },
    workflow: workflow && { data: workflow },
  } as unknown as Host;
}

test('where nothing is said, nothing is tried again, and the rollout halts', () => {
  assert.deepEqual(failurePolicy(host({}, {})), { retries: 0, then: 'halt' });
  assert.deepEqual(failurePolicy(host({}, null)), { retries: 0, then: 'halt' });
});

test('the site says it for all, and a workflow for itself, key by key', () => {
  const site = { policy: { on_failure: { retry: 2, then: 'continue' } } };
  assert.deepEqual(failurePolicy(host(site, {})), { retries: 2, then: 'continue' });
  assert.deepEqual(failurePolicy(host(site, { on_failure: { retry: 0 } })), { retries: 0, then: 'continue' });
  assert.deepEqual(failurePolicy(host(site, { on_failure: { then: 'halt' } })), { retries: 2, then: 'halt' });
});

test('a boot may have its own time, else that of its site, else all the time in the world', () => {
  const boot = (data: object, done = 'checkpoint') => ({ data, done }) as unknown as Boot;
  const site = host({ policy: { timeout: 3600 } }, {});
  assert.equal(bootTimeout(site, boot({ timeout: 60 })), 60);
  assert.equal(bootTimeout(site, boot({})), 3600);
  assert.equal(bootTimeout(host({}, {}), boot({})), null);
});

test('what nothing ends is never too late', () => {
  const site = host({ policy: { timeout: 3600 } }, {});
  assert.equal(bootTimeout(site, { data: { timeout: 60 }, done: 'never' } as unknown as Boot), null);
});

test.run();
