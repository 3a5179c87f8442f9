import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cacheFolder, type UserFacts, userStateFolder } from '../../../src/sot/source/user-folders.ts';

const test = suite('sot/source/user-folders');

function folders(
  platform: UserFacts['platform'],
  home: string,
  env: UserFacts['env'],
): readonly [string, string] {
  const facts = { platform, home, env };
  return [cacheFolder(facts), userStateFolder(facts)];
}

test('each system has its places', () => {
  assert.deepEqual(folders('linux', '/home/ada', {}), ['/home/ada/.cache/vaq', '/home/ada/.local/state/vaq']);
  assert.deepEqual(folders('darwin', '/Users/ada', {}), [
    '/Users/ada/Library/Caches/vaq',
    '/Users/ada/Library/Application Support/vaq',
  ]);
  assert.deepEqual(folders('win32', 'C:\\Users\\ada', {}), [
    'C:\\Users\\ada\\AppData\\Local\\vaq\\cache',
    'C:\\Users\\ada\\AppData\\Local\\vaq\\state',
  ]);
});

test('what the user has set holds, if it is absolute', () => {
  const env = { XDG_CACHE_HOME: '/fast/cache', XDG_STATE_HOME: 'state' };
  assert.deepEqual(folders('linux', '/home/ada', env), ['/fast/cache/vaq', '/home/ada/.local/state/vaq']);
  assert.deepEqual(folders('win32', 'C:\\Users\\ada', { LOCALAPPDATA: 'D:\\Local' }), [
    'D:\\Local\\vaq\\cache',
    'D:\\Local\\vaq\\state',
  ]);
});

test.run();
