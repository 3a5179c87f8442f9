import { holdsSecret } from '../../secret.ts';
import { timeZoneProblem } from '../../time-zone.ts';
import { REALM } from './realm.ts';
import {
  atLeastOne,
  atMostOne,
  choice,
  during,
  mild,
  needs,
  needsWords,
  otherwise,
  type Relation,
  valueIs,
} from './relation.ts';

/** With a zone that it does not know the installer goes on in New York's. */
const KNOWN_ZONE = mild(
  otherwise((used) => {
    const zone = used.words[0];
    if (zone === undefined || holdsSecret(zone.text) || /[${}<>@]/.test(zone.text)) return null;
    const problem = timeZoneProblem(zone.text);
    return problem && [zone, problem.message];
  }),
);

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
  lilo: [choice('--location', 'mbr', 'partition', 'none', 'boot')],
  logging: [
    needs('--port', '--host'),
    during('F3-33 R3-8', choice('--level', 'debug', 'info', 'warning', 'error', 'critical')),
  ],
  realm: REALM,
  rescue: [atMostOne('--nomount', '--romount')],
  rhsm: [valueIs('--activation-key', 'a key', (key) => key !== '')],
  rootpw: [
    during('F3-17 R3-6', needsWords(1, 'a password')),
    needsWords(1, 'a password, or `--lock`', (used) => used.has('--lock')),
  ],
  services: [atLeastOne('--disabled', '--enabled')],
  timesource: [
    atLeastOne('--ntp-server', '--ntp-pool', '--ntp-disable'),
    atMostOne('--ntp-server', '--ntp-pool', '--ntp-disable'),
  ],
  // Its words are joined with blanks, and an option between them ends them.
  sshpw: [
    otherwise(({ apart }) => (apart === null ? null : [apart, 'the words of a password stand side by side'])),
  ],
  timezone: [
    atMostOne('--nontp', '--ntpservers'),
    needsWords(
      1,
      'a time zone',
      (used) => used.of(['--utc', '--isUtc', '--nontp', '--ntpservers']).length > 0,
    ),
    during('F3-24 R3-6', needsWords(1, 'a time zone')),
    KNOWN_ZONE,
  ],
};
