import type { Listener } from '../facts/listeners.ts';
import type { InterfaceFacts, MachineFacts } from '../facts.ts';
import { error, fine, type Line, warning } from '../line.ts';
import type { NeededPort } from '../needed-ports.ts';

/** The services of systemd behind programs that have these ports on many machines. */
const UNITS: Readonly<Record<string, string>> = {
  dnsmasq: 'dnsmasq',
  dhcpd: 'isc-dhcp-server',
  'kea-dhcp4': 'kea-dhcp4-server',
  'in.tftpd': 'tftpd-hpa',
  atftpd: 'atftpd',
  nginx: 'nginx',
  apache2: 'apache2',
  httpd: 'httpd',
  lighttpd: 'lighttpd',
  caddy: 'caddy',
};

const EVERYWHERE = new Set(['*', '0.0.0.0', '::', '[::]']);

/** Whether a listener has the port where the service would have it: where nothing is known of that, everywhere. */
function isInTheWay({ address, device }: Listener, serving: readonly InterfaceFacts[]): boolean {
  if (device !== null) return serving.some(({ name }) => name === device);
  if (EVERYWHERE.has(address)) return true;
  return serving.some(({ addresses }) => addresses.some((own) => own.address === address));
}

function whoHas({ protocol, port }: NeededPort, platform: NodeJS.Platform): string {
  if (platform === 'win32') return `netstat -ano -p ${protocol.toUpperCase()} | findstr :${port}`;
  return platform === 'linux'
    ? `sudo ss -lp${protocol[0]}n 'sport = :${port}'`
    : `sudo lsof -nP -i ${protocol.toUpperCase()}:${port}`;
}

function stop({ program, pid }: Listener, needed: NeededPort, platform: NodeJS.Platform): string {
  const unit = UNITS[program ?? ''];
  const kill = `sudo kill ${pid}`;
  if (platform === 'linux' && unit !== undefined) {
    const byHand = pid === null ? '' : `; or ${kill} where no service has begun it`;
    return `sudo systemctl stop ${unit}${byHand}`;
  }
  if (pid === null) return `${whoHas(needed, platform)} shows who; stop that`;
  return platform === 'win32' ? `taskkill /PID ${pid}` : kill;
}

/** Who has each port of the service; a program on other interfaces is in nobody's way. */
export function portLines(
  { platform, listeners }: Pick<MachineFacts, 'platform' | 'listeners'>,
  ports: readonly NeededPort[],
  serving: readonly InterfaceFacts[],
): readonly Line[] {
  const check = 'ports';
  if (listeners === null)
    return [
      warning(
        check,
        'this system does not say who listens',
        ports.map((one) => whoHas(one, platform)).join('; '),
      ),
    ];
  const lines = ports.flatMap((needed): readonly Line[] => {
    const { service, protocol, port } = needed;
    const holders = listeners.filter(
      (one) => one.protocol === protocol && one.port === port && isInTheWay(one, serving),
    );
    const [holder] = holders;
    if (holder === undefined) return [];
    const { program, pid } = holder;
    const who = program === null ? 'another program' : `${program}${pid === null ? '' : ` (process ${pid})`}`;
    const message = `${who} has ${protocol.toUpperCase()} port ${port}, which ${service} needs`;
    return [error(check, message, stop(holder, needed, platform))];
  });
  if (lines.length > 0) return lines;
  const all = ports.map(({ service, port }) => `${service} ${port}`).join(', ');
  return [fine(check, `free: ${all}`)];
}
