/** Data that answers only for the keys it has: a proxy for each map and list, made when it is first reached. */
export const STRICT = String.raw`
const proxies = new WeakMap();
const targets = new WeakMap();

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

function wrap(value, path) {
  // A frozen object must answer with exactly what it holds, so it cannot be wrapped; a template made it itself.
  if (!isData(value) || targets.has(value) || Object.isFrozen(value)) return value;
  let proxy = proxies.get(value);
  if (proxy === undefined) {
    proxy = new Proxy(value, new Strict(path));
    proxies.set(value, proxy);
    targets.set(proxy, value);
  }
  return proxy;
}

class Strict {
  constructor(path) {
    this.path = path;
  }
  get(target, key) {
    if (typeof key === 'symbol') return target[key];
    const isList = Array.isArray(target);
    if (Object.hasOwn(target, key)) return wrap(target[key], pathOf(this.path, key, isList));
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
    const target = targets.get(at) ?? at;
    if (!isData(target) || !Object.hasOwn(target, key)) return false;
    at = target[key];
  }
  return true;
}
`;
