import { type Diagnostic, diagnostic, type Severity } from '../../diagnostics/diagnostic.ts';
import type { KindOs } from '../../kinds/kind.ts';
import { CLOUD_INIT } from './cloud-init.ts';
import { DEBCONF } from './debconf.ts';
import { IGNITION } from './ignition.ts';
import { KSVALIDATOR } from './ksvalidator.ts';
import { type Outcome, runTool } from './run.ts';
import { believed, standIns } from './stand-ins.ts';
import type { ExternalTool, ToolFinding } from './tool.ts';

const TOOLS: readonly ExternalTool[] = [CLOUD_INIT, DEBCONF, IGNITION, KSVALIDATOR];

const AT_ONCE = 4;
/** One run of cloud-init takes a second; a datacenter has thousands of texts. */
const MOST_TEXTS = 200;

/** The tool for a kind; null where there is none. */
export function toolFor(kind: string): ExternalTool | null {
  return TOOLS.find((tool) => tool.kind === kind) ?? null;
}

/** What became of one tool's texts. */
interface Account {
  /** The first file that it was asked about. */
  readonly file: string;
  readonly runs: Map<string, Promise<Outcome>>;
  missing: number;
  readonly failures: string[];
  left: number;
}

/** Runs the tools of others over texts: each different text once, a few at a time. */
export class ExternalTools {
  readonly #folder: string;
  readonly #accounts = new Map<ExternalTool, Account>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What a tool says of a text; nothing where it says nothing that can be believed. */
  async findings(
    tool: ExternalTool,
    file: string,
    text: string,
    os: KindOs,
  ): Promise<readonly ToolFinding[]> {
    const account = this.#accountOf(tool, file);
    const key = JSON.stringify([tool.arguments(os), text]);
    let run = account.runs.get(key);
    if (run === undefined) {
      if (account.runs.size >= MOST_TEXTS) {
        account.left++;
        return [];
      }
      run = this.#inTurn(tool, text, os, account);
      account.runs.set(key, run);
    }
    const outcome = await run;
    return outcome.type === 'findings' ? believed(outcome.findings, text) : [];
  }

  /** What kept tools from being asked, one finding a reason. */
  problems(): readonly Diagnostic[] {
    return [...this.#accounts].flatMap(([tool, { file, missing, failures, left }]) => {
      const texts = (count: number): string => `${count} ${tool.kind} text${count === 1 ? '' : 's'}`;
      const found: Diagnostic[] = [];
      const add = (ruleId: string, severity: Severity, message: string): void => {
        found.push(diagnostic({ ruleId, severity, file, message }));
      };
      if (missing > 0)
        add(
          'external/missing',
          'info',
          `\`${tool.command}\` is not installed, so that it did not check ${texts(missing)}; ${tool.origin}`,
        );
      if (failures.length > 0)
        add(
          'external/failed',
          'warning',
          `\`${tool.command}\` failed for ${texts(failures.length)}, and what is wrong in them it does not say: ${failures[0]}`,
        );
      if (left > 0)
        add(
          'external/failed',
          'warning',
          `\`${tool.command}\` checked the first ${MOST_TEXTS} different texts; ${texts(left)} more were left out`,
        );
      return found;
    });
  }

  #accountOf(tool: ExternalTool, file: string): Account {
    let account = this.#accounts.get(tool);
    if (account === undefined) {
      account = { file, runs: new Map(), missing: 0, failures: [], left: 0 };
      this.#accounts.set(tool, account);
    }
    return account;
  }

  async #inTurn(tool: ExternalTool, text: string, os: KindOs, account: Account): Promise<Outcome> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      // What was not there a moment ago is not looked for again.
      const outcome: Outcome =
        account.missing > 0 ? { type: 'missing' } : await runTool(tool, standIns(text), os, this.#folder);
      if (outcome.type === 'missing') account.missing++;
      if (outcome.type === 'failed') account.failures.push(outcome.reason);
      return outcome;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
