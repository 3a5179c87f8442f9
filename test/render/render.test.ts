import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import { digest } from '../../src/render/artifact.ts';
import type { ServingContext } from '../../src/render/context.ts';
import { allRequests } from '../../src/render/render.ts';
import { built, hostYaml } from '../sot/sample.ts';
import { rendering } from './sample.ts';

const test = suite('render/render');

const CONTEXT: ServingContext = {
  baseUrl: () => 'http://198.51.100.1:8080',
  token: (host, boot) => `token-${host.name}-${boot.id}`,
  revision: 'v1.2',
};
const UNTYPED = {
  'boot/debian.yml': 'id: debian\noperating_system: debian12\nunattended: { type: untyped, use: a }\n',
};

test('a boot is a script and its configuration, by URL, kind and type', async () => {
  const { boots, found } = await rendering({}, CONTEXT);
  assert.deepEqual(found, []);
  assert.deepEqual(
    boots.map(({ host, boot, artifacts }) => ({
      host: host.label,
      boot: boot.id,
      artifacts: artifacts?.map(({ path, url, kind, contentType }) => [path, url, kind, contentType]),
    })),
    ['1', '2'].map((number) => ({
      host: `ams1/r1-0${number}`,
      boot: 'debian',
      artifacts: [
        [
          'script.ipxe',
          `http://198.51.100.1:8080/ipxe?mac=52-54-00-00-00-0${number}`,
          'ipxe',
          'text/plain; charset=utf-8',
        ],
        [
          'preseed.cfg',
          `http://198.51.100.1:8080/config/52-54-00-00-00-0${number}/debian/preseed.cfg`,
          'preseed',
          'text/plain; charset=utf-8',
        ],
      ],
    })),
  );
});

test('the script loads kernel and initrds, with one command line', async () => {
  const { first } = await rendering(
    {
      'os/debian12.yml':
        'id: debian12\nos_family: Debian\nmajor_version: "12"\nboot:\n  kernel: debian12/linux\n  initrd: [debian12/initrd.gz, "https://mirror.example/b/initrd.gz"]\ncmdline: [quiet: , console: [tty0, ttyS0]]\n',
    },
    CONTEXT,
  );
  const base = 'http://198.51.100.1:8080';
  const lines = first['script.ipxe']!.content.split('\n').filter((line) => /^(kernel|initrd) /.test(line));
  assert.deepEqual(lines.slice(1), [
    `initrd --name initrd.gz ${base}/files/debian12/initrd.gz || goto failed`,
    'initrd --name 1-initrd.gz https://mirror.example/b/initrd.gz || goto failed',
  ]);
  assert.match(
    lines[0]!,
    /^kernel http:\/\/198\.51\.100\.1:8080\/files\/debian12\/linux initrd=initrd\.gz initrd=1-initrd\.gz quiet console=tty0 console=ttyS0 auto=true .*url=http:\/\/198\.51\.100\.1:8080\/config\/52-54-00-00-00-01\/debian\/preseed\.cfg.* \|\| goto failed$/,
  );
});

test('a boot without a configuration is a script alone; an asset that is no template is served as it is', async () => {
  const alone = await rendering({ 'boot/debian.yml': 'id: debian\noperating_system: debian12\n' });
  assert.deepEqual(Object.keys(alone.first), ['script.ipxe']);
  const asIs = await rendering({ ...UNTYPED, 'assets/untyped/a': 'no %> template\r\n' }, CONTEXT);
  const { content, sha256, contentId } = asIs.first.config!;
  assert.deepEqual([content, sha256, contentId], ['no %> template\r\n', digest(content), digest(content)]);
});

test('what is in the context alone changes no content id, and is in the bytes', async () => {
  const template =
    '<%= checkpoint() %> <%= env.url %> <%= sot.revision %> <%= file("debian12/linux") %> <%= boot.config_url %>\n';
  const files = { ...UNTYPED, 'assets/untyped/a.ejs': template };
  const canonical = await rendering(files);
  const served = await rendering(files, CONTEXT);
  const base = 'http://198.51.100.1:8080';
  assert.equal(
    served.first.config!.content,
    `${base}/checkpoint/token-r1-01-debian ${base} v1.2 ${base}/files/debian12/linux ${base}/config/52-54-00-00-00-01/debian/config\n`,
  );
  for (const [path, { content, canonical: form, contentId, sha256 }] of Object.entries(served.first)) {
    assert.equal(form, canonical.first[path]!.content);
    assert.equal(contentId, digest(form));
    assert.equal(contentId, canonical.first[path]!.contentId);
    assert.equal(sha256, digest(content));
    assert.notEqual(sha256, canonical.first[path]!.sha256);
  }
});

test('an address that is hashed or cut is rendered, not replaced', async () => {
  const template = '<%= b64(env.url) %> <%= env.url.slice(-4) %>\n';
  const { first } = await rendering({ ...UNTYPED, 'assets/untyped/a.ejs': template }, CONTEXT);
  const encoded = Buffer.from('http://198.51.100.1:8080').toString('base64');
  assert.equal(first.config!.content, `${encoded} 8080\n`);
});

test('where a secret’s placeholder stands there is no digest of the bytes', async () => {
  const rack = hostYaml({ more: ['metadata: { pw: { $secret: root } }'] });
  for (const tag of ['md.pw', "secret('root')"]) {
    const { first } = await rendering(
      { ...UNTYPED, 'sites/ams1/rack1.yml': rack, 'assets/untyped/a.ejs': `pw=<%= ${tag} %>\n` },
      CONTEXT,
    );
    const { content, sha256, contentId } = first.config!;
    assert.deepEqual([content, sha256, contentId], ['pw=‹secret root›\n', null, digest(content)]);
    assert.notEqual(first['script.ipxe']!.sha256, null);
  }
});

test('a template that fails only in one context fails there', async () => {
  const template = '<% if (env.url.includes("8080")) { %><%= md.nowhere %><% } %>';
  const files = { ...UNTYPED, 'assets/untyped/a.ejs': template };
  assert.deepEqual((await rendering(files)).found, []);
  const { boots, found } = await rendering(files, CONTEXT);
  assert.equal(found.length, 2);
  assert.equal(boots[0]!.artifacts, null);
});

test('hosts that could not be understood are not rendered; the others are, in their order', async () => {
  const rack = ['c', 'a', 'b']
    .map((name, at) =>
      hostYaml({
        name,
        iface: [`mac: 52:54:00:00:00:0${at}`, `ipv4: 198.51.100.1${at}`],
        workflow: name === 'a' ? 'none' : 'debian',
      }),
    )
    .join('---\n');
  const { model } = await built({ 'sites/ams1/rack1.yml': rack });
  assert.deepEqual(
    allRequests(model.hosts).map(({ host, boot }) => `${host.label} ${boot.id}`),
    ['ams1/b debian', 'ams1/c debian'],
  );
});

test('the same tree gives the same bytes, wherever and in whatever order it is rendered', () => {
  const run = (env: Readonly<Record<string, string>>): string => {
    const child = spawnSync(process.execPath, ['--import', 'tsx', 'test/render/children/digests.ts'], {
      env: { PATH: process.env.PATH ?? '', ...env },
      encoding: 'utf8',
    });
    assert.equal(child.status, 0, child.stderr);
    return child.stdout;
  };
  const one = run({ TZ: 'UTC', LANG: 'C', ORDER: 'forward' });
  const other = run({
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    ORDER: 'backward',
  });
  assert.equal(one.split('\n').length, 9);
  assert.equal(one, other);
});

test('a whole datacenter is rendered to the same digests in another process, order, zone and language', () => {
  const run = (env: Readonly<Record<string, string>>): readonly string[] => {
    const child = spawnSync(process.execPath, ['--import', 'tsx', 'test/render/children/digests.ts'], {
      env: { PATH: process.env.PATH ?? '', FIXTURE: 'datacenter', ...env },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    assert.equal(child.status, 0, child.stderr);
    return child.stdout.trim().split('\n');
  };
  const one = run({ TZ: 'America/St_Johns', LANG: 'C', ORDER: 'forward' });
  assert.ok(one.length > 100, `${one.length} artifacts`);
  assert.deepEqual(
    run({ TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8', LC_ALL: 'tr_TR.UTF-8', ORDER: 'backward' }),
    one,
  );
});

test('hundreds of boots come in their order, each with its own bytes, and one mistake shows one line', async () => {
  const names = Array.from({ length: 900 }, (_, number) => `h${number + 100}`);
  const hosts = names.map((name, number) => {
    const mac = (0x525400000000 + number).toString(16).replace(/..(?=.)/g, '$&:');
    return hostYaml({
      name,
      iface: [`mac: ${mac}`, 'subnet: rack1', `ipv4: 10.0.${number >> 8}.${number & 255}`],
    });
  });
  const { boots } = await rendering({
    'sites/ams1/env.yml': 'id: ams1\nsubnets: [{ id: rack1, cidr: 10.0.0.0/8 }]\n',
    'sites/ams1/rack1.yml': hosts.join('---\n'),
    'assets/preseed/preseed.cfg.ejs':
      'd-i netcfg/get_hostname string <%= host.name %>\nd-j <%= host.name %>\n',
  });
  assert.deepEqual(
    boots.map(({ artifacts }) => artifacts!.map(({ content }) => content.split('\n', 2).at(-1))),
    names.map((name) => [`# ams1/${name}, boot debian`, `d-j ${name}`]),
  );
  const shown = boots.flatMap(({ diagnostics }) =>
    diagnostics.map(({ message }) => /\(rendered line .*/.exec(message)?.[0]),
  );
  assert.deepEqual(
    [...new Set(shown)],
    ['(rendered line 1: `d-i netcfg/get_hostname string h100`)', '(rendered line 2: `d-j h100`)'],
  );
});

test.run();
