/** What a machine cannot carry is planned down, and said, before anything is measured. */
import { defaults, profiles, type Settings } from '../profiles.js';
import { ephemeralPorts, fileHandleLimit } from './environment.js';
import type { PlanRequest } from './plan.js';

/** What the system grants, and what of it connections use up. */
interface Resource {
  readonly name: string;
  readonly had: number | null;
  /** Used whatever the number of clients: libraries, pipes; ports of connections just closed. */
  readonly aside: number;
  /** An HTTP client listens on one connection and posts on another. */
  readonly perClient: number;
  readonly remedy: string;
}

const resources = (handles: number | null, ports: number | null): Resource[] => [
  { name: 'file handles', had: handles, aside: 64, perClient: 2, remedy: 'ulimit -n 65536' },
  {
    name: 'ephemeral ports',
    had: ports,
    aside: 1000,
    perClient: 2,
    remedy: "sysctl -w net.ipv4.ip_local_port_range='1024 65535'",
  },
];

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
  ports: number | null = ephemeralPorts(),
): { request: PlanRequest; warnings: string[] } {
  const warnings: string[] = [];
  let fitted = request;
  for (const resource of resources(handles, ports)) {
    const most = mostClients(resource);
    const asked = settingsOf(fitted);
    const tooMany = connectionCounts.filter((name) => asked[name] > most);
    warnings.push(...tooMany.map((name) => warning(name, asked[name], most, resource)));
    const settings = { ...fitted.settings, ...Object.fromEntries(tooMany.map((name) => [name, most])) };
    if (tooMany.length > 0) fitted = { ...fitted, settings };
  }
  return { request: fitted, warnings };
}

function settingsOf({ profile, settings }: PlanRequest): Settings {
  const own: Partial<Settings> = profiles.find(({ id }) => id === profile)?.settings ?? {};
  return { ...defaults, ...own, ...settings };
}

function mostClients({ had, aside, perClient }: Resource): number {
  return had === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((had - aside) / perClient));
}

function warning(setting: string, asked: number, most: number, resource: Resource): string {
  const { name, had, aside, perClient, remedy } = resource;
  return (
    `${setting}: ${asked} connections need ${asked * perClient + aside} ${name}, ` +
    `this process may have ${had}; ${most} are measured. Raise the limit with: ${remedy}`
  );
}
