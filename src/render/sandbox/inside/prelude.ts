import { FAULTS } from './faults.ts';
import { HELPERS } from './helpers.ts';
import { RENDER } from './render.ts';
import { SHAPES } from './shapes.ts';
import { STRICT } from './strict.ts';

/** What no configuration may depend on: clocks, chance, memory outside the heap, the machine's language, later turns. */
const REMOVED = [
  'Date Intl ArrayBuffer SharedArrayBuffer Atomics DataView WebAssembly FinalizationRegistry WeakRef Promise Proxy console',
  'Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray',
  'Float16Array BigUint64Array BigInt64Array eval Function AsyncDisposableStack DisposableStack SuppressedError Iterator',
]
  .join(' ')
  .split(' ');

/**
 * The script that makes a new context ours: its value is a function of (the lockdown, the output limit in UTF-16 units)
 * that gives `define(index, name, source, its first chunk, the end of its chunks, code or null)` `render(index, job)` and `take()`.
 */
export const PRELUDE = `
(function prelude(lockdown, limit, usual) {
'use strict';
const Proxy = globalThis.Proxy;
${FAULTS}
${STRICT}
${HELPERS}
${SHAPES}
${RENDER}
outputLimit = limit;
delete Array.fromAsync;
for (const name of usual.split(' ')) USUAL[name] = true;
Math.random = forbid('Math.random');
for (const method of ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase']) String.prototype[method] = forbid(method);
for (const { prototype } of [Object, Array, Number, BigInt]) prototype.toLocaleString = forbid('toLocaleString');
for (const { prototype } of [String, Number, Boolean, BigInt]) Object.setPrototypeOf(prototype, plain);
lockdown(${JSON.stringify(REMOVED)});
for (const item of [...Object.values(ALWAYS), ...Object.values(cidr), Strict, Strict.prototype, forbid, fault]) Object.freeze(item);
Object.freeze(globalThis);
return { define, render, take };
})`;
