import { EVENT_ID, type Event, parseEvents } from 'js-yaml';

/** A stretch of a text by its UTF-16 offsets; `end` is the first one after it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where in a YAML text the scalars stand, in which `#` begins no comment; none where the text is no YAML. */
export function yamlScalars(text: string): readonly Stretch[] {
  return events(text).flatMap((event) =>
    event.type === EVENT_ID.SCALAR ? [{ start: event.valueStart, end: event.valueEnd }] : [],
  );
}

function events(text: string): readonly Event[] {
  try {
    return parseEvents(text, {});
  } catch {
    // What is wrong with it is said by whoever reads the document; comments are then found by their look.
    return [];
  }
}
