/** The link's process: one emulated path, which lasts as long as the process. */
import { type Clock, clockSince } from '../../../protocol/clock.js';
import { readUsage } from '../../../protocol/usage.js';
import { serveParent } from '../rpc.js';
import { randomSource } from '../schedule.js';
import type { LinkCommands } from './commands.js';
import { openRelay } from './relay.js';
import { createReleaser, type Releaser } from './releaser.js';

let opened: { readonly now: Clock; readonly releaser: Releaser } | undefined;

serveParent<LinkCommands>({
  open: async ({ target, path, origin, seed }) => {
    const now = clockSince(origin);
    const releaser = createReleaser(now);
    opened = { now, releaser };
    const { url } = await openRelay({ target, path, now, releaser, random: randomSource(seed) });
    return { url };
  },
  read: () => {
    if (!opened) throw new Error('read was asked for before open');
    return { usage: readUsage(opened.now()), lateness: opened.releaser.lateness() };
  },
});
