// What vaq serves is read from vaq over HTTP and applied, by Debian's own `ignition` and `cloud-init`, to a copy of this system.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { applied } from './lab/apply.ts';
import { cleanUp } from './lab/cleanup.ts';
import { takeAddress, udhcpc } from './lab/client.ts';
import { get } from './lab/http.ts';
import { makeNetwork } from './lab/netns.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE } from './lab/sot.ts';

const test = suite('e2e/apply');
test.after.each(cleanUp);

/** How a kernel is led to its configuration, by the kind of it. */
const LED = {
  ignition: /ignition\.config\.url=(\S+)/,
  'cloud-config': /ds=nocloud\S*;s=([^\s"']+)/,
} as const;

/** Starts a service whose first host has this configuration, and gives where its kernel would look for it. */
async function serve(kind: keyof typeof LED, name: string, text: string, family: string, major: string) {
  const sot = layTree('four');
  const edit = (file: string, from: string | RegExp, to: string): void => {
    const path = join(sot, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };
  edit('boot/debian12.yml', /unattended:\n.*\n.*\n/, `unattended:\n  type: ${kind}\n  use: ${name}\n`);
  edit('os/debian12.yml', /os_family: .*/, `os_family: ${family}`);
  edit('os/debian12.yml', /major_version: .*/, `major_version: "${major}"`);
  const folder = join(sot, 'assets', kind);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  const network = makeNetwork(SERVICE);
  const service = new Service(network.server, sot, '--host', 'r1-01', '--yes');
  await service.waitFor({ event: 'ready' }, 120);
  const client = network.addClient('52:54:00:00:00:01');
  takeAddress(client, (await udhcpc(client))!);
  const script = await get(client, 'http://198.51.100.1/ipxe?mac=52-54-00-00-00-01');
  const url = LED[kind].exec(script.body)?.[1];
  assert.ok(url !== undefined, script.body);
  return { service, client, url };
}

test('ignition lays files, a user and a unit', async () => {
  const config = {
    ignition: { version: '3.3.0' },
    storage: { files: [{ path: '/etc/vaq-proof', contents: { source: 'data:,<%= host.name %>%0A' } }] },
    passwd: { users: [{ name: 'vaqproof', groups: ['adm'] }] },
    systemd: {
      units: [
        {
          name: 'vaq-proof.service',
          enabled: true,
          contents:
            '[Service]\nExecStart=curl -s <%= checkpoint() %>\n[Install]\nWantedBy=multi-user.target\n',
        },
      ],
    },
  };
  const { service, client, url } = await serve(
    'ignition',
    'proof.ign.ejs',
    JSON.stringify(config),
    'Flatcar',
    '3975',
  );
  const seen = await applied(
    client,
    `mkdir -p "$root/etc/selinux/none/contexts/files" bin
: >"$root/etc/selinux/none/contexts/files/file_contexts"
printf 'SELINUX=disabled\\nSELINUXTYPE=none\\n' >"$root/etc/selinux/config"
printf '#!/bin/sh\\ncat >/dev/null\\n' >bin/setfiles
chmod 755 bin/setfiles
export PATH="$PWD/bin:$PATH"
printf '{"ignition":{"version":"3.0.0","config":{"replace":{"source":"%s"}}}}' "$1" >config.ign
for stage in fetch files; do
  IGNITION_CONFIG_FILE=config.ign /usr/lib/dracut/modules.d/30ignition/ignition -root "$root" -platform file -stage $stage \\
    -config-cache cache.json -state-file state -neednet neednet -log-to-stdout
done
echo "file: $(cat "$root/etc/vaq-proof")"
echo "user: $(grep -c ^vaqproof: "$root/etc/passwd"), $(grep ^adm: "$root/etc/group")"
echo "unit: $(ls "$root/etc/systemd/system/vaq-proof.service" | wc -l), $(grep -h vaq-proof "$root"/etc/systemd/system-preset/*)"`,
    url,
  );
  assert.match(seen, /^file: r1-01$/m);
  assert.match(seen, /^user: 1, adm:.*\bvaqproof$/m);
  assert.match(seen, /^unit: 1, enable vaq-proof\.service$/m);
  assert.equal(
    service.having({ event: 'http', host: 'ams1/r1-01', status: 200, artifact: 'config.ign' }).length > 0,
    true,
  );
  await service.stop();
});

// In CI always; on somebody's own machine its services would run at the next start, so it is not installed there.
if (existsSync('/usr/bin/cloud-init'))
  test('cloud-init lays a file, sets the name, and reports', async () => {
    const config = `#cloud-config
hostname: <%= host.name %>
locale: C.UTF-8
write_files:
  - path: /etc/vaq-proof
    content: "<%= host.name %>\\n"
runcmd:
  - curl -s -o /dev/null <%= checkpoint() %>
`;
    const { service, client, url } = await serve('cloud-config', 'proof.yml.ejs', config, 'Debian', '12');
    const seen = await applied(
      client,
      `mkdir -p "$root/etc/cloud/cloud.cfg.d"
printf 'datasource_list: [NoCloud, None]\\ndatasource: {NoCloud: {seedfrom: "%s"}}\\nnetwork: {config: disabled}\\ngrowpart: {mode: off}\\nresize_rootfs: false\\n' "$1" \\
  >"$root/etc/cloud/cloud.cfg.d/99-vaq.cfg"
cat >"$root/vaq-run" <<'RUN'
mount -t proc proc /proc
mount -t tmpfs run /run
cloud-init clean --logs >/dev/null 2>&1
for stage in 'init --local' init 'modules --mode=config' 'modules --mode=final'; do timeout 120 cloud-init $stage; done
echo "file: $(cat /etc/vaq-proof)"
echo "name: $(cat /etc/hostname)"
cat /run/cloud-init/result.json
RUN
unshare --uts --pid --ipc --mount --fork --kill-child chroot "$root" /bin/sh /vaq-run`,
      url,
    );
    assert.match(seen, /^file: r1-01$/m);
    assert.match(seen, /^name: r1-01$/m);
    assert.match(seen, /"errors": \[\]/);
    await service.waitFor({ event: 'checkpoint', host: 'ams1/r1-01', status: 'done' }, 10);
    await service.stop();
  });

test.run();
