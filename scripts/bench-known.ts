/** `npm run bench:known`: the instrument against servers whose answers are known. */
import Table from 'cli-table3';
import { type LaneId, laneIds } from '../protocol/lanes.js';
import { type LinkAnswer, linkAnswers } from '../scenarios/harness/link/answers.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { knownAnswers, oneOfEachKind } from '../scenarios/known/known-answers.js';
import { type Answered, askKnown } from '../scenarios/known/run-known.js';
import { full } from '../scenarios/known/sizes.js';
import { pc } from './colours.js';
import { newCommand, readFlags } from './command-line.js';
import { exitCodes } from './exit-codes.js';
import { knownNames } from './options.js';
import { runCommand } from './run-command.js';
import { duration, say } from './terminal.js';

interface Wanted {
  readonly lanes: readonly LaneId[];
  readonly answers: readonly string[];
}

/** The emulated path's answers, beside those of the lanes. */
const LINK = 'link';

await runCommand(async (signal) => {
  const wanted = parse(process.argv.slice(2));
  if (!wanted) return exitCodes.ok;
  const began = Date.now();
  const answered: Answered[] = [];
  let link: LinkAnswer[] = [];
  try {
    if (wanted.answers.includes(LINK)) link = await askLink(signal);
    for (const lane of wanted.lanes) answered.push(...(await askLane(lane, wanted.answers, signal)));
  } catch (error) {
    if (!signal.aborted) throw error;
    return exitCodes.interrupted;
  }
  process.stdout.write(`${table(answered, link)}\n`);
  const all = [...link, ...answered.flatMap(({ comparisons }) => comparisons)];
  const failed = all.filter(({ ok }) => !ok).length;
  say(`${all.length - failed} of ${all.length} known answers seen, in ${duration(Date.now() - began)}`);
  return failed > 0 ? exitCodes.failed : exitCodes.ok;
});

function parse(args: readonly string[]): Wanted | null {
  const ids = [LINK, ...knownAnswers('ws', full).map(({ id }) => id)];
  const command = newCommand(
    'bench:known',
    'Measures servers of known behaviour and compares what the instrument reports with it.',
  )
    .option('--lanes <list>', `lanes to ask: ${laneIds.join(', ')}`, oneOfEachKind.join(','))
    .option('--answers <list>', `known answers to ask for: ${ids.join(', ')} (default: all)`)
    .addHelpText(
      'after',
      '\nExit codes: 0 all answers seen · 1 one was not · 2 bad arguments · 130 interrupted',
    );
  const flags = readFlags<{ lanes: string; answers?: string }>(command, args);
  if (!flags) return null;
  const { lanes, answers } = flags;
  return {
    lanes: knownNames('--lanes', lanes, laneIds) as LaneId[],
    answers: answers === undefined ? ids : knownNames('--answers', answers, ids),
  };
}

/** The emulated path, set to known delays. */
async function askLink(signal: AbortSignal): Promise<LinkAnswer[]> {
  const answers = await linkAnswers(signal);
  say(`${LINK.padEnd(29)} ${answers.every(({ ok }) => ok) ? pc.green('ok') : pc.red('FAIL')}`);
  return answers;
}

/** The lane's answers in turn. */
async function askLane(lane: LaneId, wanted: readonly string[], signal: AbortSignal): Promise<Answered[]> {
  const pinning = findPinning();
  const answered: Answered[] = [];
  for (const answer of knownAnswers(lane, full).filter(({ id }) => wanted.includes(id))) {
    const result = await askKnown(answer, { strictness: 'strict', pinning, signal });
    answered.push(result);
    const failed = result.comparisons.filter(({ ok }) => !ok).length;
    say(`${lane.padEnd(14)} ${answer.id.padEnd(14)} ${failed === 0 ? pc.green('ok') : pc.red('FAIL')}`);
    if (failed > 0) for (const reason of result.seen.reasons) say(pc.dim(`  ${reason}`));
  }
  return answered;
}

function table(answered: readonly Answered[], link: readonly LinkAnswer[]): string {
  const rows = new Table({
    head: ['lane', 'built in', 'figure', 'answer known', 'seen', 'tolerance', ''],
    style: { head: [], border: [], compact: true },
    colWidths: [null, null, null, null, 44],
    wordWrap: true,
  });
  for (const { what, known, seen, tolerance, ok } of link) {
    rows.push([LINK, 'delay', what, known, seen, tolerance, ok ? pc.green('ok') : pc.red('FAIL')]);
  }
  for (const { answer, comparisons } of answered) {
    for (const { what, known, seen, tolerance, ok } of comparisons) {
      const verdict = ok ? pc.green('ok') : pc.red('FAIL');
      rows.push([answer.lane.id, answer.id, what, known, seen, tolerance, verdict]);
    }
  }
  return rows.toString();
}
