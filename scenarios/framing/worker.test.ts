/** The worker as the scenario drives it: a real process, a real channel. */
import { expect, it } from 'vitest';
import { headerProfiles } from '../../protocol/headers.js';
import { startChild } from '../harness/child.js';
import { compiledScript } from '../harness/compiled-script.js';
import type { FramingCommands } from './worker.js';

it('measures a form and answers with its own CPU time', async () => {
  const script = compiledScript('./worker.js', import.meta.url);
  const worker = startChild<FramingCommands>({ role: 'framing', script, cpu: null });
  try {
    const { reading, cpuUs } = await worker.call('measure', {
      transport: 'sse',
      form: { headers: headerProfiles.browser!, keepAlive: true },
      options: { textBytes: 128, taskMs: 2 },
    });
    expect(reading.toClient.wireBytes).toBe(162);
    expect(reading.anatomy).toEqual({ chunkFramingBytes: 6, fieldBytes: 28, textBytes: 128 });
    expect(reading.toClient.make.samples).toBeGreaterThanOrEqual(64);
    expect(cpuUs).toBeGreaterThan(0);
  } finally {
    await worker.end();
  }
});
