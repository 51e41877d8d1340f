/** Server CPU of every lane that is fresh enough, from ten clients to a million: where lanes part, and how far is measured. */
import { advise, resources, TIE_SHARE } from '../../results/model/advise.js';
import type { LaneAdvice } from '../../results/model/lane-advice.js';
import { type Needs, needsBounds } from '../../results/model/needs.js';
import type { RunCosts } from '../../results/model/run-costs.js';
import { type LookId, lookOf } from '../charts/theme.js';
import { formatNumber, formatTimes } from '../format.js';
import { coresAmount, type Voice } from './advice-amounts.js';
import type { Table } from './tables.js';

export interface CurvePoint {
  readonly clients: number;
  readonly cores: number;
  /** Carried more than twice beyond what was measured. */
  readonly far: boolean;
}

export interface CurveLine {
  readonly title: string;
  readonly look: LookId;
  readonly points: readonly CurvePoint[];
}

export interface CoresCurve {
  readonly title: string;
  readonly subtitle: string;
  readonly lines: readonly CurveLine[];
  /** Lanes that are not drawn, and why; empty where there are none. */
  readonly notDrawn: string;
  readonly table: Table;
}

const FROM = 10;
const TO = needsBounds.clients.most;
const STEPS_A_DECADE = 8;
const DECADES = Math.log10(TO / FROM);

const places = Array.from({ length: DECADES * STEPS_A_DECADE + 1 }, (_, index) =>
  Math.round(FROM * 10 ** (index / STEPS_A_DECADE)),
);

type Priced = Extract<LaneAdvice, { readonly costs: unknown }>;

interface At {
  readonly clients: number;
  readonly lanes: readonly LaneAdvice[];
}

const isDrawn = (advice: LaneAdvice): advice is Priced => advice.verdict === 'satisfies';

/** How far a lane's CPU was carried beyond what was measured; 1 where it was not. */
export function carried({ reasons }: LaneAdvice): number {
  const factors = reasons.flatMap((reason) =>
    reason.kind === 'extrapolated' && reason.what !== 'clients' ? [reason.factor] : [],
  );
  return Math.max(1, ...factors);
}

/** The first number of clients at which the dearest is told apart from the cheapest, by more than any small server has. */
function partingOf(all: readonly At[]): number | undefined {
  const counting = (cores: number) => Math.max(cores, resources.cores);
  return all.find(({ lanes }) => {
    const costs = lanes.filter(isDrawn).map(({ costs: { cores } }) => cores);
    const dearest = Math.max(...costs.map(({ low, value }) => counting(low ?? value)));
    const cheapest = Math.min(...costs.map(({ high, value }) => counting(high ?? value)));
    return dearest > cheapest * (1 + TIE_SHARE);
  })?.clients;
}

function titleOf({ words }: Voice, all: readonly At[], lines: number): string {
  const { curve } = words.calculator;
  if (lines < 2) return curve.alone;
  const parting = partingOf(all);
  return parting === undefined ? curve.together(TO) : curve.parts(Number(parting.toPrecision(1)));
}

function tableOf(voice: Voice, all: readonly At[], title: string): Table {
  const { calculator, advice } = voice.words;
  const rows = all.filter((_, index) => index % STEPS_A_DECADE === 0);
  const cellOf = (lane: LaneAdvice): string => {
    if (!isDrawn(lane)) return '–';
    const factor = carried(lane);
    const { value } = coresAmount(voice, lane.costs.cores);
    return factor > 1 ? `${value} (${calculator.curve.carried(formatTimes(factor, voice.lang))})` : value;
  };
  return {
    caption: title,
    columns: [
      { label: advice.column.clients, kind: 'number' },
      ...all[0]!.lanes.map(({ lane }) => ({ label: voice.laneTitle(lane.id), kind: 'text' as const })),
    ],
    rows: rows.map(({ clients, lanes }) => ({
      header: formatNumber(clients, voice.lang),
      headerRows: 1,
      look: null,
      cells: lanes.map(cellOf),
      withheld: null,
    })),
  };
}

/** Null where no lane is fresh enough and priced. */
export function coresCurve(voice: Voice, costs: RunCosts, needs: Needs): CoresCurve | null {
  const all = places.map((clients): At => ({ clients, lanes: advise(costs, { ...needs, clients }).lanes }));
  const first = all[0]!.lanes;
  const lines = first.flatMap((of, index): CurveLine[] => {
    if (!isDrawn(of)) return [];
    const points = all.flatMap(({ clients, lanes }) => {
      const at = lanes[index]!;
      return isDrawn(at) ? [{ clients, cores: at.costs.cores.value, far: carried(at) > 1 }] : [];
    });
    return [{ title: voice.laneTitle(of.lane.id), look: lookOf(of.lane), points }];
  });
  if (lines.length === 0) return null;
  const { curve } = voice.words.calculator;
  const title = titleOf(voice, all, lines.length);
  const rest = first.filter((advice) => !isDrawn(advice)).map(({ lane }) => voice.laneTitle(lane.id));
  return {
    title,
    subtitle: curve.subtitle,
    lines,
    notDrawn: rest.length > 0 ? curve.notDrawn(rest) : '',
    table: tableOf(voice, all, title),
  };
}
