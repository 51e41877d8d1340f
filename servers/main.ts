/** The server's process: one lane, driven by the harness over the IPC channel (protocol/control.ts). */
import { answerAsks } from './process/answer-asks.js';
import { createCommands } from './process/commands.js';

if (!process.send) {
  process.stderr.write(
    'This process is driven over an IPC channel and has none: start it with the harness.\n',
  );
  process.exit(2);
}

const onMessage = answerAsks(createCommands(), (reply, to) => {
  // Without a channel there is nobody to tell, and `disconnect` has ended the process.
  process.send?.(reply, () => {
    if (to === 'stop' && process.connected) process.disconnect();
  });
});

process.on('message', onMessage);
process.once('disconnect', () => process.exit());
// A Ctrl-C reaches the whole group; the harness saves what it has and ends its processes itself.
process.on('SIGINT', () => {});
