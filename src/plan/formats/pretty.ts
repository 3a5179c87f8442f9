import { Ansis } from 'ansis';
import { foldHosts } from '../../diagnostics/fold-hosts.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { ACTIONS, type Action, type HostPlan, summarize } from '../plan.ts';
import { changeDiff } from '../text-diff.ts';
import type { Comparison } from './json.ts';

type Paint = (text: string) => string;

function paints(color: boolean): Readonly<Record<Action | '+' | '-' | '@' | 'dim' | 'bold', Paint>> {
  const { red, green, yellow, cyan, magenta, dim, bold } = new Ansis(color ? 1 : 0);
  return {
    install: green,
    reinstall: red,
    change: yellow,
    remove: magenta,
    unchanged: dim,
    held: cyan,
    '+': green,
    '-': red,
    '@': cyan,
    dim,
    bold,
  };
}

/** `3 reinstall · 1 change · 12 unchanged`: only the actions that occur. */
function summaryLine(hosts: readonly HostPlan[], paint: (action: Action, text: string) => string): string {
  const summary = summarize(hosts);
  const parts = ACTIONS.filter((action) => summary[action] > 0).map((action) =>
    paint(action, `${summary[action]} ${action}`),
  );
  return parts.length === 0 ? 'no host compared' : parts.join(' · ');
}

/** What two hosts must share to be shown as one: the action and every line that was added or taken away. */
function foldKey(host: HostPlan, diffs: readonly (readonly string[])[]): string {
  const edits = diffs.map((lines) => lines.filter((line) => /^[+-]/.test(line)));
  const paths = host.artifacts.map(({ boot, path }) => [boot, path]);
  return JSON.stringify([host.action, host.reasons, paths, edits]);
}

interface Group {
  readonly host: HostPlan;
  readonly diffs: readonly (readonly string[])[];
  readonly others: string[];
}

function group(hosts: readonly HostPlan[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const host of hosts) {
    const whole = host.action === 'install' || host.action === 'remove';
    const diffs = whole ? [] : host.artifacts.map(changeDiff);
    const key = whole ? `${host.action} ${host.reasons.join()}` : foldKey(host, diffs);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, { host, diffs, others: [] });
    else same.others.push(host.label);
  }
  return [...groups.values()];
}

/** A comparison for people: the machines first, then each reason and difference, the same ones folded over hosts. */
export function prettyComparison(
  { from, to, hosts, notCompared }: Comparison,
  options: { readonly color: boolean },
): string {
  const paint = paints(options.color);
  const lines = [
    `${paint.dim(`${from} → ${to}`)}`,
    summaryLine(hosts, (action, text) => paint[action](text)),
    '',
  ];
  if (notCompared.length > 0) {
    lines.push(paint.bold(`not compared, because of errors: ${safeText(foldHosts(notCompared))}`), '');
  }
  for (const { host, diffs, others } of group(hosts.filter(({ action }) => action !== 'unchanged'))) {
    lines.push(`${paint[host.action](host.action)} ${paint.bold(safeText(host.label))}`);
    for (const reason of host.reasons) lines.push(`  ${safeText(reason)}`);
    for (const [index, { boot, path }] of host.artifacts.entries()) {
      if (diffs[index] === undefined) continue;
      lines.push('', `  ${paint.bold(safeText(`${boot}/${path}`))}`);
      for (const line of diffs[index]) {
        const mark = line[0] as '+' | '-' | '@' | ' ';
        lines.push(`  ${mark in paint ? paint[mark as '+'](safeText(line)) : safeText(line)}`);
      }
    }
    if (others.length > 0) lines.push('', `  ${paint.dim(`same on ${safeText(foldHosts(others))}`)}`);
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
