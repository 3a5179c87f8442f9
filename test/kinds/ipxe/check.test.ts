// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkIpxe } from '../../../src/kinds/ipxe/check.ts';

const test = suite('kinds/ipxe/check');

function found(text: string): readonly string[] {
  return checkIpxe(text).map(({ ruleId, severity, message, range: { start, end } }) => {
    return `${start.line}:${start.column}-${end.line}:${end.column} ${severity}: ${message} [${ruleId}]`;
  });
}

/** Scripts with one mistake each, and what is said of it. */
const MISTAKES: readonly (readonly [string, readonly string[]])[] = [
  [
    'echo hi\n',
    [
      '1:1-1:8 error: a script begins with the line `#!ipxe`; without it iPXE does not know what this is [ipxe/header]',
    ],
  ],
  [
    '\n#!ipxe\necho hi\n',
    [
      '1:1-1:1 error: `#!ipxe` must be the first bytes of the file: nothing may stand before it [ipxe/header]',
    ],
  ],
  [
    '#!ipx\necho\n',
    [
      '1:1-1:6 error: a script begins with the line `#!ipxe`; without it iPXE does not know what this is [ipxe/header]',
    ],
  ],
  [
    '#!ipxe\nkernle http://a/k\nboot\n',
    ['2:1-2:7 error: there is no command `kernle`: did you mean `kernel`? [ipxe/command]'],
  ],
  ['#!ipxe\nEcho hi\n', ['2:1-2:5 error: there is no command `Echo`: did you mean `echo`? [ipxe/command]']],
  [
    '#!ipxe\nchain --autofre http://a/x\n',
    ['2:7-2:16 error: `chain` has no option `--autofre`: did you mean `--autofree`? [ipxe/option]'],
  ],
  ['#!ipxe\nsleep\n', ['2:1-2:6 error: `sleep` wants 1 argument, found 0 [ipxe/argument]']],
  ['#!ipxe\nsleep five\n', ['2:7-2:11 error: `sleep` wants a number, found `five` [ipxe/argument]']],
  [
    '#!ipxe\nsleep 1 2\n',
    ['2:9-2:10 error: `sleep` takes 1 argument at most, found `2` as well [ipxe/argument]'],
  ],
  [
    '#!ipxe\nchain --timeout http://a/x\n',
    ['2:17-2:27 error: `--timeout` wants a number, found `http://a/x` [ipxe/argument]'],
  ],
  [
    '#!ipxe\nchain --timeout 5s http://a/x\n',
    ['2:17-2:19 error: `--timeout` wants a number, found `5s` [ipxe/argument]'],
  ],
  ['#!ipxe\nkernel\nboot\n', ['2:1-2:7 error: `kernel` wants 1 argument, found 0 [ipxe/argument]']],
  ['#!ipxe\nkernel --name k\nboot\n', ['2:1-2:7 error: `kernel` wants 1 argument, found 0 [ipxe/argument]']],
  [
    '#!ipxe\nkernel initrd=x\nboot\n',
    ['2:8-2:16 error: `kernel` wants an address first, found the argument `initrd=x` [ipxe/argument]'],
  ],
  [
    '#!ipxe\nkernel htp://a/k\nboot\n',
    ['2:8-2:17 error: iPXE cannot load from `htp:`: did you mean `http`? [ipxe/argument]'],
  ],
  [
    '#!ipxe\nkernel http:/a/k\nboot\n',
    ['2:8-2:17 error: `http:/a/k` names no server; it is written `http://server/path` [ipxe/argument]'],
  ],
  [
    '#!ipxe\nkernel http:///k\nboot\n',
    ['2:8-2:17 error: `http:///k` names no server; it is written `http://server/path` [ipxe/argument]'],
  ],
  ['#!ipxe\ninitrd --name\n', ['2:8-2:14 error: `--name` wants a value after it [ipxe/argument]']],
  [
    '#!ipxe\ngoto nowhere\n',
    ['2:6-2:13 error: there is no label `nowhere`: write `:nowhere` in a line of its own [ipxe/label]'],
  ],
  [
    '#!ipxe\n:start\ngoto strat\n',
    ['3:6-3:11 error: there is no label `strat`: did you mean `start`? [ipxe/label]'],
  ],
  ['#!ipxe\n:a\ngoto :a\n', ['3:6-3:8 error: `goto` names a label without its colon: `a` [ipxe/label]']],
  [
    '#!ipxe\n:a\n:a\ngoto a\n',
    ['3:1-3:3 warning: the label `a` was set before; `goto` takes the first one [ipxe/label]'],
  ],
  ['#!ipxe\n: \n', ['2:1-2:2 warning: a label has a name right after its `:` [ipxe/label]']],
  [
    '#!ipxe\n:a text\ngoto a\n',
    ['2:4-2:8 error: there is no command `text`: see https://ipxe.org/cmd [ipxe/command]'],
  ],
  [
    '#!ipxe\ngoto a b\n:a\n',
    ['2:8-2:9 error: `goto` takes 1 argument at most, found `b` as well [ipxe/argument]'],
  ],
  [
    '#!ipxe\nexit 0\necho never\n',
    [
      '3:1-3:11 warning: nothing leads here: the line before it never goes on, and no label stands between them [ipxe/unreachable]',
    ],
  ],
  [
    '#!ipxe\ngoto a\n:b\necho never\n:a\n',
    [
      '3:1-3:3 warning: nothing leads here: no `goto` names `b`, and the line before it never goes on [ipxe/unreachable]',
    ],
  ],
  [
    '#!ipxe\nreboot\necho never\n',
    [
      '3:1-3:11 warning: nothing leads here: the line before it never goes on, and no label stands between them [ipxe/unreachable]',
    ],
  ],
  ['#!ipxe\nexit x\n', ['2:6-2:7 error: `exit` wants a number, found `x` [ipxe/argument]']],
  ['#!ipxe\necho ${net0/mac\n', ['2:6-2:8 error: this `${` is not closed by `}` [ipxe/setting]']],
  ['#!ipxe\necho ${}\n', ['2:6-2:9 error: `${}` names no setting [ipxe/setting]']],
  [
    '#!ipxe\necho ${net0/mac:hexhypp}\n',
    ['2:17-2:24 error: there is no type `hexhypp` of settings: did you mean `hexhyp`? [ipxe/setting]'],
  ],
  [
    '#!ipxe\necho ${net${x:int9}/mac}\n',
    ['2:15-2:19 error: there is no type `int9` of settings: did you mean `int8`? [ipxe/setting]'],
  ],
  [
    '#!ipxe\necho ${net0 mac}\n',
    ["2:6-2:17 error: a setting's name has no blanks, found `net0 mac` [ipxe/setting]"],
  ],
  [
    '#!ipxe\nset x:int31 1\n',
    ['2:7-2:12 error: there is no type `int31` of settings: did you mean `int32`? [ipxe/setting]'],
  ],
  ['#!ipxe\nset\n', ['2:1-2:4 error: `set` wants 1 argument, found 0 [ipxe/argument]']],
  [
    '#!ipxe\nset ${x} 1\n',
    ['2:5-2:9 warning: `set` wants the name of a setting, `x`, and not its value [ipxe/setting]'],
  ],
  [
    '#!ipxe\nset base=http://mirror.example\n',
    [
      '2:5-2:31 warning: `set` has a blank between name and value, and takes this for the name of a setting without one [ipxe/setting]',
    ],
  ],
  [
    '#!ipxe\nisset net0/ip\n',
    [
      '2:7-2:14 warning: `isset net0/ip` is always true; the value of a setting is written `${net0/ip}` [ipxe/setting]',
    ],
  ],
  ['#!ipxe\niseq ${x}\n', ['2:1-2:5 error: `iseq` wants 2 arguments, found 1 [ipxe/argument]']],
  [
    '#!ipxe\niseq a b c\n',
    ['2:10-2:11 error: `iseq` takes 2 arguments at most, found `c` as well [ipxe/argument]'],
  ],
  ['#!ipxe\ninc x much\n', ['2:7-2:11 error: `inc` wants a number, found `much` [ipxe/argument]']],
  ['#!ipxe\ninc\n', ['2:1-2:4 error: `inc` wants 1 argument, found 0 [ipxe/argument]']],
  ['#!ipxe\n|| exit\n', ['2:1-2:3 warning: no command stands before this `||` [ipxe/list]']],
  ['#!ipxe\necho a && || exit\n', ['2:11-2:13 warning: no command stands between `&&` and `||` [ipxe/list]']],
  [
    '#!ipxe\nifopen net0 &&\n',
    [
      '2:13-2:15 warning: no command follows this `&&`; to go on after a failure, end the line with `||` [ipxe/list]',
    ],
  ],
  [
    '#!ipxe\nisset ${x} | exit\n',
    [
      '2:12-2:13 error: `|` is an argument like any other; write `||` [ipxe/list]',
      '2:12-2:13 error: `isset` takes 1 argument at most, found `|` as well [ipxe/argument]',
    ],
  ],
  [
    '#!ipxe\nisset ${x}||exit\n',
    ['2:7-2:17 error: blanks stand on both sides of `||` and `&&`, found `${x}||exit` [ipxe/list]'],
  ],
  ['#!ipxe\ndhcp & exit\n', ['2:6-2:7 error: `&` is an argument like any other; write `&&` [ipxe/list]']],
  [
    '#!ipxe\nkernel http://a/k initrd=i.img\ninitrd http://a/j.img\nboot\n',
    [
      '2:19-2:31 warning: no `initrd` loads an image `i.img`, and on UEFI the kernel finds none: did you mean `j.img`? [ipxe/image]',
    ],
  ],
  [
    '#!ipxe\nkernel http://a/k initrd=i.img\nboot\n',
    [
      '2:19-2:31 warning: no `initrd` loads an image `i.img`, and on UEFI the kernel finds none: there is none [ipxe/image]',
    ],
  ],
  [
    '#!ipxe\nkernel http://a/k\n',
    ['2:1-2:7 warning: nothing starts this kernel: a `boot` is missing [ipxe/image]'],
  ],
  [
    '#!ipxe\nitem a Alpha\nmenu M\nchoose x\n',
    ['2:1-2:5 warning: there is no `menu` before this `item` [ipxe/menu]'],
  ],
  ['#!ipxe\nchoose x\n', ['2:1-2:7 warning: there is no `item` to choose from [ipxe/menu]']],
  [
    '#!ipxe\nmenu M\nitem a A\nchoose x && goto ${x}\n',
    ['3:6-3:7 warning: the choice is jumped to, and there is no label `a` [ipxe/menu]'],
  ],
  [
    '#!ipxe\nmenu M\nitem a A\nchoose --default b x\n',
    ['4:18-4:19 warning: no `item` has the key `b` [ipxe/menu]'],
  ],
  [
    '#!ipxe\nmenu M\nitem a A\nchoose\n',
    ['4:1-4:7 error: `choose` wants 1 argument, found 0 [ipxe/argument]'],
  ],
  [
    '#!ipxe\nkernel http://a/k \\ \n console=tty0\nboot\n',
    [
      '2:19-2:20 error: a backslash continues a line only as its last character, and something stands after this one [ipxe/line]',
      '3:2-3:14 error: there is no command `console=tty0`: see https://ipxe.org/cmd [ipxe/command]',
    ],
  ],
  [
    '#!ipxe\necho hi \\\n',
    ['2:9-2:10 error: no line follows that this backslash could continue [ipxe/line]'],
  ],
  ['#!ipxe\necho hi', ['2:8-2:8 info: the last line does not end in a line feed [ipxe/line]']],
  [
    '#!ipxe\nsanboot --drive first\n',
    ['2:17-2:22 error: `--drive` wants a number, found `first` [ipxe/argument]'],
  ],
  [
    '#!ipxe\nsanboot --nodescribe\n',
    ['2:9-2:21 error: `sanboot` has no option `--nodescribe`: did you mean `--no-describe`? [ipxe/option]'],
  ],
  ['#!ipxe\nparam\n', ['2:1-2:6 error: `param` wants 1 argument, found 0 [ipxe/argument]']],
  ['#!ipxe\nimgargs\n', ['2:1-2:8 error: `imgargs` wants 1 argument, found 0 [ipxe/argument]']],
  ['#!ipxe\nimgverify k\n', ['2:1-2:10 error: `imgverify` wants 2 arguments, found 1 [ipxe/argument]']],
  [
    '#!ipxe\nping a b\n',
    ['2:8-2:9 error: `ping` takes 1 argument at most, found `b` as well [ipxe/argument]'],
  ],
  [
    '#!ipxe\nreboot now\n',
    ['2:8-2:11 error: `reboot` takes no argument, found `now` as well [ipxe/argument]'],
  ],
  [
    '#!ipxe\nlogin=1\n',
    ['2:1-2:8 error: there is no command `login=1`: did you mean `login`? [ipxe/command]'],
  ],
  ['#!ipxe\nimgfree --all\n', ['2:9-2:14 error: `imgfree` has no option `--all`: it has none [ipxe/option]']],
  ['#!ipxe\nntp\n', ['2:1-2:4 error: `ntp` wants 1 argument, found 0 [ipxe/argument]']],
  ['#!ipxe\nvcreate --tag x net0\n', ['2:15-2:16 error: `--tag` wants a number, found `x` [ipxe/argument]']],
  ['#!ipxe\nchain --replace=1 http://a/x\n', ['2:7-2:18 error: `--replace` takes no value [ipxe/argument]']],
  ['#!ipxe\nnslookup ip\n', ['2:1-2:9 error: `nslookup` wants 2 arguments, found 1 [ipxe/argument]']],
  ['#!ipxe\nprompt --key\n', ['2:8-2:13 error: `--key` wants a value after it [ipxe/argument]']],
  [
    '#!ipxe',
    [
      '1:1-1:7 error: a script begins with the line `#!ipxe`; without it iPXE does not know what this is [ipxe/header]',
      '1:7-1:7 info: the last line does not end in a line feed [ipxe/line]',
    ],
  ],
  [
    '#!ipxe\necho hi \\\r\n',
    ['2:9-2:10 error: no line follows that this backslash could continue [ipxe/line]'],
  ],
  [
    '#!ipxe\n# see \\\nshell\n',
    [
      '2:7-2:8 warning: this backslash continues the comment: the next line is a part of it, and iPXE does nothing there [ipxe/line]',
    ],
  ],
  ['#!ipxe\nslee\\\np 1x\n', ['3:3-3:5 error: `sleep` wants a number, found `1x` [ipxe/argument]']],
  [
    '#!ipxe\nslep\\\nt 1\n',
    ['2:1-3:2 error: there is no command `slept`: see https://ipxe.org/cmd [ipxe/command]'],
  ],
  ['#!ipxe\n:a sleep x\ngoto a\n', ['2:10-2:11 error: `sleep` wants a number, found `x` [ipxe/argument]']],
  [
    '#!ipxe\necho ---- Hi\n',
    [
      '2:6-2:10 error: `echo` has no option `----`: what begins with a minus sign is an option; write `--` before a text that does [ipxe/option]',
    ],
  ],
  [
    '#!ipxe\necho - Hi\n',
    [
      '2:6-2:7 error: `echo` has no option `-`: what begins with a minus sign is an option; write `--` before a text that does [ipxe/option]',
    ],
  ],
  ['#!ipxe\nexit -1\n', ['2:6-2:8 error: `exit` has no option `-1`: it has none [ipxe/option]']],
  [
    '#!ipxe\nchain --timeout -1 http://a/x\n',
    [
      '2:7-2:16 error: `--timeout` wants a value after it [ipxe/argument]',
      '2:17-2:19 error: `chain` has no option `-1`: it has `--name`, `--timeout`, `--quiet`, `--autofree`, `--replace` [ipxe/option]',
    ],
  ],
  [
    '#!ipxe\nchain -arz http://a/x\n',
    [
      '2:7-2:11 error: `chain` has no option `-z`: it has `--name`, `--timeout`, `--quiet`, `--autofree`, `--replace` [ipxe/option]',
    ],
  ],
  [
    '#!ipxe\nprompt --key Enter\n',
    ['2:14-2:19 error: `--key` wants one character or the number of a key, found `Enter` [ipxe/argument]'],
  ],
  ['#!ipxe\nconsole --x wide\n', ['2:13-2:17 error: `--x` wants a number, found `wide` [ipxe/argument]']],
  [
    '#!ipxe\ncolor 7\n',
    ['2:1-2:6 error: there is no command `color`: did you mean `colour`? [ipxe/command]'],
  ],
  [
    '#!ipxe\nifconfig\n',
    ['2:1-2:9 error: there is no command `ifconfig`: did you mean `ifconf`? [ipxe/command]'],
  ],
  [
    '#!ipxe\nsanhook --keep iscsi:192.0.2.1::::iqn.2001-04.example:d\n',
    ['2:9-2:15 error: `sanhook` has no option `--keep`: it has `--drive`, `--no-describe` [ipxe/option]'],
  ],
  [
    '#!ipxe\ngoto lost ||\n',
    ['2:6-2:10 warning: there is no label `lost`: write `:lost` in a line of its own [ipxe/label]'],
  ],
];

for (const [text, findings] of MISTAKES) {
  test(JSON.stringify(text), () => {
    assert.deepEqual(found(text), findings);
  });
}

test('there are at least 40 mistakes that differ', () => {
  assert.ok(new Set(MISTAKES.map(([, findings]) => findings.join('\n').replace(/\d/g, ''))).size >= 40);
});

test('a command line that Linux would cut is told', () => {
  const text = `#!ipxe\nkernel http://a/k ${'x'.repeat(2050)}\nboot\n`;
  assert.deepEqual(found(text), [
    '2:19-2:2069 warning: the command line has 2050 characters, and Linux takes 2047: the rest is cut off [ipxe/line]',
  ]);
});

test.run();
