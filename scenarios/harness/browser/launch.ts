/**
 * A real Chromium with a fresh profile, for a process of its own: it ends with that process, however
 * that ends. Whoever started the process removes the profile (`TrialContext.end`).
 */
import type { BrowserContext, Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium, HOW_TO_GET_CHROMIUM } from '../../../protocol/chromium.js';
import { UnavailableError } from '../rpc.js';
import { browserProcesses, killFamily } from './processes.js';

export interface LaunchedBrowser {
  readonly context: BrowserContext;
  readonly version: string;
  /** Its processes at this moment; empty where the system does not tell. */
  pids(): readonly number[];
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** An empty folder; all that the browser and its driver write goes there. */
  readonly profile: string;
  /** Base64 of the SHA-256 of the public key that servers may show, where they speak TLS. */
  readonly trustedKey?: string;
}

/** @throws UnavailableError where the driver or a browser is missing */
export async function launchBrowser({ profile, trustedKey }: LaunchOptions): Promise<LaunchedBrowser> {
  process.env.TMPDIR = profile; // The driver keeps a folder of its own wherever this points.
  const { chromium } = await loadDriver();
  const executablePath = findChromium(process.env, chromium.executablePath());
  if (!executablePath) throw new UnavailableError(`no Chromium was found: ${HOW_TO_GET_CHROMIUM}`);
  process.on('exit', () => killFamily(browserProcesses(profile)));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [
      ...CHROMIUM_ARGUMENTS,
      ...(trustedKey ? [`--ignore-certificate-errors-spki-list=${trustedKey}`] : []),
    ],
    // A Ctrl-C is the controller's; see serveParent.
    // The document does not come from loopback, as far as the browser knows, and the server is there.
    permissions: ['local-network-access'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return {
    context,
    version: context.browser()?.version() ?? 'unknown',
    pids: () => browserProcesses(profile),
    close: () => context.close(),
  };
}

async function loadDriver(): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core');
  } catch {
    throw new UnavailableError('playwright-core is not installed: npm install --include=optional');
  }
}

/** Without an icon of its own a page has the browser ask the host for one. */
const HEAD = '<!doctype html><title>why-websocket</title><link rel="icon" href="data:,">';
const DOCUMENT_PATH = '/why-websocket-page';

/**
 * Has the browser take the document of each page at that path from here and not from the server under
 * test, until the answered function is called: requests are held up on their way while it does.
 */
export async function servePages(context: BrowserContext, script: string): Promise<() => Promise<void>> {
  const body = `${HEAD}<script>${script.replaceAll('</', '<\\/')}</script>`;
  const isDocument = (url: URL) => url.pathname === DOCUMENT_PATH;
  await context.route(isDocument, (route) =>
    route.fulfill({
      contentType: 'text/html;charset=utf-8',
      // Isolated from other origins, a page has timers of 5 µs instead of 100 (W3C High Resolution Time).
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Cache-Control': 'no-store',
      },
      body,
    }),
  );
  return () => context.unroute(isDocument);
}

export const documentAt = (base: string): string => base + DOCUMENT_PATH;

export async function openTab(context: BrowserContext, base: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(documentAt(base), { waitUntil: 'load' });
  return page;
}
