import assert from 'node:assert/strict';
import { suite } from 'uvu';
import {
  folderName,
  looksRemote,
  parseRemote,
  refusalOf,
  repositoryName,
  withoutCredentials,
} from '../../../src/sot/source/remote-url.ts';

const test = suite('sot/source/remote-url');

test('an address is told from a folder', () => {
  for (const text of [
    'https://mirror.example/dc.git',
    'ssh://git@mirror.example/dc',
    'git@mirror.example:dc.git#v1',
    'mirror.example:dc',
    'file:///srv/dc.git',
    'ftp://mirror.example/dc',
    'ext::sh -c true',
  ]) {
    assert.equal(looksRemote(text), true, text);
  }
  for (const text of [
    '.',
    '../dc',
    '/srv/dc',
    'dc',
    'C:\\dc',
    'c:/dc',
    './a:b',
    '/srv/a:b',
    'a/b:c',
    '-x',
    '',
  ]) {
    assert.equal(looksRemote(text), false, text);
  }
});

test('the revision stands after the first #', () => {
  assert.deepEqual(parseRemote('https://mirror.example/dc.git'), {
    url: 'https://mirror.example/dc.git',
    ref: null,
  });
  assert.deepEqual(parseRemote('git@mirror.example:dc#'), { url: 'git@mirror.example:dc', ref: null });
  assert.deepEqual(parseRemote('file:///dc#a#b'), { url: 'file:///dc', ref: 'a#b' });
});

test('what a person would write is given to Git', () => {
  for (const url of [
    'https://mirror.example/dc.git',
    'http://user:word@mirror.example:8080/a/b',
    'ssh://git@mirror.example:2222/dc',
    'git://mirror.example/dc',
    'git@mirror.example:dc.git',
    'mirror.example:/srv/dc',
    'git@[2001:db8::1]:dc',
    'file:///srv/dc.git',
    'HTTPS://mirror.example/dc',
  ]) {
    assert.equal(refusalOf(url), null, url);
  }
});

test('what could be an option or start a program never reaches Git', () => {
  const option = 'as an option does';
  const refused = [
    ['--upload-pack=touch', `it begins with \`-\`, ${option}`],
    ['-oProxyCommand=x:y', `it begins with \`-\`, ${option}`],
    ['ext::sh', 'it would start a helper program of Git'],
    ['fd::3', 'it would start a helper program of Git'],
    ['ext::sh -c id', 'it has a blank or a control character in it'],
    ['https://mirror.example/a\nb', 'it has a blank or a control character in it'],
    ['ssh://-oProxyCommand=x/dc', `its host begins with \`-\`, ${option}`],
    ['ssh://git@-oProxyCommand=x/dc', `its host begins with \`-\`, ${option}`],
    ['git@mirror.example:-dc', `a part of it begins with \`-\`, ${option}`],
    ['ftp://mirror.example/dc', '`ftp` is none of `https`, `http`, `ssh`, `git`, `file`'],
    ['https://mirror.example', 'it names no repository'],
    ['https:///dc', 'it names no host'],
    ['/srv/dc', 'it is no URL; write `https://…`, `ssh://…`, `git@host:path` or `file:///…`'],
    ['../dc', 'it is no URL; write `https://…`, `ssh://…`, `git@host:path` or `file:///…`'],
    ['', 'it is no URL; write `https://…`, `ssh://…`, `git@host:path` or `file:///…`'],
  ] as const;
  for (const [url, why] of refused) assert.equal(refusalOf(url), why, url);
});

test('neither user nor password is left in what is printed', () => {
  const text = "fatal: unable to access 'https://ada:p@ss@mirror.example/dc': no, ssh://git@mirror.example/x";
  assert.equal(
    withoutCredentials(text),
    "fatal: unable to access 'https://mirror.example/dc': no, ssh://mirror.example/x",
  );
  assert.equal(withoutCredentials('git@mirror.example:dc'), 'git@mirror.example:dc');
});

test('a repository is called as people call it, and has one folder', () => {
  assert.equal(repositoryName('https://mirror.example/net/dc.git/'), 'dc');
  assert.equal(repositoryName('git@mirror.example:dc'), 'dc');
  assert.equal(repositoryName('file:///srv/d c'), 'd_c');
  const name = folderName('https://mirror.example/dc');
  assert.match(name, /^dc-[0-9a-f]{16}$/);
  for (const same of ['https://mirror.example/dc.git', 'https://ada:word@mirror.example/dc/']) {
    assert.equal(folderName(same), name, same);
  }
  assert.notEqual(folderName('https://mirror.example/other/dc'), name);
});

test.run();
