import { type MapShape, map, TEXT, TRUTH } from '../../../shape/shape.ts';

/** What `flannel` may hold for a minor version of flannel 0, its options in the order in which they are passed. */
export function flannelShape(minor: number): MapShape {
  return map({
    version: TEXT,
    network_config: TEXT,
    ...(minor >= 6 ? { etcd_username: TEXT, etcd_password: TEXT } : {}),
    etcd_endpoints: TEXT,
    etcd_cafile: TEXT,
    etcd_certfile: TEXT,
    etcd_keyfile: TEXT,
    etcd_prefix: TEXT,
    ip_masq: TEXT,
    subnet_file: TEXT,
    interface: TEXT,
    public_ip: TEXT,
    ...(minor >= 7 ? { kube_subnet_mgr: TRUTH } : {}),
  });
}
