/** `npm run advise`: which lane for the user's own numbers, from costs that were measured. */
import { advise } from '../results/model/advise.js';
import { findGround, type Ground } from './advise-ground.js';
import { parseAdvise } from './advise-options.js';
import { adviceText } from './advise-text.js';
import { exitCodes } from './exit-codes.js';
import { runCommand } from './run-command.js';
import { shownPath } from './terminal.js';

await runCommand(async () => {
  const options = parseAdvise(process.argv.slice(2));
  if (!options) return exitCodes.ok;
  const found = findGround(options.run);
  const ground = { ...found, file: shownPath(found.file) };
  const advice = advise(ground.run, options.needs);
  const text = options.json
    ? JSON.stringify({ standsOn: identity(ground), ...advice }, null, 2)
    : adviceText(advice, ground);
  process.stdout.write(`${text}\n`);
  return exitCodes.ok;
});

function identity({ file, run }: Ground) {
  const { runId, startedAt, ranks, environment, plan } = run;
  return { file, runId, startedAt, ranks, machine: environment.machine, headers: plan.headers };
}
