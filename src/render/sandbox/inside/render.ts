/** Running a template, and the functions that depend on which template and job it is. */
export const RENDER = String.raw`
const sources = [];
/** The names that templates see without arguments of a snippet. */
const USUAL = { __proto__: null };
const codes = [];
const indexes = new Map();
/** Whether a chunk, by its number, is text that is printed as it stands. */
const isPrinted = [];
let outputLimit = 0;

const listed = (words) => (words === '' ? [] : words.split(' '));

function define(index, name, text, first, end, printed, code, quick, names) {
  const lines = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  // In the generated script one line stands before the text.
  sources[index] = { name, text, first, end, lines: [0, ...lines] };
  for (const chunk of listed(printed)) isPrinted[chunk] = true;
  codes[index] = code === null ? null : { code, quick, names: listed(names) };
  indexes.set(name, index);
}

const ALWAYS = Object.freeze({ __proto__: null, has, json, b64, sh, cidr: Object.freeze(cidr) });

function lookup(values, name, kind) {
  const key = textOf(name);
  if (Object.hasOwn(values, key)) return values[key];
  throw fault(kind, { name: key });
}

/** The templates that snippets' names meant before, by name, for each template that called. */
const called = [];

function snippetIndex(caller, name) {
  const names = (called[caller] ??= new Map());
  const known = names.get(name);
  if (known !== undefined) return known;
  const [, root, kind] = /^((?:.*?\/)?)assets\/([^/]+)\//.exec(sources[caller].name) ?? ['', '', ''];
  const slash = name.indexOf('/');
  const folder = slash === -1 ? kind : name.slice(0, slash);
  const path = root + 'assets/' + folder + '/snippets/' + name.slice(slash + 1) + '.ejs';
  const index = indexes.get(path);
  if (index === undefined) throw fault('unknown-snippet', { name, path });
  names.set(name, index);
  return index;
}

function snippet(job, caller, locals, name, extra) {
  const index = snippetIndex(caller, textOf(name));
  if (extra !== undefined && (!isData(dataOf(extra) ?? extra) || Array.isArray(extra))) throw refuse('snippet: what it sees besides must be a map of names');
  if (job.active.includes(index)) throw fault('snippet-cycle', { chain: [...job.active, index] });
  const { chunks, values: pieces } = print(job, index, extra === undefined ? locals : namesOf(dataOf(extra) ?? extra, locals), null);
  const text = pieces.join('');
  job.snippet = { text, chunks, pieces };
  return text;
}

/** Moves the ends of a snippet's pieces as indentation moves its text, so that its lines are still known as its own. */
function indent(job, value, count) {
  const text = indented(value, count);
  if (job.snippet === null || value !== job.snippet.text) return text;
  const { chunks, pieces } = job.snippet;
  const moved = [];
  let begin = 0;
  let from = 0;
  let shift = 0;
  let line = 0;
  for (const piece of pieces) {
    begin += piece.length;
    for (let end = value.indexOf('\n', line); end !== -1 && end < begin - 1; end = value.indexOf('\n', line)) {
      if (value[end + 1] !== '\n' && value[end + 1] !== '\r') shift += count;
      line = end + 1;
    }
    moved.push(text.slice(from, begin + shift));
    from = begin + shift;
  }
  job.snippet = { text, chunks, pieces: moved };
  return text;
}

/** The names that a template sees besides the functions, each in its strict form: those of data, and others that are not in it. */
function namesOf(data, others) {
  const values = { __proto__: null };
  let areUsual = others === null || others.areUsual;
  for (const name in data) {
    if (!Object.hasOwn(data, name)) continue;
    values[name] = wrap(data[name], name);
    areUsual &&= name in USUAL;
  }
  return { values, areUsual, others };
}

/** The names and values as one map, as a template can see them. */
function mapOf({ values, others }) {
  return { __proto__: null, ...(others === null ? null : mapOf(others)), ...values };
}

/** What a name means in a template. What the data calls so goes before what this program does. */
function valueOf(job, index, locals, name) {
  for (let at = locals; at !== null; at = at.others) if (name in at.values) return at.values[name];
  if (name in job.links) return job.links[name];
  if (name === 'indent') return (value, count) => indent(job, value, count);
  if (name === 'snippet') return (called, extra) => snippet(job, index, locals, called, extra);
  if (name === 'locals') return wrap(mapOf(locals), '');
  return ALWAYS[name];
}

/** Every name that a template sees, with its value. */
function scopeOf(job, index, locals) {
  const scope = { __proto__: null, ...ALWAYS, ...job.links, indent: null, snippet: null, locals: null, ...mapOf(locals) };
  for (const name in scope) scope[name] = valueOf(job, index, locals, name);
  return Object.freeze(scope);
}

const asItIs = (value) => value;

/** The function that prints a template: with its names bound beforehand where all names are usual ones, which is faster. */
function printerOf(job, index, locals) {
  const { code, quick, names } = codes[index];
  if (quick === null || !locals.areUsual) return code(scopeOf(job, index, locals));
  const values = [];
  for (let number = 0; number < names.length; number++) {
    const value = valueOf(job, index, locals, names[number]);
    if (value === undefined) return code(scopeOf(job, index, locals));
    values.push(value);
  }
  return quick(values);
}

/**
 * What a template prints: a node of the tree of shapes with the values up to it; or, where it is not followed there, the
 * number of the chunk of each piece with all pieces as values.
 */
function print(job, index, locals, start) {
  if (codes[index] === null) throw fault('broken', { template: index });
  const { first, end } = sources[index];
  job.seen.push(index);
  job.seen.push(locals);
  let node = start;
  let chunks = start === null ? [] : null;
  let values = [];
  let length = 0;
  const add = (chunk, piece) => {
    if (chunks === null) {
      const next = nodeAfter(node, chunk, piece);
      if (next !== null) {
        node = next;
        if (next.text === null) values.push(piece);
        return;
      }
      ({ chunks, values } = piecesTo(node, values));
    }
    chunks.push(chunk);
    values.push(piece);
  };
  const append = (chunk, value) => {
    // A template can reach this function, and must not say of its text that it comes from nowhere, or from another one.
    if ((chunk | 0) !== chunk || chunk < first || chunk >= end) throw fault('forbidden', { what: '__append' });
    const piece = typeof value === 'string' ? value : textOf(value, { chunk });
    if (piece === '') return;
    length += piece.length;
    if (length > outputLimit) throw fault('output-too-large', { chunk });
    const nested = job.snippet;
    if (nested === null || piece !== nested.text) add(chunk, piece);
    else for (let at = 0; at < nested.chunks.length; at++) add(nested.chunks[at], nested.pieces[at]);
  };
  job.active.push(index);
  try {
    printerOf(job, index, locals)(append, asItIs);
  } finally {
    job.active.pop();
  }
  return { node, chunks, values, length };
}

/** Values that several jobs have in common, by slot, and what the next job may have in common with the last. */
const slots = [];
let shared = null;
let lastCheckpoint = '';

// Loops over lists count here: once iterators are frozen, V8 walks lists by index far faster.
function at(data, path, length) {
  let value = data;
  for (let step = 0; step < length; step++) value = value[path[step]];
  return value;
}

/** The data with everything that is not written in it put where it belongs. */
function assembled(own, placed) {
  const places = slots[placed];
  for (let number = 0; number < places.length; number++) {
    const path = places[number][0];
    const from = places[number][1];
    const parent = at(own, path, path.length - 1);
    const key = path[path.length - 1];
    const value = typeof from === 'number' ? slots[from] : at(own, from, from.length);
    const before = parent[key] ?? null;
    parent[key] = before === null ? value : { ...value, ...before };
  }
  return own;
}

/** Lays maps over those of the same names that jobs have in common. */
function layOver(maps, common) {
  for (const name in common) maps[name] = { ...common[name], ...maps[name] };
}

/** What an error says, as data that has nothing of the template's own in it any more. */
function described(error, job) {
  try {
    const text = JSON.stringify(describe(error, job));
    heldSize += text.length;
    return JSON.parse(text);
  } catch {
    return { kind: 'thrown', name: '', message: 'an error that cannot be described', places: '' };
  }
}

/** The replies that have not been taken yet; no template gets hold of them. */
let held = [];

/** All of them as JSON; nothing where there is none. */
function take() {
  if (held.length === 0) return '';
  const replies = held;
  held = [];
  heldSize = 0;
  return JSON.stringify(replies);
}

/** Renders one job, given as JSON, and holds the reply. Gives the size of all that is held. */
function render(index, text) {
  const { values = NOTHING, own = null, placed, more = null, common, files, checkpoint = lastCheckpoint, secrets = null } = JSON.parse(text);
  lastCheckpoint = checkpoint;
  for (let number = 0; number < values.length; number++) slots[values[number][0]] = values[number][1];
  if (own !== null) shared = namesOf(assembled(own, placed), null);
  if (common !== undefined) layOver(more, slots[common]);
  let asked = null;
  const job = {
    links: {
      file: (path) => lookup(slots[files], path, 'unknown-file'),
      secret: (name) => {
        const key = textOf(name);
        asked ??= { __proto__: null };
        asked[key] = null;
        return secrets === null ? '\u2039secret ' + key + '\u203a' : lookup(slots[secrets], key, 'unknown-secret');
      },
      checkpoint: () => checkpoint,
    },
    active: [],
    seen: [],
    snippet: null,
  };
  try {
    const reply = shaped(print(job, index, more === null ? shared : namesOf(more, shared), root));
    held.push(asked === null ? reply : { ...(Array.isArray(reply) ? { kind: 'text', changed: reply } : reply), secrets: Object.keys(asked) });
  } catch (error) {
    held.push(described(error, job));
  }
  return heldSize;
}
`;
