/** Running a template, and the functions that depend on which template and job it is. */
export const RENDER = String.raw`
const sources = [];
const codes = [];
const indexes = new Map();
let outputLimit = 0;

function define(index, name, text, first, end, code) {
  const lines = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  // In the generated script one line stands before the text.
  sources[index] = { name, text, first, end, lines: [0, ...lines] };
  codes[index] = code;
  indexes.set(name, index);
}

const ALWAYS = Object.freeze({ __proto__: null, has, json, b64, sh, cidr: Object.freeze(cidr) });

function lookup(values, name, kind) {
  const key = textOf(name);
  if (Object.hasOwn(values, key)) return values[key];
  throw fault(kind, { name: key });
}

function snippetIndex(caller, name) {
  const [, root, kind] = /^((?:.*?\/)?)assets\/([^/]+)\//.exec(caller) ?? ['', '', ''];
  const slash = name.indexOf('/');
  const folder = slash === -1 ? kind : name.slice(0, slash);
  const path = root + 'assets/' + folder + '/snippets/' + name.slice(slash + 1) + '.ejs';
  const index = indexes.get(path);
  if (index === undefined) throw fault('unknown-snippet', { name, path });
  return index;
}

function snippet(job, caller, locals, name, extra = {}) {
  const index = snippetIndex(sources[caller].name, textOf(name));
  if (!isData(dataOf(extra) ?? extra) || Array.isArray(extra)) throw refuse('snippet: what it sees besides must be a map of names');
  if (job.active.includes(index)) throw fault('snippet-cycle', { chain: [...job.active, index] });
  const printed = print(job, index, { ...locals, ...namesOf(dataOf(extra) ?? extra) });
  job.snippet = printed;
  return printed.text;
}

/** Moves a snippet's marks as indentation moves its text, so that its lines are still known as its own. */
function indent(job, value, count) {
  const text = indented(value, count);
  if (job.snippet === null || value !== job.snippet.text) return text;
  const { marks } = job.snippet;
  const moved = [];
  let shift = 0;
  let line = 0;
  for (let at = 0; at < marks.length; at += 2) {
    for (let end = value.indexOf('\n', line); end !== -1 && end < marks[at + 1] - 1; end = value.indexOf('\n', line)) {
      if (value[end + 1] !== '\n' && value[end + 1] !== '\r') shift += count;
      line = end + 1;
    }
    moved.push(marks[at], marks[at + 1] + shift);
  }
  job.snippet = { text, marks: moved };
  return text;
}

/** The names that a template sees besides the functions, each in its strict form. */
function namesOf(data) {
  const names = { __proto__: null };
  for (const name of Object.keys(data)) names[name] = wrap(data[name], name);
  return names;
}

function scopeOf(job, index, locals) {
  return Object.freeze({
    __proto__: ALWAYS,
    ...job.links,
    indent: (value, count) => indent(job, value, count),
    snippet: (name, extra) => snippet(job, index, locals, name, extra),
    locals: wrap(locals, ''),
    ...locals,
  });
}

function print(job, index, locals) {
  if (codes[index] === null) throw fault('broken', { template: index });
  const { first, end } = sources[index];
  const scope = scopeOf(job, index, locals);
  job.scopes.set(index, scope);
  let text = '';
  const marks = [];
  const append = (chunk, value) => {
    // A template can reach this function, and must not say of its text that it comes from nowhere, or from another one.
    if (!Number.isInteger(chunk) || chunk < first || chunk >= end) throw fault('forbidden', { what: '__append' });
    const piece = textOf(value, { chunk });
    if (piece === '') return;
    if (text.length + piece.length > outputLimit) throw fault('output-too-large', { chunk });
    if (job.snippet !== null && piece === job.snippet.text) {
      const nested = job.snippet.marks;
      for (let at = 0; at < nested.length; at += 2) marks.push(nested[at], nested[at + 1] + text.length);
    } else marks.push(chunk, text.length);
    text += piece;
  };
  job.active.push(index);
  try {
    codes[index](scope)(append, (value) => value);
  } finally {
    job.active.pop();
  }
  return { text, marks };
}

/** Values that several jobs have in common, by slot, and the names of the last job, which the next may share. */
const slots = [];
let shared = null;

function at(data, path) {
  return path.reduce((value, key) => value[key], data);
}

/** The data with everything that is not written in it put where it belongs. */
function assembled({ own, placed }) {
  for (const [path, from] of placed) {
    const parent = at(own, path.slice(0, -1));
    const key = path.at(-1);
    const value = typeof from === 'number' ? slots[from] : at(own, from);
    const before = parent[key] ?? null;
    parent[key] = before === null ? value : { ...value, ...before };
  }
  return own;
}

/** Renders one job; everything in and out is JSON. */
function render(index, text) {
  const { values, data, more, files, checkpoint, secrets } = JSON.parse(text);
  for (const [slot, value] of values) slots[slot] = value;
  if (data !== null) shared = namesOf(assembled(data));
  const job = {
    links: {
      file: (path) => lookup(slots[files], path, 'unknown-file'),
      secret: (name) => (secrets === null ? '\u2039secret ' + name + '\u203a' : lookup(secrets, name, 'unknown-secret')),
      checkpoint: () => checkpoint,
    },
    active: [],
    scopes: new Map(),
    snippet: null,
  };
  try {
    const { text, marks } = print(job, index, more === null ? shared : { ...shared, ...namesOf(more) });
    return JSON.stringify({ kind: 'text', text, marks });
  } catch (error) {
    try {
      return JSON.stringify(describe(error, job));
    } catch {
      return JSON.stringify({ kind: 'thrown', name: '', message: 'an error that cannot be described', places: '' });
    }
  }
}
`;
