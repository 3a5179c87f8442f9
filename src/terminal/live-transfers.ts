import { bytesText, durationText } from './amounts.ts';
import { safeText } from './safe-text.ts';
import { type Transfer, transferLine } from './transfers.ts';

/** Where it is shown. */
export interface TransferScreen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Milliseconds between two pictures: more often nobody sees. */
const PERIOD = 100;

/**
 * Shows files as they come in: on a terminal a bar for each that is under way, drawn in place; elsewhere a line for each
 * that has ended. What was there already is no news.
 */
export class LiveTransfers {
  readonly #screen: TransferScreen;
  readonly #now: () => number;
  readonly #running = new Map<string, Transfer>();
  #drawn = 0;
  #last = 0;

  constructor(screen: TransferScreen, now: () => number = Date.now) {
    this.#screen = screen;
    this.#now = now;
  }

  /** How much of a file is there. */
  moved(name: string, done: number, total: number | null): void {
    const now = this.#now();
    const known = this.#running.get(name);
    // A file that is begun anew starts anew.
    const isAnew = known === undefined || done < known.from;
    const start = isAnew ? { since: now, from: done } : { since: known.since, from: known.from };
    this.#running.set(name, { name, done, total, ...start });
    if (this.#screen.isTTY && now - this.#last >= PERIOD) this.#draw(now);
  }

  /** That a file is there, or cannot be had. */
  ended(
    name: string,
    { ok, size, note }: { readonly ok: boolean; readonly size: number; readonly note: string },
  ): void {
    const now = this.#now();
    const begun = this.#running.get(name);
    this.#running.delete(name);
    this.#erase();
    if (!ok) this.#screen.write(`${safeText(name)}: failed\n`);
    else if (begun !== undefined) {
      const time = durationText((now - begun.since) / 1000);
      this.#screen.write(`${safeText(name)}: ${note}, ${bytesText(size)} in ${time}\n`);
    } else if (note !== 'was there') this.#screen.write(`${safeText(name)}: ${note}, ${bytesText(size)}\n`);
    if (this.#screen.isTTY) this.#draw(now);
  }

  /** Takes the picture away. */
  close(): void {
    this.#erase();
  }

  #erase(): void {
    // Cursor up, and clear to the end of the screen (ECMA-48 CUU, ED).
    if (this.#drawn > 0) this.#screen.write(`\u001b[${this.#drawn}A\r\u001b[J`);
    this.#drawn = 0;
  }

  #draw(now: number): void {
    this.#last = now;
    const lines = [...this.#running.values()].map((one) =>
      transferLine(one, now, this.#screen.columns || 80),
    );
    const up = this.#drawn > 0 ? `\u001b[${this.#drawn}A\r\u001b[J` : '';
    // In one piece, so that no half of it is seen.
    this.#screen.write(up + lines.map((line) => `${line}\n`).join(''));
    this.#drawn = lines.length;
  }
}
