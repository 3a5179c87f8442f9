import {
  atLeastOne,
  atMostOne,
  choice,
  during,
  needs,
  needsWords,
  otherwise,
  type Relation,
  valueIs,
} from './relation.ts';

/** What must hold on lines about the installed system, and about how the installation goes. */
export const SYSTEM_RELATIONS: Readonly<Record<string, readonly Relation[]>> = {
  bootloader: [
    choice('--location', 'mbr', 'partition', 'none', 'boot'),
    valueIs('--boot-drive', 'one disk', (disks) => !disks.includes(',')),
    atMostOne('--sdboot', '--extlinux'),
  ],
  device: [
    during('F3-7 R3-5', needsWords(2, 'a type and the name of a module')),
    during(
      'F8-23 R6-7',
      otherwise((used) => (used.words[1] ? [used.words[1], '`device` takes the name of one module'] : null)),
    ),
  ],
  eula: [atLeastOne('--agreed', '--agree', '--accepted', '--accept')],
  install: [valueIs('--root-device', 'a device', (device) => device !== '')],
  upgrade: [valueIs('--root-device', 'a device', (device) => device !== '')],
  keyboard: [needsWords(1, 'a layout', (used) => used.of(['--vckeymap', '--xlayouts']).length > 0)],
  key: [needsWords(1, 'a key, or `--skip`', (used) => used.has('--skip'))],
  logging: [needs('--port', '--host'), choice('--level', 'debug', 'info', 'warning', 'error', 'critical')],
  realm: [
    otherwise((used) =>
      used.words.length > 0 && used.first.text !== 'join'
        ? [used.first, `\`realm\` does only \`join\`, found \`${used.first.text}\``]
        : null,
    ),
    otherwise((used) => {
      // Its options are those of realmd, which are not looked at.
      const [, , second] = used.words.filter(({ text }) => !text.startsWith('--'));
      return second === undefined ? null : [second, '`realm join` takes one realm'];
    }),
  ],
  rescue: [atMostOne('--nomount', '--romount')],
  rootpw: [
    during('F3-17 R3-6', needsWords(1, 'a password')),
    needsWords(1, 'a password, or `--lock`', (used) => used.has('--lock')),
  ],
  services: [atLeastOne('--disabled', '--enabled')],
  timesource: [
    atLeastOne('--ntp-server', '--ntp-pool', '--ntp-disable'),
    atMostOne('--ntp-server', '--ntp-pool', '--ntp-disable'),
  ],
  timezone: [
    needsWords(
      1,
      'a time zone',
      (used) => used.of(['--utc', '--isUtc', '--nontp', '--ntpservers']).length > 0,
    ),
    during('F3-24 R3-6', needsWords(1, 'a time zone')),
  ],
};
