/** Where the numbers in the prose come from: every place of the result file that a sentence points at, once. */
import type { Estimate, RunFile } from '../../results/schema.js';
import type { Figure } from '../prose.js';
import { cleanLine, cleanName } from '../text.js';
import { conditionsText } from './conditions.js';
import type { RunView } from './view.js';

export interface Source {
  /** JSON pointer (RFC 6901) into the result file. */
  readonly pointer: string;
  /** What stands there, in words; empty where the pointer says as much. */
  readonly what: string;
  /** As it stands in the file, in the file's unit; to nine significant digits. */
  readonly value: string;
  /** 95 % interval, in the file's unit; empty where there is none. */
  readonly interval: string;
  /** How many rounds it was taken from; empty where it is no figure of rounds. */
  readonly rounds: string;
}

const VALUE_CHARACTERS = 40;

const isFigure = (value: object): value is Figure =>
  'text' in value &&
  'from' in value &&
  typeof value.text === 'string' &&
  Array.isArray(value.from) &&
  value.from.every((place) => typeof place === 'string' && place.startsWith('/'));

/** Pointers of every figure anywhere in `parts`, in the order in which they are met. */
export function citedIn(parts: unknown): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (isFigure(value)) for (const place of value.from) found.add(place);
    for (const part of Object.values(value)) walk(part);
  };
  walk(parts);
  return [...found];
}

/** What stands at a pointer (RFC 6901); undefined where nothing does. */
function resolve(run: RunFile, pointer: string): unknown {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>((at, step) => {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return undefined;
    return (at as Readonly<Record<string, unknown>>)[step];
  }, run);
}

/** The object that the last step of a pointer is taken from. */
const holderOf = (run: RunFile, pointer: string): unknown =>
  resolve(run, pointer.slice(0, pointer.lastIndexOf('/')));

const isEstimate = (value: unknown): value is Estimate =>
  typeof value === 'object' && value !== null && 'rounds' in value && 'low' in value && 'bound' in value;

const isCompared = (value: unknown): value is { low: number | null; high: number | null; pairs: number } =>
  typeof value === 'object' && value !== null && 'pairs' in value && 'low' in value && 'high' in value;

/** What a cell's figure is of: metric, lane, scenario and conditions. */
function whatOf(view: RunView, pointer: string): string {
  const { run, lang } = view;
  const [, part, index = '', kind] = pointer.split('/');
  const titled = (id: string) =>
    cleanName(run.scenarios.find((scenario) => scenario.id === id)?.title[lang] ?? id);
  const cell = part === 'cells' ? run.cells[Number(index)] : undefined;
  if (cell) {
    const metric = kind === 'metrics' ? (pointer.split('/')[4] ?? '') : '';
    const named = metric === '' ? [] : [view.metricTitle(metric.replaceAll('~1', '/').replaceAll('~0', '~'))];
    const conditions = conditionsText(view, { id: cell.scenario }, cell.point);
    return [...named, view.laneTitle(cell.lane), titled(cell.scenario), conditions]
      .filter(Boolean)
      .join(' · ');
  }
  const compared = part === 'comparisons' ? run.comparisons[Number(index)] : undefined;
  if (compared) {
    const { metric, lane, against, scenario, point } = compared;
    const lanes = `${view.laneTitle(lane)} ÷ ${view.laneTitle(against)}`;
    const conditions = conditionsText(view, { id: scenario }, point);
    return [view.metricTitle(metric), lanes, titled(scenario), conditions].filter(Boolean).join(' · ');
  }
  const anchor = part === 'anchors' ? run.anchors?.[Number(index)] : undefined;
  return anchor ? cleanLine(anchor.title[lang], 160) : '';
}

const DIGITS = 9;
const plain = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)));

function valueText({ words }: RunView, value: unknown): string {
  if (Array.isArray(value)) return words.page.items(value.length);
  if (value === null || value === undefined) return '–';
  if (typeof value === 'object') return words.page.items(Object.keys(value).length);
  return typeof value === 'number' ? plain(value) : cleanLine(String(value), VALUE_CHARACTERS);
}

function sourceOf(view: RunView, pointer: string): Source {
  const value = resolve(view.run, pointer);
  const holder =
    pointer.endsWith('/value') || pointer.endsWith('/ratio') ? holderOf(view.run, pointer) : null;
  const known = isEstimate(holder) || isCompared(holder) ? holder : null;
  const rounds = isEstimate(holder) ? holder.rounds.length : isCompared(holder) ? holder.pairs : null;
  return {
    pointer,
    what: whatOf(view, pointer),
    value: valueText(view, value),
    interval:
      known && known.low !== null && known.high !== null ? `${plain(known.low)} – ${plain(known.high)}` : '',
    rounds: rounds === null ? '' : String(rounds),
  };
}

/** The places that `parts` of the report point at. */
export function sourcesOf(view: RunView, parts: unknown): Source[] {
  return citedIn(parts).map((pointer) => sourceOf(view, pointer));
}
