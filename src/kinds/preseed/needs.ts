import type { Answers } from './answers.ts';

type Condition = (answers: Answers) => boolean;

/** A question that stops an automatic installation when nothing has answered it. */
export interface Need {
  readonly question: string;
  readonly reason: string;
  /** Whether the other answers lead the installer to ask it. */
  readonly applies: Condition;
}

function need(question: string, reason: string, applies: Condition = () => true): Need {
  return { question, reason: `the installer ${reason}`, applies };
}

const rootLogsIn: Condition = (answers) => answers.value('passwd/root-login') !== 'false';

// Root needs no password where a hash stands; `!` counts as none, and the installer asks.
const asksRootPassword: Condition = (answers) =>
  rootLogsIn(answers) && ['', '!'].includes(answers.value('passwd/root-password-crypted'));

// Without a root login there is always a user, whatever make-user says.
const makesUser: Condition = (answers) =>
  !rootLogsIn(answers) || answers.value('passwd/make-user') !== 'false';

const asksUserPassword: Condition = (answers) =>
  makesUser(answers) && answers.value('passwd/user-password-crypted') === '';

// The second time matters only where the first is answered: one finding for one mistake.
const again =
  (question: string, asks: Condition): Condition =>
  (answers) =>
    asks(answers) && answers.value(question) !== '';

const namesMirror =
  (protocol: string): Condition =>
  (answers) =>
    answers.value('mirror/country') === 'manual' && (answers.value('mirror/protocol') || 'http') === protocol;

const partitionsBy =
  (...methods: readonly string[]): Condition =>
  (answers) =>
    methods.includes(answers.value('partman-auto/method'));

// Only a BIOS has a boot device to choose; a file that speaks of EFI is meant for machines that have none.
const mayMeetBios: Condition = (answers) =>
  answers.value('grub-installer/skip') !== 'true' &&
  !answers.has('partman-efi/non_efi_system') &&
  !answers.has('grub-installer/force-efi-extra-removable') &&
  !/method\{ efi \}/.test(answers.value('partman-auto/expert_recipe'));

const byVolumes = partitionsBy('lvm', 'crypto');
const byRaid = partitionsBy('raid');
const byCrypto = partitionsBy('crypto');

/** The questions that the installer asks even at priority critical, in the order in which it comes to them. */
export const NEEDS: readonly Need[] = [
  need('mirror/http/hostname', 'asks for a mirror that is chosen by hand', namesMirror('http')),
  need('mirror/http/directory', 'asks for a mirror that is chosen by hand', namesMirror('http')),
  need('mirror/https/hostname', 'asks for a mirror that is chosen by hand', namesMirror('https')),
  need('mirror/https/directory', 'asks for a mirror that is chosen by hand', namesMirror('https')),
  need('passwd/root-password', 'asks for root’s password', asksRootPassword),
  need(
    'passwd/root-password-again',
    'asks for root’s password twice',
    again('passwd/root-password', asksRootPassword),
  ),
  need('passwd/user-fullname', 'asks for the first user’s full name', makesUser),
  need('passwd/username', 'asks for the first user’s name', makesUser),
  need('passwd/user-password', 'asks for the first user’s password', asksUserPassword),
  need(
    'passwd/user-password-again',
    'asks for the first user’s password twice',
    again('passwd/user-password', asksUserPassword),
  ),
  need(
    'partman-auto/method',
    'asks how to partition',
    (answers) => !answers.has('partman-auto/init_automatically_partition'),
  ),
  need(
    'partman-md/device_remove_md',
    'asks before it breaks up an old RAID, at the latest the second time',
    byRaid,
  ),
  need(
    'partman-lvm/device_remove_lvm',
    'asks before it removes old volumes, at the latest the second time',
    byVolumes,
  ),
  need('partman-crypto/passphrase', 'asks for the passphrase of the disk', byCrypto),
  need(
    'partman-crypto/passphrase-again',
    'asks for the passphrase of the disk twice',
    again('partman-crypto/passphrase', byCrypto),
  ),
  need('partman-lvm/confirm', 'asks before it makes volumes on a disk that holds file systems', byVolumes),
  need('partman-lvm/confirm_nooverwrite', 'asks before it makes volumes on an empty disk', byVolumes),
  need('partman-md/confirm', 'asks before it makes a RAID of disks that hold file systems', byRaid),
  need('partman-md/confirm_nooverwrite', 'asks before it makes a RAID of empty disks', byRaid),
  need('partman/choose_partition', 'shows its partitions and waits for `finish`'),
  need('partman/confirm', 'asks before it writes to a disk that holds file systems'),
  need('partman/confirm_nooverwrite', 'asks before it writes to an empty disk'),
  need(
    'grub-installer/bootdev',
    'asks on a BIOS where to put the boot loader (`default` is the first disk)',
    mayMeetBios,
  ),
  need('finish-install/reboot_in_progress', 'says that it is done, and waits for a key'),
];
