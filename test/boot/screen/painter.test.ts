import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Painter } from '../../../src/boot/screen/painter.ts';
import { Screen } from '../../support/screen.ts';

const test = suite('boot/screen/painter');

/** A painter on a screen that shows something already, and everything that it writes. */
function easel(columns = 20, rows = 6): { painter: Painter; screen: Screen; written: string[] } {
  const screen = new Screen(columns, rows);
  screen.write('before\n');
  const written: string[] = [];
  const painter = new Painter({
    write: (text) => {
      written.push(text);
      screen.write(text);
    },
  });
  return { painter, screen, written };
}

test('lines are painted in place, whatever they were and however many', () => {
  const { painter, screen } = easel();
  for (const lines of [['a long line', 'b'], ['a', 'b', 'c'], ['d'], ['e', 'f', 'g', 'h', 'i'], []]) {
    painter.paint(lines);
    assert.equal(screen.all.trimEnd(), ['before', ...lines].join('\n'));
  }
});

test('what is equal is not written again', () => {
  const { painter, screen, written } = easel();
  painter.paint(['one', 'two', 'three']);
  painter.paint(['one', 'two', 'three']);
  assert.equal(written.length, 1);
  painter.paint(['one', '2', 'three']);
  assert.doesNotMatch(written[1]!, /one|three/);
  assert.equal(screen.text, 'before\none\n2\nthree');
});

test('what is printed stays above, also where it wraps and where the screen scrolls', () => {
  const { painter, screen } = easel(10, 5);
  painter.paint(['one', 'two']);
  painter.printAbove(['first'], ['one', 'two']);
  painter.printAbove(['0123456789abc', 'last'], ['one', '2']);
  painter.paint(['1', '2']);
  assert.equal(screen.all, 'before\nfirst\n0123456789\nabc\nlast\n1\n2');
});

test('a terminal that has changed is painted from its top', () => {
  const { painter, screen } = easel();
  painter.paint(['one', 'two']);
  screen.write('garbage\ngarbage');
  painter.repaint(['kept'], ['one', 'two']);
  assert.equal(screen.text, 'kept\none\ntwo');
  painter.paint(['1', 'two']);
  assert.equal(screen.text, 'kept\n1\ntwo');
});

test('each picture is shown at once', () => {
  const { painter, written } = easel();
  painter.paint(['one']);
  painter.printAbove(['x'], ['one']);
  painter.repaint([], ['one']);
  for (const text of written)
    assert.deepEqual([text.slice(0, 8), text.slice(-8)], ['\u001b[?2026h', '\u001b[?2026l']);
});

test.run();
