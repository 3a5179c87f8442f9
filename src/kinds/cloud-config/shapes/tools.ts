import {
  ANY,
  distinct,
  either,
  filled,
  list,
  type MapShape,
  map,
  mapOf,
  NOTHING,
  numberFrom,
  old,
  type Shape,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  wholeFrom,
  word,
} from '../../shape/shape.ts';

function all(shape: Shape, names: string): MapShape['keys'] {
  return Object.fromEntries(names.split(' ').map((name) => [name, shape]));
}

const PLAYBOOKS: readonly string[] = ['playbook_names', 'playbook_name'];

const ANSIBLE_PULL = map(
  {
    ...all(TRUTH, 'accept_host_key clean full diff verify_commit'),
    ...all(
      TEXT,
      'ssh_common_args scp_extra_args sftp_extra_args private_key checkout module_path timeout url',
    ),
    ...all(TEXT, 'connection vault_id vault_password_file inventory module_name sleep tags skip_tags'),
    playbook_names: list(TEXT),
    playbook_name: old(TEXT, 'write a list under `playbook_names`, since 25.2'),
  },
  { required: ['url'], someOf: PLAYBOOKS, apart: [PLAYBOOKS] },
);

const ANSIBLE_RUN = map(
  {
    ...all(TEXT, 'playbook_name playbook_dir become_password_file connection_password_file vault_id args'),
    ...all(TEXT, 'vault_password_file module_path extra_vars inventory scp_extra_args sftp_extra_args'),
    ...all(TEXT, 'private_key connection module_name sleep tags skip_tags'),
    ...all(TRUTH, 'list_hosts syntax_check check diff'),
    ...all(numberFrom(0), 'timeout background poll forks'),
  },
  { rest: ANY },
);

const ANSIBLE = map({
  install_method: word('distro', 'pip'),
  run_user: TEXT,
  ansible_config: TEXT,
  package_name: TEXT,
  galaxy: map({ actions: list(list(TEXT)) }, { required: ['actions'] }),
  setup_controller: map({
    repositories: list(map({ path: TEXT, source: TEXT }, { required: ['path', 'source'] })),
    run_ansible: list(ANSIBLE_RUN),
  }),
  pull: either(list(ANSIBLE_PULL), old(ANSIBLE_PULL, 'write a list of maps, since 25.2')),
});

const CHEF = map(
  {
    ...all(
      TEXT,
      'config_path validation_cert validation_key firstboot_path client_key environment server_url',
    ),
    ...all(
      TEXT,
      'encrypted_data_bag_secret file_backup_path file_cache_path json_attribs log_level pid_file',
    ),
    ...all(TEXT, 'log_location node_name omnibus_url omnibus_version ssl_verify_mode validation_name'),
    ...all(TRUTH, 'exec show_time force_install'),
    directories: distinct(TEXT, 1),
    omnibus_url_retries: WHOLE,
    initial_attributes: mapOf(ANY),
    install_type: word('packages', 'gems', 'omnibus'),
    run_list: list(TEXT),
    chef_license: word('accept', 'accept-silent', 'accept-no-persist'),
  },
  { least: 1 },
);

const LANDSCAPE = map(
  {
    ...all(
      TEXT,
      'url ping_url data_path computer_title account_name registration_key http_proxy https_proxy',
    ),
    log_level: word('debug', 'info', 'warning', 'error', 'critical'),
    tags: textLike(/^[-\w]+(,[-\w]+)*$/, 'tags with commas between and no blanks'),
  },
  { rest: ANY, required: ['account_name', 'computer_title'] },
);

const LXD = map(
  {
    init: map({
      ...all(TEXT, 'network_address storage_create_device storage_pool trust_password'),
      network_port: WHOLE,
      storage_backend: word('zfs', 'dir', 'lvm', 'btrfs'),
      storage_create_loop: WHOLE,
    }),
    bridge: map(
      {
        mode: word('none', 'existing', 'new'),
        mtu: wholeFrom(-1),
        ...all(TEXT, 'name ipv4_address ipv4_dhcp_first ipv4_dhcp_last ipv6_address domain'),
        ...all(WHOLE, 'ipv4_netmask ipv4_dhcp_leases ipv6_netmask'),
        ...all(TRUTH, 'ipv4_nat ipv6_nat'),
      },
      { required: ['mode'] },
    ),
    preseed: TEXT,
  },
  { least: 1 },
);

const PUPPET = map({
  ...all(TEXT, 'version collection aio_install_url conf_file ssl_dir csr_attributes_path package_name'),
  ...all(TRUTH, 'install cleanup exec start_service'),
  install_type: word('packages', 'aio'),
  exec_args: list(TEXT),
  conf: map({ ...all(mapOf(ANY), 'main server agent user'), ca_cert: TEXT }),
  csr_attributes: map(all(mapOf(ANY), 'custom_attributes extension_requests')),
});

/** Tools that take over the machine, and services of one vendor. */
export const TOOLS: MapShape['keys'] = {
  ansible: ANSIBLE,
  byobu_by_default: word(
    'enable-system',
    'enable-user',
    'disable-system',
    'disable-user',
    'enable',
    'disable',
    'user',
    'system',
  ),
  chef: CHEF,
  fan: map({ config: TEXT, config_path: TEXT }, { required: ['config'] }),
  landscape: map({ client: LANDSCAPE }, { required: ['client'] }),
  lxd: LXD,
  mcollective: map({
    conf: map(all(TEXT, 'public-cert private-cert'), { rest: either(TRUTH, WHOLE, TEXT) }),
  }),
  puppet: PUPPET,
  salt_minion: map({
    ...all(TEXT, 'pkg_name service_name config_dir public_key private_key pki_dir'),
    ...all(mapOf(ANY), 'conf grains'),
  }),
  wireguard: either(
    map(
      {
        interfaces: filled(map(all(TEXT, 'name config_path content'))),
        readinessprobe: distinct(TEXT),
      },
      { required: ['interfaces'], least: 1 },
    ),
    NOTHING,
  ),
};
