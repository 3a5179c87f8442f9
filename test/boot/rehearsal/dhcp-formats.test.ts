import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { jsonDhcp, prettyDhcp } from '../../../src/boot/rehearsal/dhcp-formats.ts';
import { previewDhcp } from '../../../src/boot/rehearsal/dhcp-preview.ts';
import { onGround, sampleTree, wishOn } from './sample.ts';

const test = suite('boot/rehearsal/dhcp-formats');

function golden(name: string): string {
  return readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
}

test('replies are shown option by option, and a second one by what differs', async () => {
  await onGround(sampleTree(), async ({ opened, sandbox, ...ground }) => {
    const wish = wishOn({ opened, sandbox, ...ground });
    const all = await previewDhcp(opened, sandbox, { ...wish, firmware: null });
    assert.ok(all.ok);
    assert.equal(prettyDhcp(all.hosts), golden('dhcp-server.txt'));
    const one = await previewDhcp(opened, sandbox, { ...wish, firmware: 'uefi' });
    assert.ok(one.ok);
    assert.equal(jsonDhcp(one.revision, one.hosts), golden('dhcp-server.json'));
  });
});

test('a reply on another port is shown whole, and silence with its reason', async () => {
  const files = sampleTree('addr:', 'dhcp_mode: proxy\n  addr:');
  await onGround(files, async ({ opened, sandbox, ...ground }) => {
    const wish = wishOn({ opened, sandbox, ...ground });
    const all = await previewDhcp(opened, sandbox, { ...wish, firmware: null });
    assert.ok(all.ok);
    assert.equal(prettyDhcp(all.hosts), golden('dhcp-proxy.txt'));
  });
});

test('a site that leaves DHCP alone says so', async () => {
  const files = sampleTree('addr:', 'dhcp_mode: "off"\n  addr:');
  await onGround(files, async ({ opened, sandbox, ...ground }) => {
    const wish = wishOn({ opened, sandbox, ...ground });
    const one = await previewDhcp(opened, sandbox, { ...wish, firmware: 'bios' });
    assert.ok(one.ok);
    assert.equal(
      prettyDhcp(one.hosts),
      `ams1/r1-01 is due debian12, attempt 1 (install); DHCP mode off

==> ams1/r1-01 bios: BIOS PXE <==
no packet: \`service.dhcp_mode\` is \`off\`
`,
    );
  });
});

test.run();
