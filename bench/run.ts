// Runs all benchmarks, or those that are named. Exits with 1 when a ratio is over its limit.
//   tsx bench/run.ts [NAME…]
import { BENCHMARKS } from './index.ts';

const names = process.argv.slice(2);
const known = BENCHMARKS.map(({ name }) => name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`there is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}
for (const { name, about, run } of BENCHMARKS) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`${name}: ${about}`);
  const { table, isWithinLimits } = await run();
  console.log(`${table}\n`);
  if (!isWithinLimits) process.exitCode = 1;
}
