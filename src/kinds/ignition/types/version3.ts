import { type Since, storage } from './storage3.ts';
import { type Fields, list, named, type StructType, struct, TEXT, TRUTH, WHOLE } from './type.ts';

const VERIFICATION = struct('Verification', { hash: TEXT });
const HEADERS = list(struct('HTTPHeader', { name: TEXT, value: TEXT }), 'types.HTTPHeaders');

function passwd(since: Since): StructType {
  const exists = since(2, { shouldExist: TRUTH });
  const user = struct('PasswdUser', {
    gecos: TEXT,
    groups: list(named('Group')),
    homeDir: TEXT,
    name: TEXT,
    noCreateHome: TRUTH,
    noLogInit: TRUTH,
    noUserGroup: TRUTH,
    passwordHash: TEXT,
    primaryGroup: TEXT,
    sshAuthorizedKeys: list(named('SSHAuthorizedKey')),
    shell: TEXT,
    ...exists,
    system: TRUTH,
    uid: WHOLE,
  });
  const group = struct('PasswdGroup', {
    gid: WHOLE,
    name: TEXT,
    passwordHash: TEXT,
    ...exists,
    system: TRUTH,
  });
  return struct('Passwd', { groups: list(group), users: list(user) });
}

function ignition(since: Since, reference: StructType, authority: StructType): StructType {
  const proxy = struct('Proxy', {
    httpProxy: TEXT,
    httpsProxy: TEXT,
    noProxy: list(named('NoProxyItem')),
  });
  return struct('Ignition', {
    config: struct('IgnitionConfig', { merge: list(reference), replace: reference }),
    ...since(1, { proxy }),
    security: struct('Security', { tls: struct('TLS', { certificateAuthorities: list(authority) }) }),
    timeouts: struct('Timeouts', { httpResponseHeaders: WHOLE, httpTotal: WHOLE }),
    version: TEXT,
  });
}

function config(minor: number): StructType {
  const since: Since = (first, fields) => (minor >= first ? fields : {});
  const dropin = struct('Dropin', { contents: TEXT, name: TEXT });
  const unit = struct('Unit', {
    contents: TEXT,
    dropins: list(dropin),
    enabled: TRUTH,
    mask: TRUTH,
    name: TEXT,
  });
  const kargs = list(named('KernelArgument'));
  const plain: Fields = { source: TEXT, verification: VERIFICATION };
  const resource = struct(minor === 0 ? 'FileContents' : 'Resource', {
    compression: TEXT,
    ...since(1, { httpHeaders: HEADERS }),
    ...plain,
  });
  const head =
    minor === 0
      ? ignition(since, struct('ConfigReference', plain), struct('CaReference', plain))
      : ignition(since, resource, resource);
  return struct('Config', {
    ignition: head,
    ...since(3, {
      kernelArguments: struct('KernelArguments', { shouldExist: kargs, shouldNotExist: kargs }),
    }),
    passwd: passwd(since),
    storage: storage(minor, since, resource),
    systemd: struct('Systemd', { units: list(unit) }),
  });
}

const ALL: readonly StructType[] = [0, 1, 2, 3, 4, 5, 6].map(config);

/** What a configuration of version 3 may hold, by its minor version: facts from Ignition’s types of `config/v3_N`. */
export function version3(minor: number): StructType {
  return ALL[minor]!;
}
