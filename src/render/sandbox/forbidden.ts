const NO_CLOCK = 'a configuration is the same whenever it is rendered, so templates have no clock';
const NO_CHANCE = 'a configuration is the same each time it is rendered, so templates have no randomness';
const NO_LOCALE = 'it depends on the language of the machine that renders';
const NO_WORLD = 'templates see only what the source of truth says, and nothing of the machine that renders';
const NO_LATER = 'a template is rendered at once, and nothing in it can happen later';
const NO_INCLUDE = 'a template prints another of its kind by snippet(name, extra)';
const NO_PRINTING = 'a template prints by its tags alone';
const NO_CODE = 'templates cannot make code from text';

const REASONS = new Map(
  Object.entries({
    [NO_CLOCK]: ['Date', 'performance', 'Temporal'],
    [NO_CHANCE]: ['Math.random', 'crypto'],
    [NO_LOCALE]: ['Intl', 'localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'],
    [NO_WORLD]: [
      ...[
        'process',
        'require',
        'module',
        'exports',
        '__dirname',
        '__filename',
        'console',
        'fetch',
        'Buffer',
        'global',
      ],
      ...[
        'ArrayBuffer',
        'SharedArrayBuffer',
        'Atomics',
        'DataView',
        'WebAssembly',
        'FinalizationRegistry',
        'WeakRef',
      ],
      ...[
        'Uint8Array',
        'Int8Array',
        'Uint16Array',
        'Int16Array',
        'Uint32Array',
        'Int32Array',
        'Proxy',
        'XMLHttpRequest',
      ],
      ...[
        'Float32Array',
        'Float64Array',
        'Uint8ClampedArray',
        'BigUint64Array',
        'BigInt64Array',
        'structuredClone',
      ],
    ],
    [NO_LATER]: ['Promise', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
    [NO_CODE]: ['eval', 'Function'],
    [NO_INCLUDE]: ['include'],
    [NO_PRINTING]: ['__append'],
  }).flatMap(([reason, names]) => names.map((name) => [name, reason] as const)),
);

/** Whether a name exists elsewhere in JavaScript or ejs, and is kept from templates on purpose. */
export function isForbiddenName(name: string): boolean {
  return REASONS.has(name);
}

/** Why a template cannot have something. */
export function forbiddenMessage(name: string): string {
  return `${name} is not for templates: ${REASONS.get(name)}`;
}
