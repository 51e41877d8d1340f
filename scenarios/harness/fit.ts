/** What a machine cannot carry is planned down, and said, before anything is measured. */
import type { Settings } from '../profiles.js';
import { ephemeralPorts, fileHandleLimit } from './environment.js';

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

/** Settings that say how many connections one process holds at once, and which scenario holds them. */
const connectionCounts = {
  connectHeld: 'connect',
  pushClients: 'push',
  fanOutClients: 'fan-out',
  duplexClients: 'duplex',
  throughputClients: 'throughput',
  capacityClients: 'capacity',
} as const satisfies Partial<Record<keyof Settings, string>>;

/** What the system grants a process; null where it does not say. */
export interface Machine {
  readonly handles: number | null;
  readonly ports: number | null;
}

export function machineLimits(): Machine {
  return { handles: fileHandleLimit(), ports: ephemeralPorts() };
}

/** The settings with no more connections than the machine can carry, for one scenario or for all. */
export function settingsThatFit(
  settings: Settings,
  { handles, ports }: Machine,
  scenario?: string,
): { settings: Settings; warnings: string[] } {
  const warnings: string[] = [];
  const fitted: Record<string, number> = { ...settings };
  for (const resource of resources(handles, ports)) {
    const most = mostClients(resource);
    for (const [name, holder] of Object.entries(connectionCounts)) {
      const asked = fitted[name]!;
      if (asked <= most || (scenario !== undefined && holder !== scenario)) continue;
      warnings.push(warning(name, asked, most, resource));
      fitted[name] = most;
    }
  }
  return { settings: fitted as unknown as Settings, warnings };
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
