import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { preseed } from '../../../../src/kinds/preseed/kind.ts';
import { ANSWERS, complete, OS } from '../complete.ts';

const test = suite('kinds/preseed/checks/unanswered');

/** The questions that are said to have no answer; nothing else may be found, and all at the first line. */
function asked(text: string): readonly string[] {
  const length = text.split('\n')[0]!.length;
  return preseed.check(text, OS).map(({ ruleId, severity, range, message }) => {
    assert.deepEqual([ruleId, severity], ['preseed/unanswered', 'warning'], message);
    assert.deepEqual(range, { start: { line: 1, column: 1 }, end: { line: 1, column: length + 1 } });
    return message.match(/^`([^`]+)` has no answer: the installer .+$/)![1]!;
  });
}

test('an empty file leaves everything to be asked', () => {
  assert.deepEqual(asked(''), [
    'passwd/root-password',
    'passwd/user-fullname',
    'passwd/username',
    'passwd/user-password',
    'partman-auto/method',
    'partman/choose_partition',
    'partman/confirm',
    'partman/confirm_nooverwrite',
    'grub-installer/bootdev',
    'finish-install/reboot_in_progress',
  ]);
});

test('the fewest answers are enough, and each of them is needed', () => {
  assert.deepEqual(asked(complete()), []);
  for (const answer of ANSWERS) {
    const [, question] = answer.split(' ');
    const rest = `${ANSWERS.filter((other) => other !== answer).join('\n')}\n`;
    const expected =
      question === 'passwd/root-login' ? 'passwd/root-password' : question?.replace('-crypted', '');
    assert.deepEqual(asked(rest), [expected], question);
  }
});

const table: readonly (readonly [title: string, lines: readonly string[], expected: readonly string[]])[] = [
  [
    'a locked root is asked for while root may log in',
    ['d-i passwd/root-login boolean true', 'd-i passwd/root-password-crypted password !'],
    ['passwd/root-password'],
  ],
  [
    'a root whose password is never right is not asked for',
    ['d-i passwd/root-login boolean true', 'd-i passwd/root-password-crypted password *'],
    [],
  ],
  [
    'a password is asked twice',
    [
      'd-i passwd/user-password-crypted password',
      'd-i passwd/user-password password ‹secret operator›',
      'd-i time/zone string Etc/UTC',
    ],
    ['passwd/user-password-again'],
  ],
  ['no user can be refused where root does not log in', ['d-i passwd/make-user boolean false'], []],
  [
    'volumes are confirmed of their own',
    ['d-i partman-auto/method string lvm'],
    ['partman-lvm/device_remove_lvm', 'partman-lvm/confirm', 'partman-lvm/confirm_nooverwrite'],
  ],
  [
    'an encrypted disk needs a passphrase',
    [
      'd-i partman-auto/method string crypto',
      'd-i partman-lvm/device_remove_lvm boolean true',
      'd-i partman-lvm/confirm boolean true',
      'd-i partman-lvm/confirm_nooverwrite boolean true',
    ],
    ['partman-crypto/passphrase'],
  ],
  [
    'a RAID is confirmed of its own',
    ['d-i partman-auto/method string raid'],
    ['partman-md/device_remove_md', 'partman-md/confirm', 'partman-md/confirm_nooverwrite'],
  ],
  [
    'a mirror by hand has a name and a folder',
    ['d-i mirror/country string manual'],
    ['mirror/http/hostname', 'mirror/http/directory'],
  ],
  [
    'so has a mirror by HTTPS',
    ['d-i mirror/country string manual', 'd-i mirror/protocol string https'],
    ['mirror/https/hostname', 'mirror/https/directory'],
  ],
  ['an answer counts after its flag was taken back', ['d-i partman/confirm seen false', ...ANSWERS], []],
  ['a flag alone is an answer', ['d-i partman/confirm seen true'], []],
];

for (const [title, lines, expected] of table) {
  test(title, () => assert.deepEqual(asked(complete(...lines)), expected));
}

test('the last word counts', () => {
  assert.deepEqual(asked(`${complete()}d-i partman/confirm seen false\n`), ['partman/confirm']);
});

test('a user is not made where root logs in and nobody else is wanted', () => {
  const lines = ANSWERS.filter((line) => !line.includes(' passwd/'));
  const root = ['d-i passwd/root-password-crypted password *', 'd-i passwd/make-user boolean false'];
  assert.deepEqual(asked([...root, ...lines, ''].join('\n')), []);
});

const withoutBootdev = (...lines: readonly string[]) =>
  [...lines, ...ANSWERS.filter((line) => !line.includes('bootdev')), ''].join('\n');

test('the boot device is not asked for by machines that have none to choose', () => {
  assert.deepEqual(asked(withoutBootdev()), ['grub-installer/bootdev']);
  for (const line of [
    'd-i partman-efi/non_efi_system boolean true',
    'd-i grub-installer/force-efi-extra-removable boolean true',
    'd-i grub-installer/skip boolean true',
    'd-i partman-auto/expert_recipe string efi :: 512 512 512 free method{ efi } format{ } . 1 2 -1 ext4 mountpoint{ / } .',
  ]) {
    assert.deepEqual(asked(withoutBootdev(line)), [], line);
  }
});

test('nothing is said where answers may come from elsewhere', () => {
  for (const line of [
    'd-i preseed/early_command string debconf-set partman-auto/disk /dev/vda',
    'd-i partman/early_command string preseed_fetch part.sh /tmp/p && sh /tmp/p',
    'd-i auto-install/classes string rack',
    'd-i anna/choose_modules string network-console',
  ]) {
    assert.deepEqual(asked(`${line}\n`), [], line);
  }
});

test('a late command comes too late to answer anything', () => {
  assert.equal(
    asked('d-i preseed/late_command string in-target debconf-set-selections /root/x\n').length,
    10,
  );
});

test('of a part, all that it leaves to others is one info that counts them', () => {
  const found = preseed.check('d-i partman-auto/method string regular\n', OS, { isWhole: false });
  assert.deepEqual(
    found.map(({ ruleId, severity, message }) => [ruleId, severity, message]),
    [
      [
        'preseed/unanswered',
        'info',
        'the installer asks 9 questions that this file leaves to others: `passwd/root-password`, `passwd/user-fullname`, `passwd/username`, `passwd/user-password`, `partman/choose_partition`, `partman/confirm`, `partman/confirm_nooverwrite`, `grub-installer/bootdev`, `finish-install/reboot_in_progress`',
      ],
    ],
  );
  assert.deepEqual(preseed.check(complete(), OS, { isWhole: false }), []);
});

test.run();
