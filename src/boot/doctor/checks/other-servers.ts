import type { SearchResult } from '../../dhcp/others/search.ts';
import { judgeSurroundings } from '../../preflight/other-servers.ts';
import type { SiteFacts } from '../facts.ts';
import { error, fine, type Line, warning } from '../line.ts';

/** Who else answers DHCP on the interfaces of the site; `found` is null where nobody was asked. */
export function otherServerLines(
  found: readonly SearchResult[] | null,
  { dhcp }: Pick<SiteFacts, 'dhcp'>,
): readonly Line[] {
  const check = 'other DHCP servers';
  if (dhcp === 'off') return [fine(check, 'the site has no DHCP of vaq')];
  if (found === null)
    return [fine(check, 'not looked for, because that sends packets: `sudo vaq doctor --probe` does')];
  if (found.length === 0) return [fine(check, 'not looked for, because no interface serves the site')];
  const { lines, refusal } = judgeSurroundings(dhcp, found);
  if (refusal !== null)
    return [error(check, refusal.split(';', 1)[0]!, 'stop it; or set `service.dhcp_mode: proxy` in env.yml')];
  return lines.map((line) => {
    if (line.startsWith('not looked for')) return warning(check, line, 'sudo vaq doctor --probe');
    return line.startsWith('warning: ')
      ? warning(
          check,
          line.slice('warning: '.length),
          'look at that server, or set `service.dhcp_mode: server`',
        )
      : fine(check, line);
  });
}
