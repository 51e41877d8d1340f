/** One square a byte: what stands around a message by a poll, before and after HTTP/2 knows its headers. */
import type { ByteRun, DotsSpec } from '../charts/bytes/spec.js';
import { type LookId, lookOf } from '../charts/theme.js';
import { formatExact } from '../format.js';
import type { HeadsRun } from '../messages/today-shapes.js';
import type { Facts, Reading } from '../story/facts.js';
import { packedPolls } from '../story/today-http2.js';
import { byteDots } from './byte-dots.js';
import type { AnyFigure } from './figures.js';
import { roundsFoot } from './marks.js';

const ID = 'after-heads';

const runOf: Readonly<Record<string, HeadsRun>> = {
  requestHeadBytesPerMessage: 'asked',
  responseHeadBytesPerMessage: 'answered',
  framingBytesPerMessage: 'framing',
  openingUpBytes: 'firstAsked',
  openingDownBytes: 'firstAnswered',
};

/** Undefined where the run lacks a poll over one of the two. */
export function headsFigure(facts: Facts): AnyFigure | undefined {
  const packed = packedPolls(facts);
  if (!packed) return undefined;
  const { view } = facts;
  const words = view.words.today.heads;
  const size = (bytes: number) => formatExact({ id: 'wireBytes', unit: 'B' }, bytes, view.lang);
  const group = (label: string, look: LookId, readings: readonly Reading[]): DotsSpec['groups'][number] => {
    const sum = readings.reduce((total, { value }) => total + value, 0);
    const runs = readings.flatMap(({ metric, value }): ByteRun[] => {
      const run = runOf[metric] ?? 'framing';
      const tone = run === 'framing' ? 'framing' : 'repeated';
      const bytes = Math.round(value);
      return bytes > 0 ? [{ label: words.run[run], tone, bytes, text: size(value) }] : [];
    });
    return { look, label, sum: size(sum), runs };
  };
  const polling = lookOf(packed.old.readings[0]!.lane);
  const socket = packed.frame?.readings[0];
  const groups = [
    group(words.group.old, polling, packed.old.readings),
    group(words.group.first, polling, packed.first.readings),
    group(words.group.later, polling, packed.later.readings),
    ...(socket ? [group(words.group.frame, lookOf(socket.lane), [socket])] : []),
  ];
  const title = words.title({
    old: size(packed.old.value),
    later: size(packed.later.value),
    frame: packed.frame && size(packed.frame.value),
  });
  const rounds = [packed.old, packed.first, packed.later].flatMap(({ readings }) =>
    readings.flatMap(({ placed: { cell } }) => (cell.status === 'valid' ? [cell.validRounds] : [])),
  );
  return byteDots(view, ID, groups, {
    shows: { scenario: 'exact', metric: 'requestHeadBytesPerMessage', over: 'engine' },
    title,
    subtitle: words.subtitle,
    foot: roundsFoot(view, rounds),
  });
}
