/** The attributes that gitattributes(5) names for line ends, and the setting that stands in for them. */
const ALWAYS = /(?:^|\s)(?:text|eol=\w+)(?:\s|$)/;
const NEVER = /(?:^|\s)-text(?:\s|$)/;
const AUTO = /(?:^|\s)text=auto(?:\s|$)/;

/** One record of `git ls-files --eol -z`: line ends as committed and as they lie there, attributes, path. */
const RECORD = /^i\/(\S*)\s+w\/(\S*)\s+attr\/([^\t]*)\t([\s\S]*)$/;

/**
 * The paths of a listing by `git ls-files --eol -z` whose CR LF Git makes LF when they are committed, as the section
 * "End-of-line conversion" of gitattributes(5) has it; `autocrlf` is the value of `core.autocrlf`.
 */
export function convertedPaths(listing: string, autocrlf: string): ReadonlySet<string> {
  const records = listing.split('\0').flatMap((record) => {
    const [, committed, , attributes, path] = RECORD.exec(record) ?? [];
    return path === undefined
      ? []
      : [{ committed: committed!, attributes: attributes!.trim(), path, record }];
  });
  const isAutomatic = /^(?:true|yes|on|1|input)$/i.test(autocrlf);
  const converted = records.filter(({ committed, attributes, record }) => {
    if (NEVER.test(attributes)) return false;
    if (!AUTO.test(attributes) && ALWAYS.test(attributes)) return true;
    if (!AUTO.test(attributes) && !isAutomatic) return false;
    // What was committed with CR LF stays so, and what Git takes for binary is left alone.
    return (
      (committed === '' || committed === 'lf' || committed === 'none') && !/^\S+\s+w\/-text/.test(record)
    );
  });
  return new Set(converted.map(({ path }) => path));
}
