import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Report, Sources } from '../diagnostics/formats/format.ts';
import { type Stock, stockOf } from '../pipeline/bundle/stock.ts';
import { type Location, type Opened, withSot } from '../pipeline/open.ts';
import { reportOf, validateReport } from '../pipeline/report.ts';
import { fingerprintsOf, knownSecrets } from '../pipeline/secrets/needed.ts';
import { consented } from '../plan/consent.ts';
import { desiredHosts } from '../plan/desired.ts';
import { saidBy } from '../plan/plan-file/hold.ts';
import type { RenderedBoot } from '../render/artifact.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import { stateDirectory } from '../state/directory.ts';
import { stamped } from '../state/event.ts';
import { type Journal, openJournal } from '../state/journal.ts';
import { ensureKey } from '../state/key.ts';
import { readKnownHosts } from '../state/known-hosts.ts';
import { machineName, userName } from '../state/who.ts';
import { prepareApi } from './api/serve.ts';
import { assemble } from './assemble.ts';
import { follow } from './follow.ts';
import { lineBatch } from './log.ts';
import { humanOutlet, jsonOutlet, type Outlet } from './outlet.ts';
import type { Asker } from './preflight/ask.ts';
import { obtainConsent } from './preflight/consent.ts';
import { firewallHints } from './preflight/firewall.ts';
import { passOver } from './preflight/forced.ts';
import { lookAround } from './preflight/other-servers.ts';
import { type GivenPlan, readPlan } from './preflight/plan.ts';
import { findRetreats } from './preflight/retreats.ts';
import { preflightScreen } from './preflight/screen.ts';
import { chooseVenue, type Venue, type VenueRequest } from './preflight/venue.ts';
import { type Display, screenOutlet } from './screen/outlet.ts';
import { type ServeOptions, serve } from './serve.ts';
import { revisionOf } from './session/retreat.ts';

/** What the command line says. */
export interface BootRequest extends ServeOptions {
  readonly location: Location;
  readonly venue: VenueRequest;
  readonly yes: boolean;
  readonly reinstall: boolean;
  /** Goes on with errors that concern no host that may be installed, and beside another DHCP server. */
  readonly force: boolean;
  /** The file of a plan, which says in the place of a person whose disks may be erased; null where there is none. */
  readonly plan: string | null;
  readonly stateDir: string | null;
  /** The folder of fetched files; null is the user's. */
  readonly cacheDir?: string | null;
  /** The port of the API on loopback; null where there is none. */
  readonly apiPort: number | null;
}

/** The world of the command: where events, talk and answers go and come from. */
export interface BootWorld extends Asker {
  /** How events are shown: a line each, for people or programs, or a screen on the display. */
  readonly log: 'human' | 'json' | 'screen';
  readonly display: Display;
  /** Whether the screen has colour. */
  readonly colour: boolean;
  readonly data: (text: string) => void;
}

/** How it ended; the report is of what kept the service from starting. */
export interface BootOutcome {
  readonly exit: 'clean' | 'findings' | 'usage' | 'couldNot';
  readonly message: string | null;
  readonly report: Report | null;
  readonly sources: Sources;
}

/** What stands once the source of truth is known to be right and the place to serve it is known. */
interface Ground {
  readonly opened: Opened;
  readonly sandbox: Sandbox;
  readonly canonical: readonly RenderedBoot[];
  readonly venue: Venue;
  readonly stateDir: string;
  readonly stock: Stock;
  readonly journal: Journal;
  readonly plan: GivenPlan | null;
  readonly request: BootRequest;
  readonly world: BootWorld;
}

function outletOf({ log, data, display, colour }: BootWorld): Outlet {
  if (log === 'screen') return screenOutlet(display, colour);
  return log === 'json' ? jsonOutlet(data) : humanOutlet(data);
}

function ended(exit: BootOutcome['exit'], message: string | null): BootOutcome {
  return { exit, message, report: null, sources: () => null };
}

function withFindings(
  { opened }: Pick<Ground, 'opened'>,
  diagnostics: readonly Diagnostic[],
  message: string,
): BootOutcome {
  const sources: Sources = (file) => opened.tree.texts.get(file) ?? null;
  return {
    exit: 'findings',
    message,
    report: reportOf(opened.model, diagnostics, opened.model.hosts.length, 0),
    sources,
  };
}

/** Preflight, consent, service: nothing is answered before everything that can be known is known. */
export async function boot(request: BootRequest, world: BootWorld): Promise<BootOutcome> {
  const plan = request.plan === null ? null : await readPlan(request.plan);
  if (plan !== null && !plan.ok) return ended('couldNot', plan.message);
  const result = await withSot(request.location, (opened, sandbox) =>
    bootOpened(opened, sandbox, plan, request, world),
  );
  return result.ok ? result.value : ended('couldNot', result.message);
}

async function bootOpened(
  opened: Opened,
  sandbox: Sandbox,
  plan: GivenPlan | null,
  request: BootRequest,
  world: BootWorld,
): Promise<BootOutcome> {
  const rendered: RenderedBoot[] = [];
  const everything = { site: null, hosts: [] };
  const reported = await validateReport(opened, everything, sandbox, null, (boot) => rendered.push(boot));
  if (!reported.ok) return ended('usage', reported.message);
  const { report } = reported;
  const refused = (why: string): BootOutcome =>
    withFindings({ opened }, report.diagnostics, `Nothing is served: ${why}`);
  const hasErrors = report.summary.errors > 0;
  if (hasErrors && !request.force) return refused('the source of truth has errors.');
  const venue = chooseVenue(opened, request.venue);
  if (!venue.ok) return ended(venue.exit, venue.message);
  if (hasErrors) {
    const { site } = venue.value;
    const forced = passOver(report.diagnostics, opened.model, site, mayBeInstalled(venue.value, plan));
    if (!forced.ok) return refused(forced.message);
    world.talk(`warning: ${forced.warning}`);
  }
  const stocked = await stockOf(opened.bundle, request.cacheDir ?? null);
  if (!stocked.ok) return ended(stocked.exit, stocked.message);
  const stateDir = stateDirectory(opened.root, request.stateDir);
  const journal = await openJournal(stateDir);
  if (!journal.ok) return ended('couldNot', journal.problem.message);
  const canonical = rendered.filter(({ host }) => host.site.id === venue.value.site.id);
  try {
    return await bootFrom({
      opened,
      sandbox,
      canonical,
      venue: venue.value,
      stateDir,
      stock: stocked.stock,
      journal: journal.value,
      plan,
      request,
      world,
    });
  } finally {
    await journal.value.close();
  }
}

/** Whom this session may install, before anybody is asked. */
function mayBeInstalled({ hosts, named }: Venue, plan: GivenPlan | null): ReadonlySet<string> {
  if (plan !== null) return saidBy(plan.plan).named;
  return named.size > 0 ? named : new Set(hosts.map(({ label }) => label));
}

async function bootFrom(ground: Ground): Promise<BootOutcome> {
  const { opened, sandbox, canonical, venue, stateDir, stock, journal, plan, request, world } = ground;
  const { label, commit } = opened.model.revision;
  const [known, key] = await Promise.all([readKnownHosts(stateDir), ensureKey(stateDir)]);
  if (!key.ok) return ended('couldNot', key.problem.message);
  if (known.problems.length > 0) {
    // What cannot be read may be the record of an installation: nobody is erased for want of it.
    const problems = known.problems.map(({ message }) => message).join('\n');
    return ended(
      'couldNot',
      `${problems}\nNothing is served, because what was installed before cannot be told; mend the journal, or keep a new one with --state DIR.`,
    );
  }
  const [around, firewalls] = await Promise.all([
    lookAround(venue, request.dhcpPort),
    firewallHints(venue, request),
  ]);
  if (around.refusal !== null && !request.force) return ended('couldNot', around.refusal);
  const secrets = await knownSecrets(opened, canonical, sandbox);
  const fingerprints = fingerprintsOf(secrets, key.value);
  const retreats = await findRetreats({
    opened,
    sandbox,
    canonical,
    venue,
    states: known.states,
    location: request.location,
    key: key.value,
    cache: stock.cache,
  });
  const facts = {
    revision: label,
    retreats,
    venue,
    hasRecord: known.states.size > 0,
    plan: plan?.file ?? null,
    otherDhcp: around.lines,
    firewalls,
  };
  const asked = await obtainConsent(world, {
    venue,
    plan,
    commit,
    states: known.states,
    desired: desiredHosts(opened.model, canonical, opened.model.hosts, fingerprints),
    said: { named: venue.named, yes: request.yes, reinstall: request.reinstall },
    now: new Date(),
    screen: (hosts) => preflightScreen(facts, hosts),
  });
  if (!asked.ok) return ended('couldNot', asked.message);

  const lines = lineBatch(world.data);
  const following = follow(outletOf({ ...world, data: lines.add }), request.ra ?? false);
  const api = request.apiPort === null ? null : prepareApi(request.apiPort, stateDir, following.log);
  const made = await assemble({
    ...ground,
    consents: asked.hosts,
    states: known.states,
    key: key.value,
    secrets,
    fingerprints,
    retreats,
    ...stock,
    isOffline: request.location.isOffline ?? false,
    log: api?.log ?? following.log,
  });
  if (made.session === null) {
    return withFindings(
      ground,
      made.diagnostics,
      'Nothing is served: what the machines would load is not all there.',
    );
  }
  for (const { message } of made.diagnostics) world.talk(`warning: ${message}`);
  const started = stamped(new Date(), {
    kind: 'session-started',
    revision: { label, commit },
    user: userName(),
    machine: machineName(),
    interface: [...new Set(venue.places.map(({ interfaceName }) => interfaceName))].join(', '),
    address: venue.places.map(({ address }) => address).join(', '),
    consented: consented(asked.hosts, ({ label: of }) => revisionOf(retreats.get(of))),
  });
  const problem = await journal.append(started, { durable: true });
  if (problem !== null) return ended('couldNot', problem.message);
  // Everything has been rendered. Its process is still root's: nobody could end it once root is given up.
  await ground.sandbox.close();
  following.begin(made.session);
  const answering = (await api?.start(made.session)) ?? null;
  if (answering?.ok === false) {
    following.end();
    lines.flush();
    return ended('couldNot', answering.message);
  }
  const end = await serve(made.session, venue, {
    ...request,
    found: around.found,
    holdsToInterfaces: request.venue.interfaceNames.length > 0,
  }).finally(following.end);
  await answering?.service.close();
  lines.flush();
  await journal.append(stamped(new Date(), { kind: 'session-ended' }), { durable: true });
  return ended(end.exit, end.message);
}
