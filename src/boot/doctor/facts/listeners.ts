/** A socket that waits for packets or connections. */
export interface Listener {
  readonly protocol: 'udp' | 'tcp';
  readonly address: string;
  readonly port: number;
  /** The interface that it is held to; null where it is held to none, or the system does not say. */
  readonly device: string | null;
  /** Null where only root is told; so is the process. */
  readonly program: string | null;
  readonly pid: number | null;
}

/** The end of a socket as tools write it: `0.0.0.0%eth0:67`, `[::]:80`, `*:69`. */
function endOf(text: string): Pick<Listener, 'address' | 'device' | 'port'> | null {
  const [, address, device = null, port] = /^(.*?)(?:%([^:]+))?:(\d+)$/.exec(text) ?? [];
  return address === undefined ? null : { address, device, port: Number(port) };
}

/** What `ss -H -l -n -p -t -u` prints (ss(8)). */
export function readSs(text: string): readonly Listener[] {
  return text.split('\n').flatMap((line) => {
    const [protocol = '', , , , local = ''] = line.trim().split(/\s+/);
    const end = endOf(local);
    if ((protocol !== 'udp' && protocol !== 'tcp') || end === null) return [];
    const [, program = null, pid] = /users:\(\("([^"]*)",pid=(\d+)/.exec(line) ?? [];
    return [{ protocol, ...end, program, pid: pid === undefined ? null : Number(pid) }];
  });
}

/** What `lsof -nP -i4 -F pcPnT` prints: a field a line, by its first letter (lsof(8), "Output for other programs"). */
export function readLsof(text: string): readonly Listener[] {
  const found: Listener[] = [];
  let pid: number | null = null;
  let program: string | null = null;
  let protocol: string | null = null;
  let last: Listener | null = null;
  for (const line of text.split('\n')) {
    const value = line.slice(1);
    if (line.startsWith('p')) pid = Number(value);
    else if (line.startsWith('c')) program = value;
    else if (line.startsWith('P')) protocol = value.toLowerCase();
    else if (line.startsWith('n')) {
      const end = endOf(value);
      last =
        end === null || (protocol !== 'udp' && protocol !== 'tcp')
          ? null
          : { protocol, ...end, program, pid };
      if (last?.protocol === 'udp') found.push(last);
    } else if (line === 'TST=LISTEN' && last !== null) found.push(last);
  }
  return found;
}

/** What `netstat -ano` of Windows prints; its words are the system's language, its columns are not. */
export function readNetstat(text: string): readonly Listener[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [protocol = '', local = '', remote = '', ...rest] = line.trim().toLowerCase().split(/\s+/);
    const end = endOf(local);
    if ((protocol !== 'udp' && protocol !== 'tcp') || end === null) return [];
    // A connection has another end.
    if (protocol === 'tcp' && !/:0$/.test(remote)) return [];
    const pid = Number(rest.at(-1));
    return [{ protocol, ...end, program: null, pid: Number.isInteger(pid) ? pid : null }];
  });
}
