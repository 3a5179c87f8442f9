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
  old,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  wholeFrom,
  word,
} from '../../shape/shape.ts';

const HOSTS = distinct(TEXT);

const NTP = map({
  enabled: TRUTH,
  ntp_client: TEXT,
  pools: HOSTS,
  servers: HOSTS,
  peers: HOSTS,
  allow: HOSTS,
  config: map(
    { confpath: TEXT, check_exe: TEXT, packages: HOSTS, service_name: TEXT, template: TEXT },
    { least: 1 },
  ),
});

const WRITE_FILE = map(
  {
    path: TEXT,
    content: TEXT,
    source: map({ uri: TEXT, headers: mapOf(TEXT) }, { required: ['uri'] }),
    owner: TEXT,
    permissions: TEXT,
    encoding: word(
      'text/plain',
      'b64',
      'base64',
      'gz',
      'gzip',
      'gz+b64',
      'gzip+b64',
      'gz+base64',
      'gzip+base64',
    ),
    append: TRUTH,
    defer: TRUTH,
  },
  { required: ['path'] },
);

const PI_INTERFACES = map(
  {
    spi: TRUTH,
    i2c: TRUTH,
    serial: either(TRUTH, map({ console: TRUTH, hardware: TRUTH }, { rest: ANY })),
    onewire: TRUTH,
  },
  { rest: ANY },
);

/** Names, language, time, the network’s names, files, commands, and how the machine goes on. */
export const SYSTEM: MapShape['keys'] = {
  hostname: TEXT,
  fqdn: TEXT,
  preserve_hostname: TRUTH,
  prefer_fqdn_over_hostname: TRUTH,
  create_hostname_file: TRUTH,
  manage_etc_hosts: either(
    TRUTH,
    word('localhost'),
    old(word('template'), 'write true instead of `template`, since 22.3'),
  ),
  manage_resolv_conf: TRUTH,
  resolv_conf: map({
    nameservers: list(ANY),
    searchdomains: list(ANY),
    domain: TEXT,
    sortlist: list(ANY),
    options: mapOf(ANY),
  }),
  locale: either(TRUTH, TEXT),
  locale_configfile: TEXT,
  keyboard: map({ layout: TEXT, model: TEXT, variant: TEXT, options: TEXT }, { required: ['layout'] }),
  timezone: TEXT,
  ntp: either(NTP, NOTHING),
  bootcmd: filled(either(TEXT, list(TEXT))),
  runcmd: filled(either(TEXT, list(TEXT), NOTHING)),
  write_files: filled(WRITE_FILE),
  random_seed: map({
    file: TEXT,
    data: TEXT,
    encoding: word('raw', 'base64', 'b64', 'gzip', 'gz'),
    command: list(TEXT),
    command_required: TRUTH,
  }),
  rsyslog: map({
    config_dir: TEXT,
    config_filename: TEXT,
    configs: list(either(TEXT, map({ filename: TEXT, content: TEXT }, { required: ['content'] }))),
    remotes: mapOf(ANY),
    service_reload_command: either(word('auto'), list(TEXT)),
    install_rsyslog: TRUTH,
    check_exe: TEXT,
    packages: distinct(TEXT),
  }),
  power_state: map(
    {
      delay: either(
        wholeFrom(0),
        word('now'),
        old(textLike(/^\+?\d+$/, 'a number of minutes'), 'write the number without quotes, since 22.3'),
      ),
      mode: word('poweroff', 'reboot', 'halt'),
      message: TEXT,
      timeout: WHOLE,
      condition: either(TEXT, TRUTH, list(ANY)),
    },
    { required: ['mode'] },
  ),
  phone_home: map(
    {
      url: TEXT,
      post: either(
        word('all'),
        list(word('pub_key_rsa', 'pub_key_ecdsa', 'pub_key_ed25519', 'instance_id', 'hostname', 'fqdn')),
      ),
      tries: WHOLE,
    },
    { required: ['url'] },
  ),
  final_message: TEXT,
  disable_ec2_metadata: TRUTH,
  rpi: map({ interfaces: PI_INTERFACES, enable_usb_gadget: TRUTH }, { rest: ANY }),
};
