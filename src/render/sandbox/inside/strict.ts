/** Data that answers only for the keys it has: a proxy for each map and list, made when it is first reached. */
export const STRICT = String.raw`
/** What a proxy alone answers with: the data behind it. No template can get hold of this key. */
const DATA = Symbol();

function dataOf(value) {
  return typeof value === 'object' && value !== null ? value[DATA] : undefined;
}

function pathOf(path, key, isList) {
  if (isList) return path + '[' + key + ']';
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)) return path + '[' + JSON.stringify(key) + ']';
  return path === '' ? key : path + '.' + key;
}

function isData(value) {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return isData(value) ? 'map' : typeof value;
}

/** The strict form of a value by the key that led to it, in what is above it. */
function wrap(value, key, above = null) {
  // A frozen object must answer with exactly what it holds, so it cannot be wrapped; a template made it itself.
  if (!isData(value) || dataOf(value) !== undefined || Object.isFrozen(value)) return value;
  return new Proxy(value, new Strict(value, key, above));
}

class Strict {
  constructor(value, key, above) {
    this.value = value;
    this.key = key;
    this.above = above;
    /** What was reached below, by key: what is reached twice is the same. */
    this.below = null;
  }
  /** Only what goes wrong is named. */
  get path() {
    return this.above === null ? this.key : pathOf(this.above.path, this.key, Array.isArray(this.above.value));
  }
  child(key, value) {
    const known = this.below?.get(key);
    // A template cannot change the data, but a map that it made itself.
    if (known !== undefined && known.value === value) return known.proxy;
    const proxy = wrap(value, key, this);
    this.below ??= new Map();
    this.below.set(key, { value, proxy });
    return proxy;
  }
  get(target, key) {
    if (typeof key === 'symbol') return key === DATA ? target : target[key];
    if (Object.hasOwn(target, key)) {
      const value = target[key];
      return typeof value === 'object' && value !== null ? this.child(key, value) : value;
    }
    const isList = Array.isArray(target);
    // How JavaScript turns a value into text.
    if (key === 'toString') return () => { throw fault('unprintable', { what: kindOf(target), path: this.path }); };
    if (key === 'valueOf' || key === 'toJSON') return undefined;
    if (isList ? key in Array.prototype : key === 'hasOwnProperty') return target[key];
    const error = fault('missing-key', {
      path: this.path,
      key,
      keyPath: pathOf(this.path, key, isList && /^-?\d+$/.test(key)),
      length: isList ? target.length : null,
      keys: isList ? [] : Object.keys(target).slice(0, 500),
    });
    if (isOptional(details.get(error).places)) return undefined;
    throw error;
  }
  set(target, key) {
    throw fault('read-only', { keyPath: pathOf(this.path, String(key), Array.isArray(target)) });
  }
  defineProperty(target, key) {
    return this.set(target, key);
  }
  deleteProperty(target, key) {
    return this.set(target, key);
  }
  setPrototypeOf() {
    return false;
  }
  preventExtensions() {
    return false;
  }
}

/** Texts, numbers and booleans answer for what they have too: behind their own methods stands this. */
const plain = new Proxy(Object.prototype, {
  get(target, key, value) {
    if (typeof key === 'symbol' || key in target) return Reflect.get(target, key, value);
    const error = fault('missing-property', { what: typeof value === 'string' ? 'text' : typeof value, key });
    if (isOptional(details.get(error).places)) return undefined;
    throw error;
  },
});

/** Whether '?.' stands right before the key that is being read at the first of these places. */
function isOptional(places) {
  const [, template, line, column] = places.slice(0, places.indexOf('\n')).split(':');
  const source = sources[template];
  if (source === undefined) return false;
  const start = source.lines[line - 1] + Number(column) - 1;
  // V8 places 'a?.b' at its '?.', and 'a?.[b]' at its bracket.
  return source.text.startsWith('?.', start) || source.text.slice(0, start).endsWith('?.');
}

function has(value, path) {
  let at = value;
  for (const key of String(path).split('.')) {
    const target = dataOf(at) ?? at;
    if (!isData(target) || !Object.hasOwn(target, key)) return false;
    at = target[key];
  }
  return true;
}
`;
