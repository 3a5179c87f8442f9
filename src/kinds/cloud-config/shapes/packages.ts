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
  type Shape,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  word,
} from '../../shape/shape.ts';

const NAMED = either(TEXT, filled(TEXT, 2, 2));
const COMMAND = either(TEXT, list(TEXT));

const APT_MIRROR = filled(
  map(
    {
      arches: filled(TEXT),
      uri: TEXT,
      search: filled(TEXT),
      search_dns: TRUTH,
      keyid: TEXT,
      key: TEXT,
      keyserver: TEXT,
    },
    { required: ['arches'] },
  ),
);

const APT_SOURCE = map(
  { source: TEXT, keyid: TEXT, key: TEXT, keyserver: TEXT, filename: TEXT, append: TRUTH },
  { least: 1 },
);

const APT = map(
  {
    preserve_sources_list: TRUTH,
    disable_suites: distinct(TEXT, 1),
    primary: APT_MIRROR,
    security: APT_MIRROR,
    add_apt_repo_match: TEXT,
    debconf_selections: mapOf(TEXT, 1),
    sources_list: TEXT,
    conf: TEXT,
    proxy: TEXT,
    http_proxy: TEXT,
    https_proxy: TEXT,
    ftp_proxy: TEXT,
    sources: mapOf(APT_SOURCE),
  },
  { least: 1 },
);

const APK = map(
  {
    preserve_repositories: TRUTH,
    alpine_repo: either(
      NOTHING,
      map(
        { base_url: TEXT, community_enabled: TRUTH, testing_enabled: TRUTH, version: TEXT },
        { required: ['version'], least: 1 },
      ),
    ),
    local_repo_base_url: TEXT,
  },
  { least: 1 },
);

const CA_CERTS = map(
  {
    remove_defaults: TRUTH,
    trusted: filled(TEXT),
    'remove-defaults': old(TRUTH, 'write `remove_defaults`, since 22.3'),
  },
  { least: 1 },
);

const PROXY = either(TEXT, NOTHING);

const UBUNTU_PRO = map({
  token: TEXT,
  enable: list(TEXT),
  enable_beta: list(TEXT),
  features: map({ disable_auto_attach: TRUTH }),
  config: map(
    {
      http_proxy: PROXY,
      https_proxy: PROXY,
      global_apt_http_proxy: PROXY,
      global_apt_https_proxy: PROXY,
      ua_apt_http_proxy: PROXY,
      ua_apt_https_proxy: PROXY,
    },
    { rest: ANY },
  ),
});

const RHSM: Readonly<Record<string, Shape>> = {
  activation_key: TEXT,
  auto_attach: TRUTH,
  service_level: TEXT,
  add_pool: list(TEXT),
  enable_repo: list(TEXT),
  disable_repo: list(TEXT),
  rhsm_baseurl: TEXT,
  server_hostname: TEXT,
};

const RH_SUBSCRIPTION = map(
  {
    username: TEXT,
    password: TEXT,
    org: either(TEXT, old(WHOLE, 'write the number in quotes, since 24.2')),
    release_version: TEXT,
    ...RHSM,
    ...Object.fromEntries(
      Object.entries(RHSM).map(([key, shape]) => [
        key.replaceAll('_', '-'),
        old(shape, `write \`${key}\`, since 25.3`),
      ]),
    ),
  },
  {
    apart: Object.keys(RHSM)
      .map((key) => [key, key.replaceAll('_', '-')])
      .filter(([a, b]) => a !== b),
  },
);

const YUM_REPO = map(
  { baseurl: TEXT, metalink: TEXT, mirrorlist: TEXT, name: TEXT, enabled: TRUTH },
  {
    rest: either(WHOLE, TRUTH, TEXT),
    someOf: ['baseurl', 'metalink', 'mirrorlist'],
    names: { pattern: /^\w+$/, expected: 'an option of letters, digits and underscores' },
  },
);

/** Packages and where they come from. */
export const PACKAGES: MapShape['keys'] = {
  packages: filled(either(NAMED, map({ apt: list(NAMED), snap: list(NAMED) }))),
  package_update: TRUTH,
  package_upgrade: TRUTH,
  package_reboot_if_required: TRUTH,
  apt_update: old(TRUTH, 'write `package_update`, since 22.2'),
  apt_upgrade: old(TRUTH, 'write `package_upgrade`, since 22.2'),
  apt_reboot_if_required: old(TRUTH, 'write `package_reboot_if_required`, since 22.2'),
  apt: APT,
  apt_pipelining: either(WHOLE, TRUTH, word('os'), old(word('none', 'unchanged'), 'write `os`, since 22.4')),
  apk_repos: APK,
  ca_certs: CA_CERTS,
  'ca-certs': old(CA_CERTS, 'write `ca_certs`, since 22.3'),
  drivers: map({
    nvidia: map({ 'license-accepted': TRUTH, version: TEXT }, { required: ['license-accepted'] }),
  }),
  grub_dpkg: map({
    enabled: TRUTH,
    'grub-pc/install_devices': TEXT,
    'grub-pc/install_devices_empty': either(TRUTH, old(TEXT, 'write true or false, since 22.3')),
    'grub-efi/install_devices': TEXT,
  }),
  'grub-dpkg': old(mapOf(ANY), 'write `grub_dpkg`, since 22.2'),
  rh_subscription: RH_SUBSCRIPTION,
  snap: map(
    {
      assertions: either(distinct(TEXT, 1), mapOf(TEXT, 1)),
      commands: either(filled(COMMAND), mapOf(COMMAND, 1)),
    },
    { least: 1 },
  ),
  spacewalk: map({ server: TEXT, proxy: TEXT, activation_key: TEXT }),
  ubuntu_pro: UBUNTU_PRO,
  ubuntu_advantage: old(UBUNTU_PRO, 'write `ubuntu_pro`, since 24.1'),
  yum_repo_dir: TEXT,
  yum_repos: map(
    {},
    {
      rest: YUM_REPO,
      least: 1,
      names: { pattern: /^[ -_a-z]+$/, expected: 'the name of a repository in letters, digits and `_`, `-`' },
    },
  ),
  zypper: map(
    {
      repos: filled(
        map({ id: textLike(/./, 'a text'), baseurl: TEXT }, { rest: ANY, required: ['id', 'baseurl'] }),
      ),
      config: mapOf(ANY),
    },
    { rest: ANY, least: 1 },
  ),
};
