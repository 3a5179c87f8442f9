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
  assert.deepEqual(failurePolicy(host({}, {})), { retries: 0, follows: 'halt' });
  assert.deepEqual(failurePolicy(host({}, null)), { retries: 0, follows: 'halt' });
});

/** A document with such a policy, as a file states it. */
function stating(policy: string): object {
  return { on_failure: JSON.parse(policy) };
}

test('the site says it for all, and a workflow for itself, key by key', () => {
  const site = { policy: stating('{"retry": 2, "then": "continue"}') };
  const under = (policy: string) => failurePolicy(host(site, stating(policy)));
  assert.deepEqual(failurePolicy(host(site, {})), { retries: 2, follows: 'continue' });
  assert.deepEqual(under('{"retry": 0}'), { retries: 0, follows: 'continue' });
  assert.deepEqual(under('{"then": "halt"}'), { retries: 2, follows: 'halt' });
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
