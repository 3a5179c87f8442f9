// Every system that `vaq init` offers: validates without a finding, is accepted by the tools of others, and is served.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { suite } from 'uvu';
import { concise } from '../../../src/diagnostics/formats/concise.ts';
import { maybeExternal } from '../../../src/pipeline/external/maybe.ts';
import { type InitOptions, proposeTree } from '../../../src/pipeline/init/init.ts';
import { STARTERS } from '../../../src/pipeline/init/systems.ts';
import { openWith } from '../../../src/pipeline/open.ts';
import { validateReport } from '../../../src/pipeline/report.ts';
import type { RenderedBoot } from '../../../src/render/artifact.ts';
import { memorySource } from '../../support/memory-source.ts';

const test = suite('pipeline/init/starters');

const OPTIONS: InitOptions = {
  folder: '/nowhere',
  systems: [],
  site: 'ams1',
  subnets: ['198.51.100.0/24'],
  gateway: null,
  addr: null,
  mirror: null,
  addressing: 'dhcp',
  hosts: null,
  cluster: 'rack1',
  ci: 'github',
};

async function filesOf(options: Partial<InitOptions>): Promise<ReadonlyMap<string, string>> {
  const proposed = await proposeTree({ ...OPTIONS, ...options });
  assert.ok(proposed.ok, JSON.stringify(proposed));
  return proposed.files;
}

/** What is found in a tree, by the tools of others too, and what its hosts get. */
async function validated(
  files: ReadonlyMap<string, string>,
): Promise<{ readonly findings: string; readonly boots: readonly RenderedBoot[] }> {
  const boots: RenderedBoot[] = [];
  const reported = await openWith(memorySource(files), '/nowhere', (opened, sandbox) =>
    maybeExternal(true, (tools) =>
      validateReport(opened, { site: null, hosts: [] }, sandbox, tools, (boot) => boots.push(boot)),
    ),
  );
  assert.ok(reported.ok, JSON.stringify(reported));
  const { report, sources } = reported;
  // A tool that is not installed here says nothing.
  const diagnostics = report.diagnostics.filter(({ ruleId }) => ruleId !== 'external/missing');
  const findings =
    diagnostics.length === 0 ? '' : concise({ ...report, diagnostics }, sources, { color: false });
  return { findings, boots };
}

for (const { id, kind } of STARTERS) {
  for (const addressing of ['dhcp', 'static'] as const) {
    test(`${id} with ${addressing} has no finding, and a script and a configuration for its host`, async () => {
      const { findings, boots } = await validated(await filesOf({ systems: [id], addressing }));
      assert.equal(findings, '');
      const artifacts = boots.flatMap((boot) => boot.artifacts ?? []);
      assert.equal(boots.length, 1);
      assert.ok(artifacts.length >= 2, artifacts.map(({ path }) => path).join());
      assert.equal(artifacts[0]!.kind, 'ipxe');
      assert.equal(artifacts[1]!.kind, kind);
      const text = artifacts.map(({ content }) => content).join('\n');
      // The one script is for BIOS and for UEFI, whose kernels need the name of each initrd.
      assert.match(text, /^kernel \S+ initrd=\S+ /m);
      assert.match(unpacked(text), /\/checkpoint\//);
      const isStatic = addressing === 'static' && !/^[^#]*198\.51\.100\.11/m.test(unpacked(text));
      assert.equal(isStatic, false, unpacked(text));
    });
  }
}

/** A text with what is in its data URLs, and in those of that. */
function unpacked(text: string): string {
  const inside = [...text.matchAll(/;base64,([\w+/=]+)/g)].map(([, data]) =>
    unpacked(Buffer.from(data!, 'base64').toString('utf8')),
  );
  return [text, ...inside].join('\n');
}

test('all systems go together, and each template and operating system is written once', async () => {
  const files = await filesOf({ systems: STARTERS.map(({ id }) => id) });
  const { findings, boots } = await validated(files);
  assert.equal(findings, '');
  assert.equal(boots.length, STARTERS.length);
});

test('with a mirror of their own, files are fetched from there, and only the lock is missing', async () => {
  const files = await filesOf({ systems: STARTERS.map(({ id }) => id), mirror: 'files.example:8080' });
  const { findings } = await validated(files);
  assert.match(
    findings,
    /^files\.yml:\d+:\d+: info: nothing pins the content of .* \[file\/lock\]\n[^\n]*\n?$/,
  );
  const urls = files.get('files.yml')!.match(/url: .*/g)!;
  assert.ok(urls.every((url) => url.startsWith('url: http://files.example:8080/')));
});

test('each document names its schema, as it lies beside it in node_modules', async () => {
  const files = await filesOf({ systems: STARTERS.map(({ id }) => id) });
  for (const [path, text] of files) {
    if (!/^(?!\.).*\.ya?ml$/.test(path) || path.startsWith('assets/')) continue;
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    assert.ok(schema !== undefined, path);
    const at = posix.join(posix.dirname(path), schema);
    assert.match(at, /^node_modules\/vaq\//, path);
    assert.ok(existsSync(join(process.cwd(), at.replace('node_modules/vaq/', ''))), `${path}: ${at}`);
  }
});

test.run();
