/** What `npm run baseline` says: a line a lane, the figures that differ below it, and the versions. */
import { formatExact } from '../reports/format.js';
import type { Change } from '../results/compare/change.js';
import {
  type BaselineCheck,
  type BaselineOutcome,
  type LaneCheck,
  versionText,
} from '../results/exact-baseline/check.js';
import { inert, sizeText } from './compare-text.js';

const NAME_WIDTH = 22;
const RENEW = 'npm run baseline -- --renew';

const words: Readonly<Record<LaneCheck['status'], string>> = {
  same: 'the same',
  differs: 'differs',
  'other versions': 'cannot tell',
  skipped: 'SKIPPED',
  'not valid': 'NOT VALID',
  'no baseline': 'not in the baseline',
  'not asked': 'not counted',
};

export function baselineText({ lanes, versions }: BaselineCheck): string {
  const fixed = versions.map((version) => {
    const whose = version.ofMachine
      ? 'this machine brings another version'
      : 'the commit fixes another version';
    return `${whose}: ${versionText(version)}`;
  });
  return [...fixed, ...lanes.flatMap(laneLines)].map(inert).join('\n');
}

function laneLines({ lane, point, status, reason, changes, oneSided, compared }: LaneCheck): string[] {
  const counted = compared > 0 ? ` · ${compared} figures` : '';
  const under = status === 'same' && reason !== null ? ', though under another version' : '';
  const why = reason === null || under !== '' ? '' : `: ${reason}`;
  const head = `${lane.padEnd(NAME_WIDTH)} ${words[status]}${under}${counted} · ${point}${why}`;
  return [
    head,
    ...changes.map((change) => `  ${changeText(change)}`),
    ...oneSided.map((text) => `  ${text}`),
  ];
}

/** `worse: Bytes down per delivered message 162 B, now 192 B (+18.5 %)` */
function changeText(change: Change): string {
  const { metric, base, head, verdict, method } = change;
  const show = (value: number) => formatExact(metric, value, 'en');
  const [least, most] = [Math.min(...head.rounds), Math.max(...head.rounds)];
  const now = least === most ? show(head.value) : `${show(least)} to ${show(most)}`;
  const size = verdict === 'cannot tell' ? method : sizeText(change);
  return `${verdict}: ${metric.title.en} ${show(base.value)}, now ${now} (${size})`;
}

const counted = (lanes: readonly LaneCheck[], status: LaneCheck['status']): number =>
  lanes.filter((lane) => lane.status === status).length;

/** The last line: what it comes to, and what to do. */
export function baselineVerdict(outcome: BaselineOutcome, { lanes }: BaselineCheck): string {
  const same = `${counted(lanes, 'same')} of ${lanes.length} as in the baseline`;
  const sentences: Readonly<Record<BaselineOutcome, string>> = {
    same: `${same}.`,
    renew: `${same}, nothing worse. Renew the baseline, so that the change is kept: ${RENEW}`,
    worse: `error: ${same}, and a figure is worse. If that is meant, ${RENEW}, and have the diff reviewed.`,
    'not valid': `error: ${same}, and a lane could not be counted: see its reason.`,
    'cannot tell':
      `warning: ${same}; not all of it could be told: what is skipped, new, or counted under other versions ` +
      'than the baseline is named above.',
  };
  return sentences[outcome];
}
