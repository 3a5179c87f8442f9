interface Class {
  readonly read: boolean;
  readonly write: boolean;
  readonly execute: boolean;
}

function classesOf(mode: number): readonly Class[] {
  return [0, 3, 6].map((shift) => {
    const bits = mode >> shift;
    return { read: (bits & 4) !== 0, write: (bits & 2) !== 0, execute: (bits & 1) !== 0 };
  });
}

/** Whether the owner may do all that the group may, and the group all that others may. */
function isOrdered(classes: readonly Class[]): boolean {
  return classes.every((own, index) =>
    classes.slice(0, index).every((less) => {
      const keeps = (own.read || !less.read) && (own.write || !less.write) && (own.execute || !less.execute);
      return keeps && !(own.execute && less.read && !less.execute);
    }),
  );
}

function isUsual(mode: number, isDirectory: boolean): boolean {
  if (mode === 0) return true;
  const classes = classesOf(mode);
  const some = (key: keyof Class): boolean => classes.some((one) => one[key]);
  if (!isOrdered(classes) || !some('read')) return false;
  if (classes.some(({ read, write, execute }) => !read && (write || execute))) return false;
  if (isDirectory)
    return some('execute') && (mode & 0o4000) === 0 && ((mode & 0o3000) === 0 || some('write'));
  if ((mode & 0o1000) !== 0) return false;
  return (mode & 0o6000) === 0 || (some('execute') && (mode & 2) === 0);
}

/** The mode that was meant by a decimal number whose digits are those of an octal one; null where the number is usual. */
export function meantOctal(mode: number, isDirectory: boolean): string | null {
  const digits = String(mode);
  if (!/^[0-7]{1,4}$/.test(digits)) return null;
  const isMeant = !isUsual(mode, isDirectory) && isUsual(Number.parseInt(digits, 8), isDirectory);
  return isMeant ? `0${digits}` : null;
}
