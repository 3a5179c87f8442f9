/** A user and a password. */
export interface Login {
  readonly login: string;
  readonly password: string;
}

/** The words of a netrc: separated by blanks; in quotes where they have some (curl and GNU Inetutils read them so). */
function wordsOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*#/.test(line));
  const words = lines.join('\n').matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g);
  return [...words].map(([, quoted, bare]) => bare ?? quoted!.replace(/\\(.)/g, '$1'));
}

/** What a netrc (netrc(5)) says of a host: the first entry of its name, else that of `default`; null where there is none. */
export function netrcLogin(text: string, host: string): Login | null {
  // A macro runs to the next empty line, and is of FTP.
  const words = wordsOf(text.replace(/^[ \t]*macdef[\s\S]*?(?:\n[ \t]*\n|$(?![\s\S]))/gm, ''));
  let machine: string | null = null;
  let entry: { login?: string; password?: string } = {};
  const done = (): Login | null =>
    machine !== null && (machine === '' || machine === host) && entry.password !== undefined
      ? { login: entry.login ?? '', password: entry.password }
      : null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === 'machine' || word === 'default') {
      const found = done();
      if (found !== null) return found;
      machine = word === 'default' ? '' : (words[++at] ?? '').toLowerCase();
      entry = {};
    } else if (word === 'login' || word === 'password') entry[word] = words[++at] ?? '';
    else if (word === 'account') at++;
  }
  return done();
}
