import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { expressionPaths, writtenPath } from '../../src/render/expression-paths.ts';

const test = suite('render/expression-paths');

const written = (line: string): readonly string[] => expressionPaths(line).map(writtenPath);

test('the paths of a line are those in its tags, as far as they are written', () => {
  assert.deepEqual(
    written('host.name <%= host.metadata.disk %> <%- md?.list?.[0].x + ifaces[1]["two words"] %> <%= env.a'),
    ['host.metadata.disk', 'md.list[0].x', 'ifaces[1]["two words"]', 'env.a'],
  );
});

test('a name that only looks like one is none', () => {
  assert.deepEqual(written('<%= x.host.name %> <%= hosts.a %> <%= $md.a %> <%= md %> <%= host[name] %>'), []);
});

test('a method is a key too, and the key before it is found by whoever looks for its value', () => {
  assert.deepEqual(written("<%= md.disk.replace('/dev/', '') %>"), ['md.disk.replace']);
});

test.run();
