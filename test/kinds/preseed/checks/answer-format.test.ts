import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { complete, findings } from '../complete.ts';

const test = suite('kinds/preseed/checks/answer-format');

const RULE = '[preseed/value]';

test('an answer that is written in another way than its question wants is found at its value', () => {
  const table: readonly (readonly [line: string, ...found: readonly string[]])[] = [
    [
      'd-i mirror/http/hostname string http://mirror.example',
      `1:33-1:54 error expected the name of a server without \`http://\` and path, found \`http://mirror.example\` ${RULE}`,
    ],
    [
      'd-i mirror/http/directory string debian',
      `1:34-1:40 warning expected a path that begins with \`/\`, found \`debian\` ${RULE}`,
    ],
    [
      'd-i debian-installer/locale string english',
      `1:36-1:43 warning expected a locale such as \`en_US.UTF-8\`, found \`english\` ${RULE}`,
    ],
    [
      'd-i time/zone string Europe/Amsterdan',
      `1:22-1:38 warning there is no time zone \`Europe/Amsterdan\`; did you mean \`Europe/Amsterdam\`? ${RULE} → Europe/Amsterdam`,
    ],
    [
      'd-i passwd/username string Ops',
      `1:28-1:31 error expected a name of lower-case letters, digits, \`-\` and \`_\` that begins with a letter, found \`Ops\` ${RULE}`,
    ],
    [
      'd-i passwd/username string root',
      `1:28-1:32 error \`root\` is an account of the system, and cannot be the first user ${RULE}`,
    ],
    [
      'd-i partman-auto/disk string /dev/sda, /dev/sdb',
      `1:30-1:48 warning expected disks such as \`/dev/sda\` with blanks between them, found \`/dev/sda,\` ${RULE}`,
    ],
    [
      'd-i partman-auto/choose_recipe select atomc',
      `1:39-1:44 warning there is no recipe \`atomc\`; did you mean \`atomic\`? ${RULE} → atomic`,
    ],
    [
      'd-i grub-installer/bootdev string sda',
      `1:35-1:38 warning expected devices such as \`/dev/sda\`, or \`default\`, found \`sda\` ${RULE}`,
    ],
    [
      'd-i netcfg/choose_interface select atuo',
      `1:36-1:40 warning \`atuo\` is no interface; did you mean \`auto\`? ${RULE} → auto`,
    ],
    [
      'd-i netcfg/get_ipaddress string 198.51.100.256',
      `1:33-1:47 error expected an address such as \`198.51.100.7\`, found \`198.51.100.256\` ${RULE}`,
    ],
    [
      'd-i netcfg/get_netmask string 255.255.0.255',
      `1:31-1:44 error expected a mask such as \`255.255.255.0\`, found \`255.255.0.255\` ${RULE}`,
    ],
    [
      'd-i netcfg/get_gateway string gw',
      `1:31-1:33 error expected the address of a router, found \`gw\` ${RULE}`,
    ],
    [
      'd-i netcfg/get_nameservers string 198.51.100.1,198.51.100.2',
      `1:35-1:60 error name servers have blanks between them, and no commas ${RULE}`,
    ],
    [
      'd-i netcfg/get_hostname string web_01',
      `1:32-1:38 error expected a host name: letters, digits and hyphens, found \`web_01\` ${RULE}`,
    ],
    [
      'tasksel tasksel/first multiselect standard ssh-server',
      `1:35-1:54 warning tasks have commas between them: \`standard, ssh-server\` ${RULE}`,
    ],
    [
      'd-i mirror/suite string "bookworm"',
      `1:25-1:35 warning the quotes are a part of the answer: write \`bookworm\` ${RULE} → bookworm`,
    ],
    [
      "d-i preseed/late_command string 'in-target apt-get update'",
      `1:33-1:59 error the shell takes all that is between these quotes for the name of one program ${RULE}`,
    ],
  ];
  for (const [line, ...found] of table) assert.deepEqual(findings(complete(line)), found, line);
});

test('answers as they are in the field are right', () => {
  const lines = [
    'd-i mirror/http/hostname string mirror.example:8080',
    'd-i debian-installer/locale string en_US',
    'd-i debian-installer/locale string ca_ES.UTF-8@valencia',
    'd-i partman-auto/disk string /dev/sda /dev/disk/by-id/x',
    'd-i partman-auto/choose_recipe select webserver',
    'd-i grub-installer/bootdev string (hd0)',
    'd-i netcfg/choose_interface select enp0s3',
    'd-i netcfg/get_ipaddress string 2001:db8::7/64',
    'd-i netcfg/get_netmask string 255.255.255.0',
    'd-i netcfg/get_gateway string none',
    'd-i netcfg/get_nameservers string 198.51.100.1 2001:db8::1',
    'd-i netcfg/get_hostname string web1.ams1.example',
    'd-i netcfg/get_hostname string {{ name }}',
    'd-i netcfg/get_ipaddress string ‹secret address›',
    'tasksel tasksel/first multiselect OpenSSH server, Basic Ubuntu server',
    `d-i preseed/late_command string 'a' && 'b c'`,
    'd-i debian-installer/add-kernel-opts string "x y"',
  ];
  for (const line of lines) assert.deepEqual(findings(complete(line)), [], line);
});

test('of two passwords that are to be the same, the second is said', () => {
  const lines = [
    'd-i network-console/password password ‹secret a›',
    'd-i network-console/password-again password ‹secret b›',
  ];
  assert.deepEqual(findings(complete(...lines)), [
    `2:45-2:55 error this is not the answer to \`network-console/password\`, and the installer asks for both again ${RULE}`,
  ]);
  assert.deepEqual(findings(complete(lines[0]!, lines[1]!.replace(' b', ' a'))), []);
});

test.run();
