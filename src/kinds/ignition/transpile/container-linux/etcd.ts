import { type MapShape, map, TEXT, TRUTH, WHOLE } from '../../../shape/shape.ts';

const NUMBERS: ReadonlySet<string> = new Set([
  'snapshot_count',
  'heartbeat_interval',
  'election_timeout',
  'max_snapshots',
  'max_wals',
  'quota_backend_bytes',
  'max_txn_ops',
  'max_request_bytes',
  'proxy_failure_wait',
  'proxy_refresh_interval',
  'proxy_dial_timeout',
  'proxy_write_timeout',
  'proxy_read_timeout',
]);
const TRUTHS: ReadonlySet<string> = new Set([
  'enable_pprof',
  'enable_v2',
  'strict_reconfig_check',
  'client_cert_auth',
  'auto_tls',
  'peer_client_cert_auth',
  'peer_auto_tls',
  'debug',
  'force_new_cluster',
  'experimental_initial_corrupt_check',
]);

/** The options of etcd 3 in the order of its command line, each with the minor version that it came with. */
const OPTIONS_3: readonly (readonly [since: number, names: string])[] = [
  [0, 'name data_dir wal_dir snapshot_count heartbeat_interval election_timeout enable_pprof'],
  [2, 'enable_v2'],
  [0, 'listen_peer_urls listen_client_urls max_snapshots max_wals cors'],
  [3, 'quota_backend_bytes max_txn_ops max_request_bytes'],
  [3, 'grpc_keepalive_min_time grpc_keepalive_interval grpc_keepalive_timeout'],
  [0, 'initial_advertise_peer_urls initial_cluster initial_cluster_state initial_cluster_token'],
  [0, 'advertise_client_urls discovery discovery_srv discovery_fallback discovery_proxy'],
  [0, 'strict_reconfig_check auto_compaction_retention'],
  [3, 'auto_compaction_mode'],
  [0, 'proxy proxy_failure_wait proxy_refresh_interval proxy_dial_timeout proxy_write_timeout'],
  [0, 'proxy_read_timeout ca_file cert_file key_file client_cert_auth'],
  [3, 'client_crl_file'],
  [0, 'trusted_ca_file auto_tls peer_ca_file peer_cert_file peer_key_file peer_client_cert_auth'],
  [3, 'peer_crl_file'],
  [0, 'peer_trusted_ca_file peer_auto_tls'],
  [3, 'peer_cert_allowed_cn'],
  [2, 'auth_token'],
  [0, 'debug log_package_levels force_new_cluster'],
  [1, 'metrics log_output'],
  [3, 'listen_metrics_urls experimental_initial_corrupt_check experimental_corrupt_check_time'],
  [3, 'experimental_enable_v2v3'],
];

/** The options of etcd 2.3. */
const OPTIONS_2 =
  'advertise_client_urls ca_file cert_file client_cert_auth cors data_dir debug discovery discovery_fallback ' +
  'discovery_srv discovery_proxy election_timeout enable_pprof force_new_cluster heartbeat_interval ' +
  'initial_advertise_peer_urls initial_cluster initial_cluster_state initial_cluster_token key_file ' +
  'listen_client_urls listen_peer_urls log_package_levels max_snapshots max_wals name peer_ca_file ' +
  'peer_cert_file peer_key_file peer_client_cert_auth peer_trusted_ca_file proxy proxy_dial_timeout ' +
  'proxy_failure_wait proxy_read_timeout proxy_refresh_interval proxy_write_timeout snapshot_count ' +
  'strict_reconfig_check trusted_ca_file wal_dir';

function optionNames(major: number, minor: number): readonly string[] {
  if (major === 2) return OPTIONS_2.split(' ');
  return OPTIONS_3.filter(([since]) => minor >= since).flatMap(([, names]) => names.split(' '));
}

/** What `etcd` may hold for a version of etcd, its options in the order in which they are passed. */
export function etcdShape(major: number, minor: number): MapShape {
  const isText = (name: string): boolean => name === 'auto_compaction_retention' && minor >= 3;
  const options = optionNames(major, minor).map((name) => {
    const isNumber = NUMBERS.has(name) || (name === 'auto_compaction_retention' && !isText(name));
    return [name, isNumber ? WHOLE : TRUTHS.has(name) ? TRUTH : TEXT];
  });
  return map({ version: TEXT, ...Object.fromEntries(options) });
}
