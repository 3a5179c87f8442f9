import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Model } from '../../sot/model/types.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

const RULE_ID = 'file/url';

/** What nothing is had by, though others do, and how the same is written. */
const OTHERS: Readonly<Record<string, string>> = {
  'deb:':
    'name the package itself, as it lies in the `pool/` of a mirror, in `url: https://mirror.example/…/NAME.deb`, and the file of it in `extract`',
  'oci:':
    'name the blob itself, as a registry serves it, in `url: https://mirror.example/v2/NAME/blobs/sha256:…`',
};

/** Why nothing can be had from a URL; null where something can. */
function problemOf(text: string): string | null {
  if (!URL.canParse(text)) return 'is no URL; write `https://…`, `http://…` or `file:///…`';
  const { protocol, username, password, hostname } = new URL(text);
  if (!['https:', 'http:', 'file:'].includes(protocol)) {
    const instead = OTHERS[protocol] === undefined ? '' : `: ${OTHERS[protocol]}`;
    return `begins with \`${protocol}\`; files are had by \`https:\`, \`http:\` and \`file:\`${instead}`;
  }
  if (username !== '' || password !== '')
    return 'has a user or a password in it, which do not belong into Git; put them into `~/.netrc`';
  if (protocol === 'file:' && hostname !== '')
    return `names the host \`${hostname}\`; the path of this machine has three slashes before it: \`file:///…\``;
  return null;
}

function* check({ declarations }: Model): Iterable<Diagnostic> {
  for (const { data, place } of declarations ?? []) {
    if (data.extract !== undefined && data.url === undefined) {
      const message = '`extract` takes a file out of what `url` leads to, and there is no `url`';
      yield finding(within(place, 'extract'), { ruleId: RULE_ID, message });
    }
    if (data.build !== undefined && data.url !== undefined) {
      const message = 'the file has a `url` and a `build`: it is fetched or made, and not both';
      yield finding(within(place, 'build'), { ruleId: RULE_ID, message });
    }
    const signers = [data.sig?.minisign, data.sig?.keyring].filter((signer) => signer !== undefined);
    if (data.sig !== undefined && (signers.length !== 1 || data.url === undefined)) {
      const message = '`sig` needs a `minisign` key or a `keyring`, one of them, for what a `url` leads to';
      yield finding(within(place, 'sig'), { ruleId: RULE_ID, message });
    }
    const problem = data.url === undefined ? null : problemOf(data.url);
    if (problem === null) continue;
    // A password is not repeated where others read it.
    const shown = data.url!.replace(/\/\/[^/@]*@/, '//…@');
    yield finding(within(place, 'url'), { ruleId: RULE_ID, message: `\`${shown}\` ${problem}` });
  }
}

/** The URL of a declared file is one that `vaq fetch` can have it from. */
export const fileUrl: Rule = {
  id: RULE_ID,
  severity: 'error',
  summary: 'the url of a declared file leads nowhere',
  check,
};
