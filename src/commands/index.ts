import AddHost from './add/host.ts';
import Boot from './boot.ts';
import BundleVerify from './bundle/verify.ts';
import Bundle from './bundle.ts';
import CacheLs from './cache/ls.ts';
import CachePrune from './cache/prune.ts';
import CacheVerify from './cache/verify.ts';
import Check from './check.ts';
import Completion from './completion.ts';
import Diff from './diff.ts';
import Doctor from './doctor.ts';
import Explain from './explain.ts';
import Fetch from './fetch.ts';
import Firmware from './firmware.ts';
import History from './history.ts';
import Init from './init.ts';
import Lock from './lock.ts';
import Preview from './preview.ts';
import SecretEdit from './secret/edit.ts';
import SecretHash from './secret/hash.ts';
import SecretList from './secret/list.ts';
import SecretSet from './secret/set.ts';
import StateExport from './state/export.ts';
import StateForget from './state/forget.ts';
import StateImport from './state/import.ts';
import StateSet from './state/set.ts';
import Status from './status.ts';
import Validate from './validate.ts';

/** Every command by its name; a command loads what it needs when it runs. */
export const COMMANDS = {
  'add:host': AddHost,
  boot: Boot,
  bundle: Bundle,
  'bundle:verify': BundleVerify,
  'cache:ls': CacheLs,
  'cache:prune': CachePrune,
  'cache:verify': CacheVerify,
  check: Check,
  completion: Completion,
  diff: Diff,
  doctor: Doctor,
  explain: Explain,
  fetch: Fetch,
  firmware: Firmware,
  history: History,
  init: Init,
  lock: Lock,
  preview: Preview,
  'secret:edit': SecretEdit,
  'secret:hash': SecretHash,
  'secret:list': SecretList,
  'secret:set': SecretSet,
  'state:export': StateExport,
  'state:forget': StateForget,
  'state:import': StateImport,
  'state:set': StateSet,
  status: Status,
  validate: Validate,
};
