/** How the run was made: machine, versions, plan, and the sentences on method. */
import { formatByteSize, formatDurationMs, formatMoment, formatNumber } from '../format.js';
import type { Prose } from '../prose.js';
import { cleanLine } from '../text.js';
import { comparisonsTable } from './compared.js';
import { type Fact, kernelFacts, preflightFacts } from './instrument.js';
import { countsOf, judgedByTable, lostTable } from './judged.js';
import { lawFacts } from './law-facts.js';
import { reasonText } from './reasons.js';
import type { Table } from './tables.js';
import type { RunView } from './view.js';
import { type InstrumentWorth, instrumentWorth } from './worth.js';

export interface Method {
  readonly notes: readonly Prose[];
  readonly warnings: readonly string[];
  readonly command: string;
  readonly machine: readonly Fact[];
  readonly versions: readonly Fact[];
  readonly plan: readonly Fact[];
  /** What machine and instrument were worth before the run; empty where that was not looked at. */
  readonly preflight: readonly Fact[];
  /** The sockets' byte counts against the kernel's; empty where that was not looked at. */
  readonly kernel: readonly Fact[];
  /** What the laws of distance left of the measurements; empty where no law holds for anything. */
  readonly laws: readonly Fact[];
  /** What judged the trials, which of them were lost otherwise, and how lanes were compared. */
  readonly tables: readonly Table[];
  /** The harness's own speed, and the noise of the machine. */
  readonly instrument: readonly InstrumentWorth[];
}

const COMMAND_CHARACTERS = 1000;

type Scalar = string | number | boolean | null;

/** A setting by the unit that its name ends in. */
function settingText(view: RunView, name: string, value: Scalar): string {
  const { words, lang } = view;
  if (value === null) return words.unknown;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return cleanLine(value) || '–';
  if (/Ms$/.test(name)) return formatDurationMs(value, lang);
  if (/Bytes$/.test(name)) return formatByteSize(value, lang);
  return formatNumber(value, lang, 3);
}

function machineFacts(view: RunView): Fact[] {
  const { words, lang, run } = view;
  const { machine, pinning } = run.environment;
  const known = (value: string | number | null) =>
    value === null ? words.unknown : typeof value === 'number' ? formatNumber(value, lang) : cleanLine(value);
  const pinned = pinning.available
    ? words.pinned(known(pinning.serverCpu), known(pinning.generatorCpu))
    : words.unpinned(pinning.reason === null ? null : reasonText(view, pinning.reason));
  return [
    { label: words.fact.cpu, value: known(machine.cpuModel) },
    { label: words.fact.cores, value: known(machine.cpuCount) },
    { label: words.fact.pinning, value: pinned },
    { label: words.fact.memory, value: formatByteSize(machine.memoryBytes, lang) },
    { label: words.fact.platform, value: cleanLine(`${machine.platform} ${machine.kernel} ${machine.arch}`) },
    { label: words.fact.virtualization, value: known(machine.virtualization) },
    { label: words.fact.governor, value: known(machine.governor) },
    {
      label: words.fact.load,
      value: machine.loadAverage.map((load) => formatNumber(load, lang, 2)).join(' · ') || words.unknown,
    },
    { label: words.fact.files, value: known(machine.fileHandleLimit) },
    { label: words.fact.ports, value: known(machine.ephemeralPorts) },
  ];
}

function versionFacts({ words, run }: RunView): Fact[] {
  const { environment } = run;
  const { commit, dirty } = environment;
  const named = commit === null ? words.unknown : cleanLine(commit);
  return [
    { label: words.fact.commit, value: dirty && commit !== null ? words.dirtyCommit(named) : named },
    { label: 'Node.js', value: cleanLine(environment.node) },
    { label: 'V8', value: cleanLine(environment.v8) },
    { label: 'OpenSSL', value: cleanLine(environment.openssl) },
    ...Object.entries(environment.dependencies).map(([name, version]) => ({
      label: cleanLine(name),
      value: cleanLine(version),
    })),
    { label: words.fact.uws, value: cleanLine(environment.uwsBinarySha256 ?? words.unknown) },
    { label: words.fact.lockfile, value: cleanLine(environment.lockfileSha256 ?? words.unknown) },
  ];
}

function planFacts(view: RunView): Fact[] {
  const { words, run, lang } = view;
  const { plan } = run;
  const titles = plan.scenarios.map(
    (id) => run.scenarios.find((scenario) => scenario.id === id)?.title[lang] ?? id,
  );
  return [
    { label: words.fact.run, value: cleanLine(run.runId) },
    { label: words.fact.started, value: formatMoment(cleanLine(run.startedAt)) },
    {
      label: words.fact.finished,
      value: run.finishedAt === null ? words.unknown : formatMoment(cleanLine(run.finishedAt)),
    },
    { label: words.fact.profile, value: cleanLine(plan.profile) },
    { label: words.fact.seed, value: String(plan.seed) },
    { label: words.fact.rounds, value: formatNumber(plan.rounds, lang) },
    { label: words.fact.lanes, value: plan.lanes.map(view.laneTitle).join(', ') },
    { label: words.fact.scenarios, value: titles.map((title) => cleanLine(title)).join(', ') },
    { label: words.fact.headers, value: cleanLine(plan.headers) },
    { label: words.fact.keepAlive, value: plan.keepAlive ? words.yes : words.no },
    { label: words.fact.estimate, value: formatDurationMs(plan.estimateMs, lang) },
    ...Object.entries(plan.settings).map(([name, value]) => ({
      label: cleanLine(name, 80),
      value: settingText(view, name, value),
    })),
  ];
}

export function methodOf(view: RunView): Method {
  const { words, run } = view;
  return {
    notes: [...words.methodNotes(run.ranks), words.trialsLine(countsOf(view))],
    tables: [judgedByTable(view), lostTable(view), comparisonsTable(view)].filter((table) => table !== null),
    instrument: instrumentWorth(view),
    warnings: run.warnings.map((warning) => cleanLine(warning)),
    command: cleanLine(run.command, COMMAND_CHARACTERS),
    machine: machineFacts(view),
    versions: versionFacts(view),
    plan: planFacts(view),
    preflight: preflightFacts(view),
    kernel: kernelFacts(view),
    laws: lawFacts(view),
  };
}
