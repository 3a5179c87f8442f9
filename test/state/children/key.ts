// Prints the key of a state folder, made if need be.
//   node key.mjs DIR
import { ensureKey } from '../../../src/state/key.ts';
import { must } from '../samples.ts';

console.log(Buffer.from(must(await ensureKey(process.argv[2]!))).toString('hex'));
