import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isOfSameOrigin, ORIGIN_KEYS, signerOf } from '../../sot/model/lock.ts';
import type { DeclaredFile, Lock, LockedFile, Model } from '../../sot/model/types.ts';
import { finding, type Place, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

const RULE_ID = 'file/lock';
const REMEDY = 'run `vaq lock`';

/** The key in which a declaration and the lock differ first, and what each says there. */
function difference({ data, place }: DeclaredFile, locked: LockedFile): { place: Place; message: string } {
  if ((data.build === undefined) !== (locked.data.build === undefined)) {
    const [there, here] = data.build === undefined ? ['made', 'fetched'] : ['fetched', 'made'];
    const message = `vaq.lock has \`${data.path}\` as one that is ${there}, and here it is ${here}; ${REMEDY}`;
    return { place: within(place, 'path'), message };
  }
  if (signerOf(data) !== locked.data.signed_by) {
    const [here, there] = [signerOf(data), locked.data.signed_by].map((by) =>
      by === undefined ? 'by nobody' : `by \`${by}\``,
    );
    const message = `vaq.lock has \`${data.path}\` as signed ${there}, and here it is signed ${here}; ${REMEDY}`;
    return { place: within(place, data.sig === undefined ? 'path' : 'sig'), message };
  }
  const key = ORIGIN_KEYS.find((name) => data[name] !== locked.data[name]);
  const name = key ?? 'sha256';
  const [here, there] = [data[name], locked.data[name]].map((value) =>
    value === undefined ? 'none' : `\`${value}\``,
  );
  const message = `vaq.lock has \`${data.path}\` with another \`${name}\`: ${there}, and here it is ${here}; ${REMEDY}`;
  return { place: data[name] === undefined ? within(place, 'path') : within(place, name), message };
}

/** Whether it is known where a file comes from; any other lies in a folder. */
function hasOrigin({ data }: DeclaredFile): boolean {
  return data.url !== undefined || data.build !== undefined;
}

/** Without a lock nothing is wrong yet: another folder may have the files. But nobody knows what will be fetched. */
function* unlocked(declarations: readonly DeclaredFile[]): Iterable<Diagnostic> {
  const [first, ...others] = declarations.filter((file) => hasOrigin(file) && file.sha256 === null);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` (and of ${others.length} more)`;
  const message = `nothing pins the content of \`${first.path}\`${more}: there is no vaq.lock; \`vaq lock\` writes it`;
  yield finding(within(first.place, 'path'), { ruleId: RULE_ID, severity: 'info', message });
}

function* outdated(declarations: readonly DeclaredFile[], { files }: Lock): Iterable<Diagnostic> {
  const locked = new Map<string, LockedFile>();
  for (const file of files) {
    const first = locked.get(file.data.path);
    if (first === undefined) locked.set(file.data.path, file);
    else {
      const message = `\`${file.data.path}\` is locked twice; ${REMEDY}`;
      const there = related(within(first.place, 'path'), 'first locked here');
      yield finding(within(file.place, 'path'), { ruleId: RULE_ID, message, related: [there] });
    }
  }
  for (const file of declarations) {
    const found = locked.get(file.path);
    if (found === undefined && hasOrigin(file)) {
      const message = `\`${file.path}\` is not in vaq.lock; ${REMEDY}`;
      yield finding(within(file.place, 'path'), { ruleId: RULE_ID, message });
    } else if (found !== undefined && !isOfSameOrigin(file.data, found.data)) {
      const { place, message } = difference(file, found);
      yield finding(place, { ruleId: RULE_ID, message });
    }
  }
  const declared = new Set(declarations.map(({ path }) => path));
  for (const [path, { place }] of locked) {
    if (declared.has(path)) continue;
    const message = `\`${path}\` is locked, and files.yml does not declare it; ${REMEDY}`;
    yield finding(within(place, 'path'), { ruleId: RULE_ID, severity: 'warning', message });
  }
}

function check({ declarations, lock }: Model): Iterable<Diagnostic> {
  // What is broken is a finding already, and may say anything.
  if (declarations === null || lock?.complete === false) return [];
  return lock === null ? unlocked(declarations) : outdated(declarations, lock);
}

/** vaq.lock pins every file that has a `url`, as files.yml declares it, and no other. */
export const fileLock: Rule = {
  id: RULE_ID,
  severity: 'error',
  summary: 'vaq.lock is not what files.yml says',
  check,
};
