import { describe, expect, it } from 'vitest';
import { headerProfiles } from '../../protocol/headers.js';
import { type FramedTransport, forms } from './forms.js';
import { measureForm, type TaskReading } from './measure.js';
import type { Conversation } from './wire-form.js';

const options = { textBytes: 128, taskMs: 2 };
const open = (transport: FramedTransport) =>
  forms[transport]({ headers: headerProfiles.minimal!, keepAlive: true });

/** A message of 128 bytes costs at least some clock reading, and no machine takes a tenth of a second. */
function expectPlausible({ p50Ns, meanNs, samples }: TaskReading): void {
  expect(samples).toBeGreaterThanOrEqual(64);
  expect(p50Ns).toBeGreaterThan(0);
  expect(p50Ns).toBeLessThan(1e8);
  expect(meanNs).toBeGreaterThan(0);
}

describe('measuring a wire form', () => {
  it('times making and parsing, and an accept key only where there is a handshake', async () => {
    const line = await measureForm(await open('chunked'), options);
    for (const task of [line.toClient.make, line.toClient.parse, line.emptyStep]) expectPlausible(task);
    expect(line.toClient.wireBytes).toBe(128 + 1 + 2 + 4);
    expect([line.toServer, line.acceptKey]).toEqual([null, null]);

    const frame = await measureForm(await open('websocket'), options);
    expect(frame.toClient.wireBytes).toBe(128 + 4);
    expect(frame.toServer?.wireBytes).toBe(128 + 8);
    for (const task of [frame.toServer?.make, frame.toServer?.parse, frame.acceptKey]) expectPlausible(task!);
  });

  it('refuses a form that changes its messages', async () => {
    const real = await open('websocket');
    const corrupting: Conversation = {
      ...real,
      toClient: async (message) => ({ ...(await real.toClient(message)), received: { seq: 1, body: '' } }),
    };
    await expect(measureForm(corrupting, options)).rejects.toThrow('did not come back as it was sent');
  });

  it('refuses a form whose bytes vary between messages of one size', async () => {
    const real = await open('websocket');
    let grown = 0;
    const growing: Conversation = {
      ...real,
      toClient: async (message) => ({ ...(await real.toClient(message)), up: Buffer.alloc(grown++) }),
    };
    await expect(measureForm(growing, options)).rejects.toThrow('a message took 132 bytes');
  });
});
