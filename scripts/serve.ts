/** `npm run serve -- --lane sse --port 8080`: one lane's server by itself, for curl, a browser or another machine. */
import { findLane, isAlwaysTls, laneIds } from '../protocol/lanes.js';
import { serverLimits } from '../protocol/limits.js';
import { loadLane } from '../servers/registry.js';
import { createTopic } from '../servers/topic.js';
import { newCommand, readFlags } from './command-line.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { knownName, numberWithin } from './options.js';
import { runCommand } from './run-command.js';
import { howToTrust, isNameOrAddress, type ServedTls, serveTls } from './serve-tls.js';
import { say } from './terminal.js';

const HELP_AFTER = `
Prints the server's URL on stdout; over TLS the file with the certificate's authority (PEM) on stderr, gone when it ends.

Examples:
  npm run serve -- --lane sse
  npm run serve -- --lane sse --tls --port 8443
  npm run serve -- --lane long-polling@h2 --every 0 --port 0`;

const serveCommand = newCommand(
  'serve',
  'Runs the server of one lane until Ctrl-C, publishing a line of text at a steady pace.',
)
  .requiredOption('--lane <id>', `which lane: ${laneIds.join(', ')}`)
  .option('--port <n>', 'port to bind; 0 lets the system choose', '8080')
  .option('--host <address>', 'address to bind', '127.0.0.1')
  .option('--every <ms>', 'a message every so many ms; 0 for none', '1000')
  .option('--tls', 'speak TLS, by a certificate made at the start; HTTP/2 (@h2) does always')
  .addHelpText('after', HELP_AFTER);

interface Flags {
  readonly lane: string;
  readonly port: string;
  readonly host: string;
  readonly every: string;
  readonly tls?: true;
}

await runCommand(async (signal) => {
  const flags = readFlags<Flags>(serveCommand, process.argv.slice(2));
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
  const tls = flags.tls || isAlwaysTls(lane) ? await certified(flags.host) : undefined;
  const options = { host: flags.host, port, limits: serverLimits, ...(tls ? { tls: tls.server } : {}) };
  const listening = await bound(async () => (await loadLane(lane.id)).listen(topic, options));
  process.stdout.write(`${listening.url}\n`);
  say(`${lane.title.en} (engine ${lane.engine}); paths are in docs/wire-contract.md; Ctrl-C ends it`);
  if (tls) say(howToTrust(tls.caFile, listening.url, lane.transport));
  let count = 0;
  const ticking = everyMs > 0 ? setInterval(() => topic.publish(`message ${++count}`), everyMs) : undefined;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(ticking);
  await listening.close();
  return exitCodes.ok;
});

function certified(host: string): Promise<ServedTls> {
  if (isNameOrAddress(host)) return serveTls(host);
  throw new UsageError(`--host: "${host}" was given, a name or an address is expected, such as 127.0.0.1.`);
}

async function bound<T>(listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the server could not start: ${reason}. Try another --port or --host.`);
  }
}
