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
  word,
} from '../../shape/shape.ts';

/** A key that was written with hyphens once. */
function hyphens(of: MapShape['keys'][string], name: string, since = '24.2'): MapShape['keys'][string] {
  return old(of, `write \`${name}\`, with underscores, since ${since}`);
}

const KEYS = filled(TEXT);

/** One user, as `users` lists them. */
const USER: MapShape = map(
  {
    name: TEXT,
    snapuser: TEXT,
    gecos: TEXT,
    groups: either(TEXT, filled(TEXT), mapOf(old(NOTHING, 'write the groups as a list, since 23.1'))),
    primary_group: TEXT,
    homedir: TEXT,
    shell: TEXT,
    uid: either(WHOLE, old(TEXT, 'write the number without quotes, since 22.3')),
    system: TRUTH,
    sudo: either(
      TEXT,
      NOTHING,
      list(either(TEXT, NOTHING)),
      old(TRUTH, 'write `null` instead of `false`, since 22.2'),
    ),
    doas: filled(TEXT),
    expiredate: TEXT,
    inactive: TEXT,
    lock_passwd: TRUTH,
    passwd: TEXT,
    hashed_passwd: TEXT,
    plain_text_passwd: TEXT,
    create_groups: TRUTH,
    no_create_home: TRUTH,
    no_log_init: TRUTH,
    no_user_group: TRUTH,
    selinux_user: TEXT,
    ssh_authorized_keys: KEYS,
    ssh_import_id: KEYS,
    ssh_redirect_user: TRUTH,
    'lock-passwd': hyphens(TRUTH, 'lock_passwd', '22.3'),
    'hashed-passwd': hyphens(TEXT, 'hashed_passwd'),
    'plain-text-passwd': hyphens(TEXT, 'plain_text_passwd'),
    'create-groups': hyphens(TRUTH, 'create_groups'),
    'no-create-home': hyphens(TRUTH, 'no_create_home'),
    'no-log-init': hyphens(TRUTH, 'no_log_init'),
    'no-user-group': hyphens(TRUTH, 'no_user_group'),
    'primary-group': hyphens(TEXT, 'primary_group'),
    'selinux-user': hyphens(TEXT, 'selinux_user'),
    'ssh-authorized-keys': hyphens(KEYS, 'ssh_authorized_keys', '18.3'),
    'ssh-import-id': hyphens(KEYS, 'ssh_import_id'),
    'ssh-redirect-user': hyphens(TRUTH, 'ssh_redirect_user'),
  },
  { someOf: ['name', 'snapuser'], apart: [['name', 'snapuser']] },
);

const GROUP = map(
  {},
  { rest: either(TEXT, filled(TEXT)), names: { pattern: /^.+$/, expected: 'the name of a group' } },
);

const CHPASSWD = map({
  expire: TRUTH,
  users: list(
    either(
      map({ name: TEXT, type: word('hash', 'text'), password: TEXT }, { required: ['name', 'password'] }),
      map({ name: TEXT, type: word('RANDOM') }, { required: ['name', 'type'] }),
    ),
  ),
  list: old(
    either(TEXT, filled(textLike(/^.+:.+$/, '`name:password`'))),
    'write a list of maps under `users`, since 22.2',
  ),
});

/** Users, groups, passwords, and the keys of SSH. */
export const USERS: MapShape['keys'] = {
  groups: either(TEXT, GROUP, filled(either(TEXT, GROUP))),
  user: either(TEXT, USER),
  users: either(TEXT, list(either(TEXT, list(TEXT), USER)), mapOf(ANY)),
  chpasswd: CHPASSWD,
  password: TEXT,
  ssh_pwauth: either(TRUTH, old(TEXT, 'write true or false, since 22.3')),
  ssh_authorized_keys: filled(TEXT),
  ssh_import_id: list(TEXT),
  ssh_keys: map(
    Object.fromEntries(
      ['ecdsa', 'ed25519', 'rsa'].flatMap((type) =>
        ['public', 'private', 'certificate'].map((part) => [`${type}_${part}`, TEXT]),
      ),
    ),
  ),
  ssh_deletekeys: TRUTH,
  ssh_genkeytypes: filled(word('ecdsa', 'ed25519', 'rsa')),
  ssh_quiet_keygen: TRUTH,
  ssh_publish_hostkeys: map({ enabled: TRUTH, blacklist: list(TEXT) }),
  ssh: map({ emit_keys_to_console: TRUTH }, { required: ['emit_keys_to_console'] }),
  ssh_key_console_blacklist: distinct(TEXT),
  ssh_fp_console_blacklist: distinct(TEXT),
  disable_root: TRUTH,
  disable_root_opts: TEXT,
  allow_public_ssh_keys: TRUTH,
  no_ssh_fingerprints: TRUTH,
  authkey_hash: TEXT,
};
