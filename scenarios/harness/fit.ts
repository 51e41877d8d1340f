/** What a machine cannot carry is planned down, and said, before anything is measured. */
import { defaults, profiles, type Settings } from '../profiles.js';
import { fileHandleLimit } from './environment.js';
import type { PlanRequest } from './plan.js';

/** Files a process has open beside its connections: libraries, pipes, the channel to its parent. */
const HANDLES_ASIDE = 64;
/** An HTTP client listens on one connection and posts on another. */
const HANDLES_PER_CLIENT = 2;

/** Settings that say how many connections one process holds at once. */
const connectionCounts = [
  'connectHeld',
  'pushClients',
  'fanOutClients',
  'duplexClients',
  'throughputClients',
  'capacityClients',
] as const;

export function fitToMachine(
  request: PlanRequest,
  handles: number | null = fileHandleLimit(),
): { request: PlanRequest; warnings: string[] } {
  if (handles === null) return { request, warnings: [] };
  const most = Math.max(1, Math.floor((handles - HANDLES_ASIDE) / HANDLES_PER_CLIENT));
  const profile: Partial<Settings> = profiles.find(({ id }) => id === request.profile)?.settings ?? {};
  const asked: Settings = { ...defaults, ...profile, ...request.settings };
  const tooMany = connectionCounts.filter((name) => asked[name] > most);
  const fitted = Object.fromEntries(tooMany.map((name) => [name, most]));
  const warnings = tooMany.map(
    (name) =>
      `${name}: ${asked[name]} connections need ${asked[name] * HANDLES_PER_CLIENT + HANDLES_ASIDE} file handles, ` +
      `this process may have ${handles}; ${most} are measured. Raise the limit with: ulimit -n 65536`,
  );
  return { request: { ...request, settings: { ...request.settings, ...fitted } }, warnings };
}
