import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { complete, findings } from './complete.ts';

const test = suite('kinds/preseed/check');

/** Each mistake with the lines that make it, and everything that is said of them. */
const MISTAKES: readonly (readonly [title: string, lines: readonly string[], expected: readonly string[]])[] =
  [
    [
      'an owner alone',
      ['d-i'],
      [
        '1:1-1:4 error this line is no answer: an answer is `owner question type value` [preseed/malformed-line]',
      ],
    ],
    [
      'a type that is missing, of a question that is known',
      ['d-i netcfg/get_domain'],
      [
        '1:1-1:22 error the type of `netcfg/get_domain` is missing; it is a `string`: an answer is `owner question type value` [preseed/malformed-line]',
      ],
    ],
    [
      'a type that is missing, of another question',
      ['openssh-server openssh-server/permit-root-login'],
      [
        '1:1-1:48 error the type of `openssh-server/permit-root-login` is missing: an answer is `owner question type value` [preseed/malformed-line]',
      ],
    ],
    [
      'an indented comment',
      ['  # the keyboard', 'd-i keyboard-configuration/xkb-keymap select us'],
      [
        '1:3-1:17 error a comment begins in the first column: the installer takes this line for an answer [preseed/malformed-line]',
      ],
    ],
    [
      'a line that lost the backslash above it',
      ['d-i preseed/late_command string in-target true;', '  in-target apt-get install curl'],
      [
        '2:3-2:33 error this line is no answer: an answer is `owner question type value`; if it belongs to the line above, that line must end in a backslash [preseed/malformed-line]',
      ],
    ],
    [
      'a line after a blank one',
      ['d-i time/zone string Etc/UTC', '', 'install grub'],
      [
        '3:1-3:13 error this line is no answer: an answer is `owner question type value` [preseed/malformed-line]',
      ],
    ],
    [
      'a byte order mark',
      ['\uFEFFd-i time/zone string Etc/UTC'],
      [
        '1:1-1:2 error a byte order mark begins the file, and the installer takes it for a part of the first word [preseed/malformed-line]',
      ],
    ],
    [
      'a blank after the backslash',
      ['d-i pkgsel/include string curl \\ ', 'd-i pkgsel/upgrade select none'],
      [
        '1:32-1:34 error a blank follows the backslash, so that the line is not continued [preseed/continuation] → \\',
      ],
    ],
    [
      'a backslash before the next answer',
      ['d-i pkgsel/include string curl \\', 'd-i pkgsel/upgrade select none'],
      [
        '2:1-2:31 error the backslash before makes this a part of the answer to `pkgsel/include` [preseed/continuation]',
      ],
    ],
    [
      'a backslash before a blank line and the next answer',
      ['d-i pkgsel/include string curl \\', '', '# upgrade', 'd-i pkgsel/upgrade select none'],
      [
        '4:1-4:31 error the backslash before makes this a part of the answer to `pkgsel/include` [preseed/continuation]',
      ],
    ],
    [
      'a comment within a command',
      ['d-i preseed/late_command string true; \\', '  # wait \\', '  sleep 1'],
      [
        '2:3-2:9 error this is no comment but a part of the value: a comment begins in the first column [preseed/continuation]',
      ],
    ],
    [
      'an owner in capitals',
      ['D-I time/zone string Etc/UTC'],
      ['1:1-1:4 warning the installer’s own questions belong to `d-i`, not to `D-I` [preseed/owner] → d-i'],
    ],
    [
      'an owner without its hyphen',
      ['di time/zone string Etc/UTC'],
      ['1:1-1:3 warning the installer’s own questions belong to `d-i`, not to `di` [preseed/owner] → d-i'],
    ],
    [
      'a slash for a hyphen',
      ['d-i partman/partitioning/confirm_write_new_label boolean true'],
      [
        '1:5-1:49 warning the installer has no question `partman/partitioning/confirm_write_new_label`; did you mean `partman-partitioning/confirm_write_new_label`? [preseed/unknown-question] → partman-partitioning/confirm_write_new_label',
      ],
    ],
    [
      'two letters swapped',
      ['d-i netcfg/get_hostnaem string r1-01'],
      [
        '1:5-1:24 warning the installer has no question `netcfg/get_hostnaem`; did you mean `netcfg/get_hostname`? [preseed/unknown-question] → netcfg/get_hostname',
      ],
    ],
    [
      'a question in capitals',
      ['d-i Time/zone string Etc/UTC'],
      [
        '1:5-1:14 warning the installer has no question `Time/zone`; did you mean `time/zone`? [preseed/unknown-question] → time/zone',
      ],
    ],
    [
      'a misspelt type',
      ['d-i time/zone sting Etc/UTC'],
      ['1:15-1:20 error there is no type `sting`; did you mean `string`? [preseed/unknown-type] → string'],
    ],
    [
      'a type in capitals',
      ['d-i clock-setup/utc Boolean true'],
      [
        '1:21-1:28 error there is no type `Boolean`; did you mean `boolean`? [preseed/unknown-type] → boolean',
      ],
    ],
    [
      'a value in the place of the type',
      ['d-i netcfg/get_hostname r1-01'],
      [
        '1:25-1:30 error there is no type `r1-01`; `netcfg/get_hostname` is a `string`, and the value comes after the type [preseed/unknown-type]',
      ],
    ],
    [
      'a value in the place of the type, of another question',
      ['postfix postfix/mailname r1-01.example'],
      [
        '1:26-1:39 error there is no type `r1-01.example`; the types are string, boolean, select, multiselect, note, text, password, title, error, seen, and the value comes after the type [preseed/unknown-type]',
      ],
    ],
    [
      'a boolean that is called a string',
      ['d-i clock-setup/utc string true'],
      [
        '1:21-1:27 warning `clock-setup/utc` is a `boolean`, not a `string` [preseed/question-type] → boolean',
      ],
    ],
    [
      'a password that is called a string',
      ['d-i passwd/user-password-crypted string !'],
      [
        '1:34-1:40 warning `passwd/user-password-crypted` is a `password`, not a `string` [preseed/question-type] → password',
      ],
    ],
    [
      'a note that is called a boolean',
      ['d-i finish-install/reboot_in_progress boolean true'],
      [
        '1:39-1:46 warning `finish-install/reboot_in_progress` is a `note`, not a `boolean` [preseed/question-type] → note',
      ],
    ],
    [
      'two answers',
      ['d-i time/zone string Etc/UTC', 'd-i time/zone string Europe/Berlin'],
      [
        '2:5-2:14 warning `time/zone` has another answer in line 1; the last one holds [preseed/duplicate-question]',
      ],
    ],
    [
      'three answers, of which two are alike',
      ['d-i time/zone string UTC', 'd-i time/zone string CET', 'd-i time/zone string CET'],
      [
        '2:5-2:14 warning `time/zone` has another answer in line 1; the last one holds [preseed/duplicate-question]',
      ],
    ],
    [
      'yes',
      ['d-i clock-setup/utc boolean yes'],
      ['1:29-1:32 error `yes` is neither true nor false: write `true` [preseed/boolean-value] → true'],
    ],
    [
      'True',
      ['d-i clock-setup/utc boolean True'],
      ['1:29-1:33 error `True` is neither true nor false: write `true` [preseed/boolean-value] → true'],
    ],
    [
      'a boolean with a comment',
      ['d-i clock-setup/utc boolean true # always'],
      [
        '1:29-1:42 error `true # always` is neither true nor false: write `true`; a comment cannot follow a value [preseed/boolean-value] → true',
      ],
    ],
    [
      'a boolean that is something else',
      ['d-i clock-setup/utc boolean maybe'],
      [
        '1:29-1:34 error `maybe` is neither true nor false: expected `true` or `false` [preseed/boolean-value]',
      ],
    ],
    [
      'an empty boolean',
      ['d-i clock-setup/utc boolean'],
      ['1:21-1:28 error the value is missing: `true` or `false` [preseed/boolean-value]'],
    ],
    [
      'a seen flag that is no boolean',
      ['d-i time/zone seen no'],
      ['1:20-1:22 error `no` is neither true nor false: write `false` [preseed/boolean-value] → false'],
    ],
    [
      'an unknown method',
      ['d-i partman-auto/method string atomic'],
      [
        '1:32-1:38 error `partman-auto/method` does not take `atomic`; it takes regular, lvm, crypto, raid [preseed/select-value]',
      ],
    ],
    [
      'a misspelt choice',
      ['d-i pkgsel/upgrade select full-upgrad'],
      [
        '1:27-1:38 error `pkgsel/upgrade` does not take `full-upgrad`; did you mean `full-upgrade`? [preseed/select-value] → full-upgrade',
      ],
    ],
    [
      'one of several choices',
      ['d-i apt-setup/services-select multiselect security, \\', '  volatile'],
      [
        '2:3-2:11 warning `apt-setup/services-select` does not take `volatile`; it takes security, updates, backports [preseed/select-value]',
      ],
    ],
    [
      'a plain password',
      [
        'd-i passwd/user-password password hunter2',
        'd-i passwd/user-password-again password hunter2',
        'd-i passwd/user-password-crypted password',
      ],
      [
        '1:35-1:42 warning a password stands here in plain text: answer `passwd/user-password-crypted` with its hash, or take it from a secret [preseed/plain-password]',
      ],
    ],
    [
      'a plain passphrase',
      ['d-i partman-crypto/passphrase password correct horse'],
      [
        '1:40-1:53 warning a password stands here in plain text: take it from a secret [preseed/plain-password]',
      ],
    ],
    [
      'a plain password in the place of a hash',
      ['d-i passwd/user-password-crypted password hunter2'],
      [
        '1:43-1:50 error this is no hash of a password: expected `$id$salt$hash` as crypt(3) makes it, or `!` for none [preseed/password-hash]',
      ],
    ],
    [
      'a hash that was cut',
      [
        'd-i passwd/user-password-crypted password $6$abcdefgh$7W7qyozKBT.t6FD3DVYHvADbIO0eSyI4.p20LaEUjro8PqTGYYo/EQcuNjhFbzo9Yg5ir1KIEqFY/yJpgFph0',
      ],
      [
        '1:43-1:140 error this SHA-512 hash is not whole: expected `$id$salt$hash` as crypt(3) makes it [preseed/password-hash]',
      ],
    ],
    [
      'a hash without its salt',
      [
        'd-i passwd/user-password-crypted password $6$D7W7qyozKBT.t6FD3DVYHvADbIO0eSyI4.p20LaEUjro8PqTGYYo/EQcuNjhFbzo9Yg5ir1KIEqFY/yJpgFph0',
      ],
      [
        '1:43-1:132 error this SHA-512 hash is not whole: expected `$id$salt$hash` as crypt(3) makes it [preseed/password-hash]',
      ],
    ],
    [
      'a hash by an unknown method',
      ['d-i passwd/user-password-crypted password $8$abcdefgh$abc'],
      ['1:43-1:58 error crypt(3) knows no method `$8$` [preseed/password-hash]'],
    ],
    [
      'a recipe without a name',
      ['d-i partman-auto/expert_recipe string root 1 2 -1 ext4 method{ keep } .'],
      ['1:39-1:43 error a recipe begins with its name and `::` [preseed/expert-recipe]'],
    ],
    [
      'a recipe without partitions',
      ['d-i partman-auto/expert_recipe string root ::'],
      [
        '1:39-1:43 error the recipe has no partition: a partition is `min priority max fs`, then settings, then a dot that stands alone [preseed/expert-recipe]',
      ],
    ],
    [
      'a size with a unit',
      ['d-i partman-auto/expert_recipe string root :: \\', '  10G 20000 -1 ext4 method{ keep } .'],
      [
        '2:3-2:6 error partman cannot read the size `10G`: expected megabytes, a share of the memory (`200%`), or both (`512+200%`) [preseed/expert-recipe]',
      ],
    ],
    [
      'a file system that is missing',
      ['d-i partman-auto/expert_recipe string root :: \\', '  1 2 -1 method{ keep } .'],
      [
        '2:3-2:4 error the sizes or the file system are missing: a partition is `min priority max fs`, then settings, then a dot that stands alone [preseed/expert-recipe]',
      ],
    ],
    [
      'a greatest size below the least',
      ['d-i partman-auto/expert_recipe string root :: 500 600 400 ext4 method{ keep } .'],
      [
        '1:55-1:58 warning the greatest size, 400, is below the least, 500, which partman takes for both [preseed/expert-recipe]',
      ],
    ],
    [
      'no blanks within the braces',
      ['d-i partman-auto/expert_recipe string root :: 1 2 -1 ext4 method{keep} .'],
      [
        '1:59-1:71 error partman wants blanks within the braces: `method{ keep }` [preseed/expert-recipe] → method{ keep }',
      ],
    ],
    [
      'a brace that stays open',
      ['d-i partman-auto/expert_recipe string root :: 1 2 -1 ext4 method{ keep .'],
      ['1:59-1:66 error the brace of `method` is never closed [preseed/expert-recipe]'],
    ],
    [
      'a word that is no setting',
      ['d-i partman-auto/expert_recipe string root :: 1 2 -1 ext4 method{ keep } primary .'],
      ['1:74-1:81 error `primary` is no setting: expected `key{ value }` [preseed/expert-recipe]'],
    ],
    [
      'a dot that is joined to a brace',
      ['d-i partman-auto/expert_recipe string root :: 1 2 -1 ext4 method{ keep }.'],
      ['1:72-1:74 error the dot that ends a partition stands alone [preseed/expert-recipe] → } .'],
    ],
    [
      'a recipe without its last dot',
      [
        'd-i partman-auto/expert_recipe string root :: \\',
        '  1 2 3 free method{ keep } . \\',
        '  1 2 -1 ext4 method{ keep }',
      ],
      ['3:28-3:29 error no dot ends the last partition, and partman leaves it out [preseed/expert-recipe]'],
    ],
    [
      'a mount point that is relative',
      [
        'd-i partman-auto/expert_recipe string root :: 1 2 -1 ext4 mountpoint{ / } . 1 2 3 ext4 mountpoint{ home } .',
      ],
      ['1:88-1:99 error a mount point is an absolute path, not `home` [preseed/expert-recipe]'],
    ],
    [
      'no root',
      ['d-i partman-auto/expert_recipe string root :: 1 2 -1 ext4 mountpoint{ /home } .'],
      ['1:39-1:43 error no partition of this recipe is mounted at `/` [preseed/expert-recipe]'],
    ],
    [
      'a partition that would not be formatted',
      ['d-i partman-auto/expert_recipe string root :: 1 2 -1 ext4 method{ format } .'],
      [
        '1:59-1:66 error a partition that is to be formatted also needs `format{ }`, `use_filesystem{ }`, `filesystem{ ext4 }` [preseed/expert-recipe]',
      ],
    ],
    [
      'a misspelt question',
      ['d-i netcfg/get_ipaddres string 198.51.100.7'],
      [
        '1:5-1:24 warning the installer has no question `netcfg/get_ipaddres`; did you mean `netcfg/get_ipaddress`? [preseed/unknown-question] → netcfg/get_ipaddress',
      ],
    ],
    [
      'a boolean that is written as a number',
      ['d-i grub-installer/only_debian boolean 1'],
      ['1:40-1:41 error `1` is neither true nor false: write `true` [preseed/boolean-value] → true'],
    ],
    [
      'an owner that lost a hyphen and is short',
      ['di passwd/root-login boolean false'],
      ['1:1-1:3 warning the installer’s own questions belong to `d-i`, not to `di` [preseed/owner] → d-i'],
    ],
    [
      'a partition of two sizes',
      [
        'd-i partman-auto/expert_recipe string r :: 500 10000 ext4 $primary{ } method{ format } format{ } use_filesystem{ } filesystem{ ext4 } mountpoint{ / } .',
      ],
      [
        '1:54-1:58 error partman cannot read the size `ext4`: expected megabytes, a share of the memory (`200%`), or both (`512+200%`) [preseed/expert-recipe]',
      ],
    ],
    [
      'a priority that is a letter',
      [
        'd-i partman-auto/expert_recipe string r :: 500 x 1000 ext4 $primary{ } method{ format } format{ } use_filesystem{ } filesystem{ ext4 } mountpoint{ / } .',
      ],
      [
        '1:48-1:49 error partman cannot read the size `x`: expected megabytes, a share of the memory (`200%`), or both (`512+200%`) [preseed/expert-recipe]',
      ],
    ],
    [
      'a partition whose file system is not used',
      [
        'd-i partman-auto/expert_recipe string r :: 500 1000 2000 ext4 $primary{ } method{ format } format{ } filesystem{ ext4 } mountpoint{ / } .',
      ],
      [
        '1:75-1:82 error a partition that is to be formatted also needs `use_filesystem{ }` [preseed/expert-recipe]',
      ],
    ],
    [
      'an included file',
      ['d-i preseed/include string more.cfg'],
      [
        '1:28-1:36 info the installer fetches more answers from here, which are not checked [preseed/include]',
      ],
    ],
    [
      'a script',
      ['d-i preseed/run string setup.sh'],
      [
        '1:24-1:32 info the installer fetches more commands from here, which are not checked [preseed/include]',
      ],
    ],
  ];

for (const [title, lines, expected] of MISTAKES) {
  test(title, () => assert.deepEqual(findings(complete(...lines)), expected));
}

test('a backslash at the end of the file', () => {
  assert.deepEqual(findings(`${complete()}d-i pkgsel/include string curl \\`), [
    '11:32-11:33 error the file ends within a continued line, and the installer drops the whole answer [preseed/continuation]',
  ]);
});

test('CRLF moves no place', () => {
  const lines = ['d-i clock-setup/utc boolean yes', 'd-i time/zone sting Etc/UTC'];
  assert.deepEqual(findings(complete(...lines).replaceAll('\n', '\r\n')), findings(complete(...lines)));
});

test('findings stand in the order of the text', () => {
  const places = findings('d-i a\n\nd-i time/zone sting UTC\n').map((line) => line.split(' ')[0]!);
  assert.deepEqual(places.slice(-2), ['1:1-1:6', '3:15-3:20']);
});

test.run();
