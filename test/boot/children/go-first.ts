// Goes first, as the user with the id that is given, and prints its priority before and after.
import { getPriority } from 'node:os';
import { goFirst } from '../../../src/boot/priority.ts';

const [, , uid = ''] = process.argv;
if (uid !== '') process.setuid!(Number(uid));
const before = getPriority();
goFirst();
console.log(JSON.stringify([before, getPriority()]));
