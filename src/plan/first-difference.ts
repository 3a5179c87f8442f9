/** The first line, from 1, that is not the same in two texts that differ. */
export function firstDifference(from: string, to: string): number {
  const [before, after] = [from.split('\n'), to.split('\n')];
  const at = after.findIndex((line, index) => line !== before[index]);
  return (at === -1 ? after.length : at) + 1;
}
