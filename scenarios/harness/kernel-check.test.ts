import { describe, expect, test } from 'vitest';
import { headerProfiles } from '../../protocol/headers.js';
import { type LaneId, laneIds, mainLaneIds } from '../../protocol/lanes.js';
import { exchangePlan } from '../exact.js';
import { defaults } from '../settings.js';
import { checkAgainstKernel, compare, findNamespace } from './kernel-check.js';
import { openConnections, parseLoopback } from './kernel-counts.js';

/** The other lanes write what one of these does, packet by packet. */
const CHECKED: readonly LaneId[] = [...mainLaneIds, 'sse@uws', 'tcp'];
const namespace = findNamespace();
const reason = 'reason' in namespace ? namespace.reason : undefined;

describe('the check against the kernel', () => {
  test.skipIf(reason)(
    `finds the sockets and the estimated headers within 2 % of the kernel's own count${reason ? `: ${reason}` : ''}`,
    { timeout: 90_000 },
    async () => {
      const check = await checkAgainstKernel(
        {
          lanes: CHECKED,
          plan: { ...exchangePlan(defaults), patienceMs: 20_000 },
          headers: headerProfiles.browser!,
          keepAlive: true,
        },
        new AbortController().signal,
      );
      if (check.status !== 'checked') throw new Error(check.reason);
      expect(check.lanes.map(({ lane }) => lane)).toEqual(CHECKED);
      for (const lane of check.lanes) {
        if (lane.status === 'skipped') {
          expect(lane).toMatchObject({
            lane: expect.stringContaining('uws'),
            reason: expect.stringMatching(/uWebSockets\.js/),
          });
          continue;
        }
        expect(lane).toMatchObject({ status: 'agrees' });
        expect(Math.abs(lane.differenceShare)).toBeLessThanOrEqual(check.limitShare);
      }
    },
  );

  test('ends with its processes when the run is interrupted', { timeout: 30_000 }, async () => {
    const run = new AbortController();
    const checking = checkAgainstKernel(
      { lanes: laneIds, plan: exchangePlan(defaults), headers: headerProfiles.minimal!, keepAlive: true },
      run.signal,
    );
    run.abort();
    if (reason) expect(await checking).toEqual({ status: 'skipped', reason });
    else await expect(checking).rejects.toThrow(/abort/i);
  });

  test('says why it cannot run elsewhere', () => {
    expect(findNamespace('darwin')).toEqual({ reason: "network namespaces are Linux's, this is darwin" });
  });

  test('counts opening, acknowledgements and closing, and tells agreement from difference', () => {
    const counts = { connections: 1, socketBytes: 1000, segments: 4, kernelPackets: 15 };
    const headers = 2 * 60 + 5 * 52 + 2 * 4 * 52;
    const exactly = compare('ws', { ...counts, kernelBytes: 1000 + headers });
    expect(exactly).toEqual({
      lane: 'ws',
      status: 'agrees',
      connections: 1,
      socketBytes: 1000,
      estimatedHeaderBytes: headers,
      kernelBytes: 1000 + headers,
      differenceShare: 0,
      estimatedPackets: 15,
      kernelPackets: 15,
    });
    expect(compare('ws', { ...counts, kernelBytes: 1.03 * (1000 + headers) }).status).toBe('differs');
    expect(compare('ws', { ...counts, kernelBytes: 0.97 * (1000 + headers) }).status).toBe('differs');
  });
});

describe('/proc/net', () => {
  test('tells what the loopback device sent', () => {
    const text = [
      'Inter-|   Receive                                                |  Transmit',
      ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed',
      '  eth0:       1       2    0    0    0     0          0         0        3       4    0    0    0     0       0          0',
      '    lo:     100       5    0    0    0     0          0         0      200       7    0    0    0     0       0          0',
    ].join('\n');
    expect(parseLoopback(text)).toEqual({ bytes: 200, packets: 7 });
    expect(() => parseLoopback('')).toThrow('names no device lo');
  });

  test('tells connections that may still speak from those that listen or are over', () => {
    const line = (state: string) =>
      `   0: 0100007F:8000 00000000:0000 ${state} 00000000:00000000 00:00000000`;
    const text = ['  sl  local_address rem_address   st', ...['0A', '06', '01', '04', '08'].map(line)].join(
      '\n',
    );
    expect(openConnections(text)).toBe(3);
    expect(openConnections('  sl  local_address rem_address   st\n')).toBe(0);
  });
});
