import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkIpxe } from '../../src/kinds/ipxe/check.ts';
import { type Opened, withSot } from '../../src/pipeline/open.ts';
import { CANONICAL } from '../../src/render/context.ts';
import { localScripts, refusedScript, startScript } from '../../src/render/own-scripts.ts';
import { allRequests, render } from '../../src/render/render.ts';
import type { Sandbox } from '../../src/render/sandbox/sandbox.ts';

const test = suite('render/own-scripts');

/** Every script that the hosts of a source of truth can be given, by what it is for. */
async function scripts({ model }: Opened, sandbox: Sandbox): Promise<ReadonlyMap<string, string>> {
  const boots = await render(model, allRequests(model.hosts), CANONICAL, sandbox);
  const installs = boots.flatMap(({ host, boot, artifacts }) =>
    (artifacts ?? [])
      .filter(({ kind }) => kind === 'ipxe')
      .map(({ content }) => [`${host.label} ${boot.id}`, content] as const),
  );
  const [host] = model.hosts;
  return new Map([
    ...installs,
    ...[...(await localScripts(sandbox, model.hosts))].map(
      ([name, text]) => [`${name} local`, text] as const,
    ),
    ['start', await startScript(sandbox, 'http://198.51.100.1:8080')],
    ['refused', await refusedScript(sandbox, host!, 'no address is known')],
  ]);
}

for (const [fixture, least] of [
  ['quickstart', 6],
  ['datacenter', 100],
] as const) {
  test(`every script of ${fixture} is one that iPXE reads without a mistake`, async () => {
    const result = await withSot({ sot: `fixtures/${fixture}`, ref: null }, scripts);
    if (!result.ok) throw new Error(result.message);
    assert.ok(result.value.size >= least, `${result.value.size} scripts`);
    for (const [name, text] of result.value) {
      const found = checkIpxe(text).map(({ range, message }) => `${range.start.line}: ${message}`);
      assert.deepEqual(found, [], name);
    }
  });
}

test.run();
