/** `npm run serve -- --lane sse --port 8080`: one lane's server by itself, for curl, a browser or another machine. */
import { findLane, laneIds } from '../protocol/lanes.js';
import { serverLimits } from '../protocol/limits.js';
import { loadLane } from '../servers/registry.js';
import { createTopic } from '../servers/topic.js';
import { newCommand, readFlags } from './command-line.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { knownName, numberWithin } from './options.js';
import { runCommand } from './run-command.js';
import { say } from './terminal.js';

const serveCommand = newCommand(
  'serve',
  'Runs the server of one lane until Ctrl-C, publishing a line of text at a steady pace.',
)
  .requiredOption('--lane <id>', `which lane: ${laneIds.join(', ')}`)
  .option('--port <n>', 'port to bind; 0 lets the system choose', '8080')
  .option('--host <address>', 'address to bind', '127.0.0.1')
  .option('--every <ms>', 'a message every so many ms; 0 for none', '1000');

await runCommand(async (signal) => {
  const flags = readFlags<{ lane: string; port: string; host: string; every: string }>(
    serveCommand,
    process.argv.slice(2),
  );
  if (!flags) return exitCodes.ok;
  const lane = findLane(knownName('--lane', flags.lane, laneIds))!;
  const port = numberWithin('--port', flags.port, { least: 0, most: 65_535, unit: '', whole: true });
  const everyMs = numberWithin('--every', flags.every, {
    least: 0,
    most: 3_600_000,
    unit: ' ms',
    whole: true,
  });
  const topic = createTopic(serverLimits);
  const listening = await bound(async () =>
    (await loadLane(lane.id)).listen(topic, { host: flags.host, port, limits: serverLimits }),
  );
  process.stdout.write(`${listening.url}\n`);
  say(`${lane.title.en} (engine ${lane.engine}); paths are in docs/wire-contract.md; Ctrl-C ends it`);
  let count = 0;
  const ticking = everyMs > 0 ? setInterval(() => topic.publish(`message ${++count}`), everyMs) : undefined;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(ticking);
  await listening.close();
  return exitCodes.ok;
});

async function bound<T>(listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the server could not start: ${reason}. Try another --port or --host.`);
  }
}
