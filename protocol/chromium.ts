/** The Chromium that this project drives: one that is installed, never one that is downloaded. */
import { accessSync, constants } from 'node:fs';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Offline and quiet: a browser that phones home would blur whose request it was. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
] as const;

export const HOW_TO_GET_CHROMIUM =
  'install one (apt-get install chromium, or npx playwright install chromium) or name yours in CHROMIUM_PATH';

/**
 * Path of a Chromium: `CHROMIUM_PATH`, or where systems put it, or `downloaded`, playwright's own where
 * that is there; undefined where there is none.
 */
export function findChromium(
  environment: NodeJS.ProcessEnv = process.env,
  downloaded?: string,
): string | undefined {
  const named = environment.CHROMIUM_PATH;
  const paths = named ? [named] : [...PATHS, ...(downloaded ? [downloaded] : [])];
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
