import { humanLine, type LogEvent } from '../log.ts';
import type { Outlet, Sight } from '../outlet.ts';
import { screenLines } from './frame.ts';
import { guardTerminal } from './guard.ts';
import { HIDE_CURSOR, Painter, SHOW_CURSOR } from './painter.ts';
import { afterEvent, Meter, newScreen, type ScreenState } from './state.ts';

/** The terminal that the screen is painted on. */
export interface Display {
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  readonly write: (text: string) => unknown;
  readonly on: (event: 'resize', listener: () => void) => unknown;
  readonly removeListener: (event: 'resize', listener: () => void) => unknown;
}

/** No more often than this, in milliseconds, is anything painted, however much happens. */
const PAUSE = 100;

/** As many rows that stand above are painted again after the terminal has changed. */
const KEPT_ROWS = 200;

/** Events that stay above the screen: what a person will want to read again. */
const KEPT: ReadonlySet<LogEvent['event']> = new Set([
  'checkpoint',
  'unknown-client',
  'other-server',
  'problem',
  'diagnosis',
]);

/** The size of a terminal; one that does not know its own, or says 0, is taken for the usual. */
function sizeOf({ columns, rows }: Display): { readonly columns: number; readonly rows: number } {
  return { columns: columns || 80, rows: rows || 24 };
}

/** A screen on a terminal: a line a host, painted in place; what must not be missed stays above it. */
export function screenOutlet(display: Display, colour: boolean): Outlet {
  const painter = new Painter(display);
  const meter = new Meter();
  let state: ScreenState = newScreen(Date.now());
  let sight: Sight = { transfers: [], findings: new Map(), stages: new Map() };
  let above: string[] = [];
  let kept: readonly string[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isOn = false;
  let isEnding = false;
  let isLost = false;
  let farewell = '';
  let release = (): void => undefined;

  function lines(): readonly string[] {
    const { columns, rows } = sizeOf(display);
    return screenLines(state, sight.stages, { columns, rows, colour, now: Date.now() });
  }

  function paint(): void {
    timer = null;
    const now = lines();
    kept = [...kept, ...above].slice(-KEPT_ROWS);
    if (isLost) painter.repaint(kept.slice(-Math.max(1, sizeOf(display).rows - 1 - now.length)), now);
    else if (above.length > 0) painter.printAbove(above, now);
    else painter.paint(now);
    isLost = false;
    above = [];
  }

  function soon(): void {
    if (!isOn) return;
    timer ??= setTimeout(paint, PAUSE).unref();
  }

  function onLost(): void {
    isLost = true;
    if (!isEnding) display.write(HIDE_CURSOR);
    soon();
  }

  function begin(): void {
    isOn = true;
    display.on('resize', onLost);
    const stopGuard = guardTerminal({
      onEnding: () => {
        isEnding = true;
      },
      onReturn: onLost,
    });
    release = () => {
      display.removeListener('resize', onLost);
      stopGuard();
    };
    display.write(HIDE_CURSOR);
  }

  return {
    event: (at, event) => {
      state = afterEvent(state, event);
      if (event.event === 'ready') {
        state = { ...state, began: at.getTime() };
        begin();
      }
      if (event.event === 'stopped') farewell = humanLine(at, event);
      else if (!isOn) display.write(humanLine(at, event));
      else if (KEPT.has(event.event)) above.push(humanLine(at, event).trimEnd());
      soon();
    },
    look: (at, next) => {
      sight = next;
      const moving = meter.measure(at.getTime(), next.transfers);
      state = { ...state, moving, findings: next.findings };
      soon();
    },
    end: () => {
      if (timer !== null) clearTimeout(timer);
      if (isOn) {
        paint();
        display.write(SHOW_CURSOR);
      }
      isOn = false;
      release();
      display.write(farewell);
    },
  };
}
