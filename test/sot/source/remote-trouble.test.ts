import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { remoteTrouble } from '../../../src/sot/source/remote-trouble.ts';

const test = suite('sot/source/remote-trouble');

test('what Git, curl and ssh say is put in words', () => {
  const table = [
    [
      "fatal: unable to access 'https://timeout.example/certificate/': Could not resolve host: timeout.example",
      'its host is not known here',
    ],
    [
      'ssh: Could not resolve hostname mirror.example: Temporary failure in name resolution',
      'its host is not known here',
    ],
    [
      "fatal: unable to access 'https://mirror.example/': Failed to connect to mirror.example port 443 after 130001 ms: Connection timed out",
      'its host does not answer in time',
    ],
    ['GitPluginError: block timeout reached', 'its host does not answer in time'],
    [
      'ssh: connect to host mirror.example port 22: Connection refused\nfatal: Could not read from remote repository.',
      'its host refuses the connection',
    ],
    [
      "fatal: unable to access 'http://127.0.0.1:1/': Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server",
      'no connection to its host can be made',
    ],
    ['ssh: connect to host 192.0.2.1 port 22: No route to host', 'there is no way to its host from here'],
    [
      'Host key verification failed.\nfatal: Could not read from remote repository.',
      'ssh does not know the key of its host; connect to it once with `ssh`',
    ],
    [
      "fatal: unable to access 'https://mirror.example/': server certificate verification failed. CAfile: none",
      'the certificate of its host is not trusted here',
    ],
    [
      "fatal: could not read Username for 'https://mirror.example': terminal prompts disabled",
      'it asks for credentials, and Git has none that it accepts',
    ],
    [
      'git@mirror.example: Permission denied (publickey).\nfatal: Could not read from remote repository.',
      'it asks for credentials, and Git has none that it accepts',
    ],
    [
      "remote: Repository not found.\nfatal: repository 'https://mirror.example/dc/' not found",
      'there is no repository at that place, or not for you',
    ],
    [
      "fatal: '/srv/dc' does not appear to be a git repository\nfatal: Could not read from remote repository.",
      'there is no repository at that place, or not for you',
    ],
    ["fatal: transport 'ext' not allowed", 'it leads to a kind of address that is not allowed'],
    [
      "fatal: detected dubious ownership in repository at '/srv/dc'",
      'another user owns it, and Git refuses it',
    ],
    [
      'fetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF',
      'the connection broke off',
    ],
    ['fatal: write error: No space left on device', 'the disk of this machine is full'],
  ] as const;
  for (const [said, expected] of table) assert.equal(remoteTrouble(new Error(said)), expected, said);
});

test('words that are not known are Git’s own, in one line and without credentials', () => {
  const said = "\nfatal: the moon is full at 'https://ada:w0rd@mirror.example/dc'\nmore\n";
  assert.equal(remoteTrouble(new Error(said)), "the moon is full at 'https://mirror.example/dc'");
  assert.equal(remoteTrouble(new Error('')), 'Git does not say why');
  assert.equal(remoteTrouble('odd'), 'odd');
});

test('without Git nothing can be fetched', () => {
  assert.equal(remoteTrouble(new Error('spawn git ENOENT')), 'there is no `git` on the PATH; install it');
});

test.run();
