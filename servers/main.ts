/** The server's process: one lane, driven by the harness over the IPC channel (protocol/control.ts). */
import { createCommands } from './process/commands.js';
import { serveHarness } from './process/serve-harness.js';

serveHarness(createCommands());
