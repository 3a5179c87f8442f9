import { EVENT_ID, type Event } from 'js-yaml';
import { MAX_DEPTH, MAX_VALUES } from './limits.ts';

/** What is wrong with an alias, and which event it is. */
export interface AliasProblem {
  readonly event: Event;
  readonly ruleId: 'document/syntax' | 'document/alias-bomb' | 'document/too-deep';
  readonly message: string;
}

interface Extent {
  values: number;
  depth: number;
}

interface Frame extends Extent {
  readonly anchor: string | null;
}

/** Counts what a document would be with each alias written out: a shared value costs nothing until somebody copies or prints it. */
class Expansion {
  readonly #source: string;
  readonly #frames: Frame[] = [];
  readonly #anchors = new Map<string, Extent | 'open'>();

  constructor(source: string) {
    this.#source = source;
  }

  take(event: Event): AliasProblem | null {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.#anchors.clear();
        this.#frames.push({ values: 0, depth: 0, anchor: null });
        return null;
      case EVENT_ID.POP:
        return this.#close(event);
      case EVENT_ID.ALIAS:
        return this.#alias(event, this.#source.slice(event.anchorStart, event.anchorEnd));
      default: {
        const anchor =
          event.anchorStart === -1 ? null : this.#source.slice(event.anchorStart, event.anchorEnd);
        if (event.type === EVENT_ID.SCALAR) return this.#add(event, { values: 1, depth: 0 }, anchor);
        this.#frames.push({ values: 1, depth: 1, anchor });
        if (anchor !== null) this.#anchors.set(anchor, 'open');
        return null;
      }
    }
  }

  #close(event: Event): AliasProblem | null {
    const frame = this.#frames.pop()!;
    return this.#frames.length === 0 ? null : this.#add(event, frame, frame.anchor);
  }

  #alias(event: Event, name: string): AliasProblem | null {
    const extent = this.#anchors.get(name);
    if (extent === undefined) {
      const message = `the alias \`*${name}\` has no anchor \`&${name}\` above it; a text that begins with \`*\` needs quotes`;
      return { event, ruleId: 'document/syntax', message };
    }
    if (extent === 'open') {
      const message = `the alias \`*${name}\` stands inside what it names, which would have no end`;
      return { event, ruleId: 'document/alias-bomb', message };
    }
    const inside = this.#frames.length - 1 + extent.depth;
    if (inside > MAX_DEPTH) {
      const message = `with the alias \`*${name}\` written out, lists and maps are nested ${inside} deep; the limit is ${MAX_DEPTH}`;
      return { event, ruleId: 'document/too-deep', message };
    }
    return this.#add(event, extent, null);
  }

  #add(event: Event, { values, depth }: Extent, anchor: string | null): AliasProblem | null {
    if (anchor !== null) this.#anchors.set(anchor, { values, depth });
    const frame = this.#frames.at(-1)!;
    frame.values += values;
    frame.depth = Math.max(frame.depth, depth + 1);
    if (frame.values <= MAX_VALUES) return null;
    const message = `with its aliases written out, the document has more than ${MAX_VALUES} values; write less by reference`;
    return { event, ruleId: 'document/alias-bomb', message };
  }
}

/** The first alias that names nothing, or that makes a small text stand for a huge or endless value; null if all is well. */
export function findAliasProblem(source: string, events: readonly Event[]): AliasProblem | null {
  if (!events.some(({ type }) => type === EVENT_ID.ALIAS)) return null;
  const expansion = new Expansion(source);
  for (const event of events) {
    const problem = expansion.take(event);
    if (problem !== null) return problem;
  }
  return null;
}
