import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { assemble } from '../../src/boot/assemble.ts';
import type { Journal } from '../../src/state/journal.ts';
import { ensureKey } from '../../src/state/key.ts';
import { fourHostsWith, type Ground, openGround } from '../support/session-ground.ts';

const test = suite('boot/assemble');

const NO_JOURNAL: Journal = { append: async () => null, close: async () => {} };

/** What keeps four hosts that are all granted their boot from being served: `rule: message (hosts)`. */
async function kept({ opened, sandbox, venue, root }: Ground): Promise<readonly string[]> {
  const key = await ensureKey(root);
  assert.ok(key.ok);
  const { session, diagnostics } = await assemble({
    opened,
    sandbox,
    venue,
    consents: venue.hosts.map((host) => ({ host, action: 'install', grant: 'continue', formerLabel: null })),
    states: new Map(),
    journal: NO_JOURNAL,
    key: key.value,
    stateDir: root,
    log: () => {},
  });
  assert.equal(session, null);
  return diagnostics.map(({ ruleId, message, hosts }) => `${ruleId}: ${message} (${hosts.join(', ')})`);
}

test('what keeps many hosts from being served is said once, with all of them, unless a comment suppresses it', async () => {
  const template = fourHostsWith().get('assets/preseed/debian12.cfg.ejs')!;
  const more = [
    '<%# vaq-ignore: preseed/boolean-value -- ours %>',
    'd-i netcfg/no_default_route boolean <%= host.name %>',
    'd-i netcfg/use_autoconfig boolean <%= host.name %>',
    'd-i x/y string <%= secret("name") %>\n',
  ];
  const files = { 'assets/preseed/debian12.cfg.ejs': `${template}${more.join('\n')}` };
  const ground = await openGround(fourHostsWith(files));
  try {
    const all = '(ams1/r1-01, ams1/r1-02, ams1/r1-03, ams1/r1-04)';
    assert.deepEqual(await kept(ground), [
      `preseed/boolean-value: \`r1-01\` is neither true nor false: expected \`true\` or \`false\`; on other hosts \`r1-02\`, \`r1-03\`, \`r1-04\` (rendered line 46: \`d-i netcfg/use_autoconfig boolean r1-01\`) ${all}`,
      `boot/secret: preseed.cfg needs a secret, and this version of vaq cannot look up secrets yet ${all}`,
    ]);
  } finally {
    await ground.close();
  }
});

test.run();
