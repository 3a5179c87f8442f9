/**
 * The questions of Debian 12's installer that may be answered, by type: facts from the `*.templates` of its netboot initrd
 * (debian-installer 20230607+deb12u15), and from the packages that it fetches later (partman-*, user-setup, apt-setup,
 * grub-installer, …), which stand in no initrd. A few that older installers asked stay listed, so that they do not pass
 * for misspellings.
 */
const BY_TYPE: Readonly<Record<string, string>> = {
  boolean: `
    anna/no_kernel_modules anna/standard_modules
    apt-setup/backports apt-setup/cdrom/set-double apt-setup/cdrom/set-failed apt-setup/cdrom/set-first
    apt-setup/cdrom/set-next apt-setup/contrib apt-setup/disable-cdrom-entries apt-setup/enable-source-repositories
    apt-setup/main apt-setup/multiverse apt-setup/no_mirror apt-setup/non-free apt-setup/non-free-firmware
    apt-setup/partner apt-setup/proposed apt-setup/restricted apt-setup/universe apt-setup/use_mirror
    auto-install/enable
    base-installer/install-recommends base-installer/kernel/linux/link_in_boot base-installer/kernel/skip-install
    base-installer/use_unclean_target
    cdrom-detect/eject cdrom-detect/load_media cdrom-detect/manual_config cdrom-detect/retry cdrom-detect/try-usb
    clock-setup/hwclock-wait clock-setup/ntp clock-setup/system-time-changed clock-setup/utc clock-setup/utc-auto
    console-setup/ask_detect
    debconf/showold debconf/translations-dropped
    debian-installer/allow_unauthenticated debian-installer/allow_unauthenticated_ssl
    debian-installer/exit/always_halt debian-installer/exit/halt debian-installer/exit/poweroff
    debian-installer/exit/reboot debian-installer/framebuffer debian-installer/quiet debian-installer/splash
    di-utils-reboot/really_reboot disk-detect/activate_mpath disk-detect/dmraid/enable disk-detect/ibft/enable
    disk-detect/iscsi/enable disk-detect/multipath/enable
    ethdetect/prompt_missing_firmware ethdetect/use_firewire_ethernet
    finish-install/keep-consoles
    grub-installer/enable_os_prober_otheros_no grub-installer/enable_os_prober_otheros_yes
    grub-installer/force-efi-extra-removable grub-installer/grub2_instead_of_grub_legacy
    grub-installer/grub_not_mature_on_this_platform grub-installer/make_active grub-installer/multipath
    grub-installer/only_debian grub-installer/sataraid grub-installer/skip grub-installer/timeout-on-reboot
    grub-installer/update-nvram grub-installer/with_other_os
    hw-detect/load-ide hw-detect/load_firmware hw-detect/load_media hw-detect/start_pcmcia
    keyboard-configuration/ctrl_alt_bksp keyboard-configuration/store_defaults_in_debconf_db
    keyboard-configuration/unsupported_config_layout keyboard-configuration/unsupported_config_options
    keyboard-configuration/unsupported_layout keyboard-configuration/unsupported_options
    lilo-installer/skip live-installer/enable
    localechooser/translation/warn-light localechooser/translation/warn-severe
    mirror/no-default
    netcfg/confirm_static netcfg/disable_autoconfig netcfg/disable_dhcp netcfg/enable netcfg/no_default_route
    netcfg/use_autoconfig network-console/start
    nobootloader/mounterr
    partman-auto-crypto/erase_disks partman-auto-lvm/no_boot partman-auto-lvm/no_pv partman-auto/purge_lvm_from_device
    partman-basicfilesystems/boot_not_ext2 partman-basicfilesystems/boot_not_first_partition
    partman-basicfilesystems/check_failed partman-basicfilesystems/no_mount_point partman-basicfilesystems/no_swap
    partman-basicfilesystems/swap_check_failed partman-basicmethods/method_only partman-btrfs/btrfs_root
    partman-crypto/confirm partman-crypto/confirm_nochanges partman-crypto/confirm_nooverwrite
    partman-crypto/crypto_warn_erase partman-crypto/install_udebs_low_mem partman-crypto/plain_warn_erase
    partman-crypto/use_random_for_nonswap partman-crypto/warn_erase partman-crypto/weak_passphrase
    partman-dmraid/confirm partman-dmraid/confirm_nooverwrite
    partman-efi/no_efi partman-efi/non_efi_system
    partman-ext3/bad_alignment partman-ext3/boot_not_bootable partman-ext3/boot_not_ext2_or_ext3
    partman-iscsi/confirm partman-iscsi/confirm_nooverwrite
    partman-lvm/confirm partman-lvm/confirm_nochanges partman-lvm/confirm_nooverwrite partman-lvm/device_remove_lvm
    partman-lvm/device_remove_lvm_span partman-lvm/vgdelete_confirm
    partman-md/confirm partman-md/confirm_nochanges partman-md/confirm_nooverwrite partman-md/deleteverify
    partman-md/device_remove_md
    partman-partitioning/bootable_logical partman-partitioning/confirm_copy partman-partitioning/confirm_new_label
    partman-partitioning/confirm_resize partman-partitioning/confirm_write_new_label
    partman-partitioning/unknown_label partman-partitioning/unsupported_label
    partman-target/mount_failed partman-target/no_root partman-xfs/xfs_boot
    partman/boot_not_first_partition partman/confirm partman/confirm_nochanges partman/confirm_nooverwrite
    partman/confirm_write_new_label partman/unmount_active
    passwd/make-user passwd/root-login passwd/shadow
    pkgsel/allow-foreign-tasks pkgsel/run_tasksel pkgsel/updatedb
    popularity-contest/participate
    preseed/interactive rescue/enable
    tzsetup/selected
    user-setup/allow-password-empty user-setup/allow-password-weak user-setup/encrypt-home
  `,
  multiselect: `
    anna/choose_modules anna/choose_modules_lowmem apt-setup/services-select hw-detect/select_modules
    localechooser/supported-locales partman-auto/select_disks partman-basicfilesystems/mountoptions
    partman-crypto/create/partitions partman-lvm/vgcreate_parts partman-lvm/vgextend_parts partman-lvm/vgreduce_parts
    partman-partitioning/set_flags
    pkgsel/install-pattern tasksel/desktop tasksel/first tasksel/tasks
  `,
  note: `
    di-utils-shell/do-shell finish-install/reboot_in_progress localechooser/help/locale
    localechooser/translation/no-select localechooser/translation/none-yet lowmem/low
    netcfg/dhcp_failed netcfg/kill_switch_enabled netcfg/wpa_supplicant_failed
    partman-auto/help partman-lvm/displayall partman-lvm/help partman-md/displayall partman-target/help
    partman/exception_handler_note partman/show_free_chs partman/show_partition_chs
    save-logs/httpd_running save-logs/insert_floppy save-logs/no_network
  `,
  password: `
    grub-installer/password grub-installer/password-again grub-installer/password-crypted
    network-console/password network-console/password-again
    partman-crypto/passphrase partman-crypto/passphrase-again
    passwd/root-password passwd/root-password-again passwd/root-password-crypted
    passwd/user-password passwd/user-password-again passwd/user-password-crypted
  `,
  select: `
    apt-setup/local/key-error apt-setup/mirror/error
    base-installer/initramfs-tools/driver-policy base-installer/initramfs/generator base-installer/kernel/image
    console-keymaps-at/keymap console-tools/archs console-setup/layout console-setup/variant
    debconf/priority debian-installer/locale debian-installer/main-menu debian-installer/missing-provide
    disk-detect/module_select ethdetect/module_select grub-installer/choose_bootdev
    keyboard-configuration/altgr keyboard-configuration/compose keyboard-configuration/layout
    keyboard-configuration/model keyboard-configuration/switch keyboard-configuration/toggle
    keyboard-configuration/variant keyboard-configuration/xkb-keymap
    live-installer/mode localechooser/continentlist localechooser/languagelist localechooser/preferred-locale
    mirror/ftp/countries mirror/ftp/mirror mirror/http/countries mirror/http/mirror mirror/https/countries
    mirror/https/mirror mirror/protocol mirror/suite mirror/udeb/suite
    netcfg/choose_interface netcfg/dhcp_options netcfg/target_network_config netcfg/wireless_adhoc_managed
    netcfg/wireless_security_type netcfg/wireless_show_essids
    partman-auto/automatically_partition partman-auto/choose_recipe partman-auto/init_automatically_partition
    partman-auto/select_disk
    partman-basicfilesystems/fat_mountpoint partman-basicfilesystems/mountpoint partman-basicfilesystems/specify_usage
    partman-crypto/cipher partman-crypto/crypto_type partman-crypto/ivalgorithm partman-crypto/keyhash
    partman-crypto/keysize partman-crypto/keytype partman-crypto/mainmenu
    partman-lvm/lvcreate_vgnames partman-lvm/lvdelete_lvnames partman-lvm/mainmenu partman-lvm/vgdelete_names
    partman-lvm/vgextend_names partman-lvm/vgreduce_names partman-md/createmain partman-md/mainmenu
    partman-partitioning/choose_label partman-partitioning/new_partition_fs partman-partitioning/new_partition_place
    partman-partitioning/new_partition_type partman-partitioning/source_partition partman-target/choose_method
    partman/active_partition partman/alignment partman/choose_partition partman/exception_handler partman/free_space
    partman/mount_style partman/storage_device
    pkgsel/update-policy pkgsel/upgrade retriever/net/error save-logs/menu time/zone
  `,
  string: `
    anna/retriever apt-setup/external-repo-exists apt-setup/hostname apt-setup/multiarch apt-setup/security_host
    apt-setup/security_path auto-install/classes auto-install/defaultroot
    base-installer/debootstrap_script base-installer/excludes base-installer/includes
    base-installer/kernel/linux/extra-packages base-installer/kernel/linux/initramfs-tools/driver-policy
    base-installer/kernel/override-image
    clock-setup/ntp-server console-setup/charmap console-setup/codeset47 console-setup/layoutcode
    console-setup/modelcode console-setup/optionscode console-setup/variantcode
    debconf/frontend debconf/language
    debian-installer/add-kernel-opts debian-installer/consoledisplay debian-installer/country debian-installer/dummy
    debian-installer/fallbacklocale debian-installer/keymap debian-installer/language debian-installer/theme
    grub-installer/bootdev hw-detect/firmware-lookup hw-detect/pcmcia_resources hw-detect/retry_params
    keyboard-configuration/layoutcode keyboard-configuration/modelcode keyboard-configuration/optionscode
    keyboard-configuration/variantcode
    live-installer/net-image
    mirror/codename mirror/country mirror/ftp/directory mirror/ftp/hostname mirror/ftp/proxy mirror/http/directory
    mirror/http/hostname mirror/http/proxy mirror/https/directory mirror/https/hostname mirror/https/proxy
    netcfg/dhcp_hostname netcfg/dhcp_timeout netcfg/dhcpv6_timeout netcfg/get_domain netcfg/get_gateway
    netcfg/get_hostname netcfg/get_ipaddress netcfg/get_nameservers netcfg/get_netmask netcfg/get_pointopoint
    netcfg/hostname netcfg/link_wait_timeout netcfg/vlan_id netcfg/wireless_essid netcfg/wireless_essid_again
    netcfg/wireless_wep netcfg/wireless_wpa network-console/authorized_keys_url
    partman-auto-crypto/cipher partman-auto-lvm/guided_size partman-auto-lvm/new_vg_name
    partman-auto-lvm/new_vg_name_exists partman-auto-raid/recipe
    partman-auto/cap-ram partman-auto/disk partman-auto/expert_recipe partman-auto/expert_recipe_file
    partman-auto/method
    partman-basicfilesystems/choose_label partman-basicfilesystems/default_label
    partman-basicfilesystems/mountpoint_manual partman-basicfilesystems/specify_reserved
    partman-iscsi/login/address partman-lvm/lvcreate_name partman-lvm/lvcreate_size partman-lvm/vgcreate_name
    partman-partitioning/default_label partman-partitioning/new_partition_size partman-partitioning/new_size
    partman-partitioning/set_name
    partman/default_filesystem partman/early_command
    passwd/user-default-groups passwd/user-fullname passwd/user-uid passwd/username
    pkgsel/include pkgsel/include/install-recommends pkgsel/language-pack-patterns pkgsel/language-packs
    preseed/boot_command preseed/early_command preseed/file preseed/file/checksum preseed/include
    preseed/include/checksum preseed/include_command preseed/late_command preseed/run preseed/run/checksum preseed/url
    preseed/url/checksum
    save-logs/directory ubiquity/success_command
  `,
};

/** Families of questions whose names hold a number or a place: `apt-setup/local0/repository`. */
const FAMILIES: readonly { readonly pattern: RegExp; readonly type: string }[] = [
  { pattern: /^apt-setup\/local\d\/(repository|comment|key)$/, type: 'string' },
  { pattern: /^apt-setup\/local\d\/source$/, type: 'boolean' },
  { pattern: /^localechooser\/(shortlist|countrylist)\/\w+$/, type: 'select' },
  { pattern: /^tzsetup\/country\/\w+$/, type: 'select' },
];

const TYPE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_TYPE).flatMap(([type, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, type]),
  ),
);

/** The names of all listed questions. */
export const QUESTIONS: readonly string[] = [...TYPE_OF.keys()];

/** The type of one of the installer's own questions, or null for a question that is not listed. */
export function questionType(name: string): string | null {
  return TYPE_OF.get(name) ?? FAMILIES.find(({ pattern }) => pattern.test(name))?.type ?? null;
}

/** The values of the questions that take one of a fixed, untranslated list. */
export const CHOICES: ReadonlyMap<string, readonly string[]> = new Map([
  ['apt-setup/services-select', ['security', 'updates', 'backports']],
  ['debconf/priority', ['critical', 'high', 'medium', 'low']],
  ['netcfg/target_network_config', ['nm_config', 'ifupdown', 'loopback']],
  ['netcfg/wireless_security_type', ['wep/open', 'wpa']],
  ['partman-auto/method', ['regular', 'lvm', 'crypto', 'raid']],
  ['partman/mount_style', ['traditional', 'label', 'uuid']],
  ['pkgsel/update-policy', ['none', 'unattended-upgrades', 'landscape']],
  ['pkgsel/upgrade', ['none', 'safe-upgrade', 'full-upgrade']],
]);
