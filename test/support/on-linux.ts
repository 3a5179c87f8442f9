interface Tests {
  (name: string, run: () => void | Promise<void>): void;
  readonly skip: (name: string) => void;
}

/** A test of what only Linux has; elsewhere it is counted as left out. */
export function onLinux(test: Tests, name: string, run: () => void | Promise<void>): void {
  if (process.platform === 'linux') test(name, run);
  else test.skip(name);
}
