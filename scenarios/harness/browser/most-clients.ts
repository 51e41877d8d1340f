/**
 * How many clients a browser plays here: settings that would ask for more are cut down to these. Each takes
 * a frame with a control channel, and Chromium keeps 255 WebSockets and 256 other sockets in all.
 */
import type { Settings } from '../../settings.js';

const most = {
  connectSerial: 20,
  connectHeld: 50,
  pushClients: 50,
  fanOutClients: 50,
  duplexClients: 50,
  idleClients: 50,
  exactClients: 50,
} as const satisfies Partial<Settings>;

export function settingsInBrowser(settings: Settings): Settings {
  const cut = Object.entries(most).map(([name, value]) => [
    name,
    Math.min(value, settings[name as keyof typeof most]),
  ]);
  return { ...settings, ...Object.fromEntries(cut) };
}
