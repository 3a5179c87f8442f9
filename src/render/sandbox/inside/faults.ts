/** Errors of our own inside the context: what went wrong and where, kept where no template can reach or forge it. */
export const FAULTS = String.raw`
const details = new WeakMap();

let isTracing = false;

/** The places in templates that an error passed, nearest first, one 'template:number:line:column' a line. */
function placesOf(error) {
  isTracing = true;
  try {
    return typeof error.stack === 'string' ? error.stack : '';
  } catch {
    // Near the end of the stack even this can fail, with an error that no template must see.
    return '';
  } finally {
    isTracing = false;
  }
}

function fault(kind, more) {
  const error = new Error(kind);
  details.set(error, { kind, places: placesOf(error), ...more });
  return error;
}

const forbid = (what) => function () { throw fault('forbidden', { what }); };

// A template sees no stack: it would name lines that depend on this program, and on templates beside it.
Error.prepareStackTrace = (error, frames) => {
  if (!isTracing) return '';
  let text = '';
  for (const frame of frames) {
    const file = frame.getFileName();
    if (typeof file === 'string' && file.startsWith('template:'))
      text += file + ':' + frame.getLineNumber() + ':' + frame.getColumnNumber() + '\n';
  }
  return text;
};
Error.stackTraceLimit = 24;
delete Error.captureStackTrace;

/** A text for a message: nobody reads one that fills a screen. */
function short(text) {
  return text.length > 1000 ? text.slice(0, 1000) + '\u2026' : text;
}

/** What ended a rendering, in plain words for the other side. */
function describe(error, job) {
  if (typeof error !== 'object' || error === null) return { kind: 'thrown', name: '', message: short(String(error)), places: '' };
  const known = details.get(error);
  if (known !== undefined) return known;
  if (!(error instanceof Error)) return { kind: 'thrown', name: '', message: 'something that is not an error', places: '' };
  const places = placesOf(error);
  const message = String(error.message);
  if (error instanceof EvalError) return { kind: 'forbidden', what: 'Function', places };
  if (error instanceof ReferenceError && message.endsWith(' is not defined')) {
    const name = message.slice(0, -' is not defined'.length);
    return { kind: 'unknown-name', name, names: namesAt(places, job), places };
  }
  return { kind: 'thrown', name: short(String(error.name)), message: short(message), places };
}

function namesAt(places, job) {
  const index = Number(places.split(':', 2)[1]);
  const at = job.seen.lastIndexOf(index);
  return at === -1 ? [] : Object.keys(scopeOf(job, index, job.seen[at + 1]));
}
`;
