/** Puts commands on this process's IPC channel, for the harness that started it (protocol/control.ts). */
import { answerAsks } from './answer-asks.js';
import type { Commands } from './commands.js';

/** Serves until `stop` or until the channel closes. Exits with 2 where there is no channel. */
export function serveHarness(commands: Commands): void {
  if (!process.send) {
    process.stderr.write(
      'This process is driven over an IPC channel and has none: start it with the harness.\n',
    );
    process.exit(2);
  }
  const onMessage = answerAsks(commands, (reply, to) => {
    // Without a channel there is nobody to tell, and `disconnect` has ended the process.
    process.send?.(reply, () => {
      if (to === 'stop' && process.connected) process.disconnect();
    });
  });
  process.on('message', onMessage);
  process.once('disconnect', () => process.exit());
  // A Ctrl-C reaches the whole group; the harness saves what it has and ends its processes itself.
  process.on('SIGINT', () => {});
}
