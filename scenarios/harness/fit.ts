/** What a machine cannot carry is planned down, and said, before anything is measured. */
import type { Settings } from '../settings.js';
import { ephemeralPorts, fileHandleLimit } from './environment.js';

/** What the system grants, and what of it connections use up. */
interface Resource {
  readonly name: string;
  readonly had: number | null;
  /** Used whatever the number of clients: libraries, pipes; ports of connections just closed. */
  readonly aside: number;
  readonly remedy: string;
}

const resources = (handles: number | null, ports: number | null): Resource[] => [
  { name: 'file handles', had: handles, aside: 64, remedy: 'ulimit -n 65536' },
  {
    name: 'ephemeral ports',
    had: ports,
    aside: 1000,
    remedy: "sysctl -w net.ipv4.ip_local_port_range='1024 65535'",
  },
];

/** A client that only listens has one connection. */
const LISTENS = 1;
/** An HTTP client that sends too listens on one connection and posts on another. */
const LISTENS_AND_SENDS = 2;

/**
 * Settings that say how many clients one process has at once: which scenario has them, and connections
 * that each holds (or leaves behind within a trial).
 */
const connectionCounts = {
  connectHeld: { holder: 'connect', perClient: LISTENS_AND_SENDS },
  pushClients: { holder: 'push', perClient: LISTENS_AND_SENDS },
  fanOutClients: { holder: 'fan-out', perClient: LISTENS_AND_SENDS },
  duplexClients: { holder: 'duplex', perClient: LISTENS_AND_SENDS },
  throughputClients: { holder: 'throughput', perClient: LISTENS_AND_SENDS },
  capacityClients: { holder: 'capacity', perClient: LISTENS_AND_SENDS },
  anchorClients: { holder: 'anchor-paced', perClient: LISTENS_AND_SENDS },
  idleClients: { holder: 'idle', perClient: LISTENS },
  recoveryClients: { holder: 'recovery', perClient: LISTENS_AND_SENDS },
  slowReaderClients: { holder: 'slow-reader', perClient: LISTENS_AND_SENDS },
} as const satisfies Partial<Record<keyof Settings, Holder>>;

interface Holder {
  readonly holder: string;
  readonly perClient: number;
}

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
    for (const [name, { holder, perClient }] of Object.entries(connectionCounts)) {
      const most = mostClients(resource, perClient);
      const asked = fitted[name]!;
      if (asked <= most || (scenario !== undefined && holder !== scenario)) continue;
      warnings.push(warning(name, { asked, most, perClient }, resource));
      fitted[name] = most;
    }
  }
  return { settings: fitted as unknown as Settings, warnings };
}

function mostClients({ had, aside }: Resource, perClient: number): number {
  return had === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((had - aside) / perClient));
}

function warning(
  setting: string,
  { asked, most, perClient }: { asked: number; most: number; perClient: number },
  { name, had, aside, remedy }: Resource,
): string {
  return (
    `${setting}: ${asked} connections need ${asked * perClient + aside} ${name}, ` +
    `this process may have ${had}; ${most} are measured. Raise the limit with: ${remedy}`
  );
}
