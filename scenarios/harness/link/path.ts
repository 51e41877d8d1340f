/** What an emulated path between generator and server is like, and how a point names it. */
import type { Point } from '../../../results/schema.js';
import type { Settings } from '../../settings.js';

export interface LinkPath {
  /** Round-trip time, ms: half of it each way. */
  readonly rttMs: number;
  /** Up to so much more each way, ms, evenly spread; what left first still arrives first. */
  readonly jitterMs: number;
  /** Megabits a second each way, shared by all connections; 0 where nothing limits it. */
  readonly bandwidthMbps: number;
}

type PathSettings = Pick<Settings, keyof LinkPath>;

/** The path as part of a point. Jitter and bandwidth are those of a distance, and stand there only where there is one. */
export function pathParameters({ rttMs, jitterMs, bandwidthMbps }: PathSettings): { rttMs: number } {
  return {
    rttMs,
    ...(rttMs > 0 && jitterMs > 0 ? { jitterMs } : {}),
    ...(rttMs > 0 && bandwidthMbps > 0 ? { bandwidthMbps } : {}),
  };
}

/** The path that a point asks for, or undefined where generator and server are side by side. */
export function pathOf(point: Point): LinkPath | undefined {
  const read = (name: keyof LinkPath): number => Number(point[name] ?? 0);
  const path = {
    rttMs: read('rttMs'),
    jitterMs: read('jitterMs'),
    bandwidthMbps: read('bandwidthMbps'),
  };
  return Object.values(path).some((value) => value > 0) ? path : undefined;
}
