/** What the instrument itself was worth in this run: its preflight, and its byte counts against the kernel's. */
import type { KernelCheckedLane, Preflight } from '../../results/schema.js';
import { formatExact, formatNumber, threeDigits } from '../format.js';
import { cleanLine } from '../text.js';
import { percentSign } from '../units.js';
import { reasonText } from './reasons.js';
import type { RunView } from './view.js';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

const bytes = { id: '', unit: 'B' };

function idleCausesText(view: RunView, { idleCauses }: Preflight): string {
  const cores = (value: number) => formatExact({ id: 'CpuShare', unit: '1' }, value, view.lang);
  return idleCauses
    .map(({ name, pid, cores: of }) => `${cleanLine(name, 40)} (${pid}) ${cores(of)}`)
    .join(', ');
}

/** What the emulated path was worth; empty where nothing was asked over a distance. */
function linkFacts({ words, lang }: RunView, { link }: Preflight): Fact[] {
  if (!link) return [];
  const { fact } = words;
  const time = (ns: number) => formatExact({ id: '', unit: 'ns' }, ns, lang);
  const set = `${formatNumber(link.rttMs, lang, 3)}\u00a0ms`;
  const rate = `${threeDigits(link.carriedPerSecond, lang)}/s`;
  return [
    { label: fact.linkAdded, value: words.linkAdded(time(link.addedP50Ns), set) },
    { label: fact.linkLate, value: time(link.latenessP99Ns) },
    { label: fact.linkCarried, value: words.linkCarried(rate) },
    { label: fact.linkRealtime, value: link.realtime ? words.yes : words.no },
  ];
}

/** Empty where the run has no preflight. */
export function preflightFacts(view: RunView): Fact[] {
  const { words, lang } = view;
  const { preflight } = view.run;
  if (!preflight) return [];
  const time = (ns: number) => formatExact({ id: '', unit: 'ns' }, ns, lang);
  const share = (id: string, value: number | null) =>
    value === null ? words.unknown : formatExact({ id, unit: '1' }, value, lang);
  const { fact } = words;
  const clocks = preflight.clockUncertaintyNs;
  const tick = formatExact({ id: '', unit: 'µs' }, preflight.tickCpuUs, lang);
  return [
    { label: fact.timer, value: time(preflight.timerResolutionNs) },
    { label: fact.clocks, value: clocks < 0 ? words.clocksDisagree(time(-clocks)) : time(clocks) },
    { label: fact.lagP50, value: time(preflight.metronomeLagP50Ns) },
    { label: fact.lagP99, value: time(preflight.metronomeLagP99Ns) },
    { label: fact.niceness, value: formatNumber(preflight.metronomeNiceness, lang) },
    { label: fact.tickCpu, value: words.tickTakenOut(tick, formatNumber(preflight.tickRatePerSecond, lang)) },
    ...linkFacts(view, preflight),
    { label: fact.idleCores, value: share('CpuShare', preflight.idleCores) },
    { label: fact.idleSteal, value: share('', preflight.idleStealShare) },
    { label: fact.idleCauses, value: idleCausesText(view, preflight) || words.nobody },
  ];
}

function checkedLaneText(view: RunView, lane: KernelCheckedLane): string {
  const { words, lang } = view;
  if (lane.status === 'skipped') return words.gap.skipped(reasonText(view, lane.reason));
  return words.kernelLane({
    agrees: lane.status === 'agrees',
    difference: `${formatNumber(Math.abs(lane.differenceShare) * 100, lang, 2)}${percentSign(lang)}`,
    counted: formatExact(bytes, lane.socketBytes + lane.estimatedHeaderBytes, lang, 1),
    kernel: formatExact(bytes, lane.kernelBytes, lang, 1),
  });
}

/** The kernel check as text; empty where the run did not come to it. */
export function kernelFacts(view: RunView): Fact[] {
  const { words, lang } = view;
  const check = view.run.kernelCheck;
  if (!check) return [];
  if (check.status !== 'checked') {
    return [{ label: words.fact.kernel, value: words.gap[check.status](reasonText(view, check.reason)) }];
  }
  const limit = `${formatNumber(check.limitShare * 100, lang, 2)}${percentSign(lang)}`;
  const mtu = formatExact(bytes, check.mtuBytes, lang, 1);
  return [
    { label: words.fact.kernel, value: words.kernelLimit(limit, mtu) },
    ...check.lanes.map((lane) => ({ label: view.laneTitle(lane.lane), value: checkedLaneText(view, lane) })),
  ];
}
