/** Where a chart's figures come from, and the commands that measure and draw it again. */
import type { RunFile } from '../../results/schema.js';
import { cleanName } from '../text.js';
import type { AnyFigure } from './figures.js';

/** What the commands are made of. */
export interface Origin {
  /** Of the result file, from the project's folder. */
  readonly file: string;
  /** Options of the run that shape what is asked, as typed. */
  readonly options: readonly string[];
  readonly seed: number;
  /** Lanes by scenario, where naming them asks for what this run asked and for nothing else. */
  readonly lanes: Readonly<Record<string, readonly string[]>>;
  readonly scenarios: readonly string[];
}

export interface Repeat {
  /** Measures what the chart shows again; null where no scenario of the run measured it. */
  readonly measure: string | null;
  /** Draws the chart from the result file. */
  readonly draw: string;
}

/** Options of `npm run bench` that shape what is asked beside lanes, scenarios and seed; true where a value follows. */
const SHAPING: Readonly<Record<string, boolean>> = {
  '--profile': true,
  '--rounds': true,
  '--rate': true,
  '--bytes': true,
  '--poll-interval': true,
  '--rtt': true,
  '--jitter': true,
  '--bandwidth': true,
  '--headers': true,
  '--no-keep-alive': false,
  '--target': true,
  '--transport': true,
};

/** What a shell takes as one word and nothing else. */
const WORD = /^[\w@%+=:,./-]+$/;

function shapingOptions(command: string): string[] {
  const words = command.split(/\s+/).flatMap((word) => {
    const [, name, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [];
    return name === undefined ? [word] : [name, value ?? ''];
  });
  return words.flatMap((word, index) => {
    if (!Object.hasOwn(SHAPING, word)) return [];
    if (!SHAPING[word]) return [word];
    const value = words[index + 1] ?? '';
    return WORD.test(value) && !value.startsWith('--') ? [word, value] : [];
  });
}

/**
 * The lanes of a scenario's asks. An ask of some lanes only is kept to them by the profile, unless they
 * are all the main ones: then a longer list of lanes would be asked there too, and none is named.
 */
function namedLanes({ plan, lanes }: RunFile, scenario: string): string[] | undefined {
  const sets = plan.asks.flatMap((ask) => (ask.scenario === scenario && !ask.anchor ? [ask.lanes] : []));
  const all = plan.lanes.filter((id) => sets.some((set) => set.includes(id)));
  const main = lanes.filter(({ id, set }) => set === 'main' && plan.lanes.includes(id));
  const isMain = (set: readonly string[]) =>
    main.length === set.length && main.every(({ id }) => set.includes(id));
  const widens = sets.some((set) => set.length < all.length && isMain(set));
  return widens || all.length === 0 || !all.every((id) => WORD.test(id)) ? undefined : all;
}

/** As a shell takes it for one word. */
const quoted = (word: string) => (WORD.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Where `npm run bench` leaves a run's file, from the project's folder. */
export const resultFileOf = ({ runId }: Pick<RunFile, 'runId'>): string =>
  `results/runs/${cleanName(runId)}.json`;

export function originOf(run: RunFile): Origin {
  const scenarios = run.plan.scenarios.filter((id) => WORD.test(id));
  const lanes = scenarios.flatMap((id) => {
    const named = namedLanes(run, id);
    return named ? [[id, named] as const] : [];
  });
  return {
    file: quoted(resultFileOf(run)),
    options: shapingOptions(run.command),
    seed: run.plan.seed,
    lanes: Object.fromEntries(lanes),
    scenarios,
  };
}

/** Charts of published figures measured again, by what they show: the name that `--anchor` takes. */
const ANCHORS: Readonly<Record<string, string>> = { traffic: 'kaazing' };

export function repeatOf(origin: Origin, { id, shows }: Pick<AnyFigure, 'id' | 'shows'>): Repeat {
  const { scenario, metric } = shows;
  const draw = `npm run report -- ${origin.file} --chart ${id}`;
  const rest = [...origin.options, '--seed', String(origin.seed)].join(' ');
  if (scenario === 'published') {
    const anchor = Object.hasOwn(ANCHORS, metric) ? ANCHORS[metric] : undefined;
    return { measure: anchor === undefined ? null : `npm run bench -- --anchor ${anchor} ${rest}`, draw };
  }
  if (!origin.scenarios.includes(scenario)) return { measure: null, draw };
  const lanes = Object.hasOwn(origin.lanes, scenario) ? ` --lanes ${origin.lanes[scenario]?.join(',')}` : '';
  return { measure: `npm run bench -- --scenarios ${scenario}${lanes} ${rest}`, draw };
}
