/** The process that has the browser of `browser-limits`: its tabs, and the door that counts connections. */
import type { Page } from 'playwright-core';
import { pageScript } from '../harness/browser/bundle.js';
import { type Door, openDoor } from '../harness/browser/door.js';
import { type LaunchedBrowser, launchBrowser, openTab, servePages } from '../harness/browser/launch.js';
import type { TabApi } from '../harness/browser/page/limits.js';
import { type Handlers, serveParent } from '../harness/rpc.js';
import type { LimitsCommands } from './commands.js';

let door: Door;
let browser: LaunchedBrowser | undefined;
const tabs: Page[] = [];

type Call = { readonly [Name in keyof TabApi]: Parameters<TabApi[Name]> };

/** Calls what the tab's script offers. */
function inTab<Name extends keyof TabApi>(tab: Page, name: Name, ...args: Call[Name]) {
  const call = `window.limits.${name}(...${JSON.stringify(args)})`;
  return tab.evaluate<Awaited<ReturnType<TabApi[Name]>>>(call);
}

const lastTab = (): Page => {
  const tab = tabs.at(-1);
  if (!tab) throw new Error('no tab is open: send start first');
  return tab;
};

/** How many of `all` the tab of that number opens: the first ones one more where they do not divide. */
const shareOf = (all: number, tab: number): number =>
  Math.floor(all / tabs.length) + (tab < all % tabs.length ? 1 : 0);

const commands: Handlers<LimitsCommands> = {
  async start({ url, profile, tabs: count, trustedKey }) {
    browser = await launchBrowser({ profile, ...(trustedKey ? { trustedKey } : {}) });
    door = await openDoor(url);
    const stopServing = await servePages(browser.context, pageScript('limits.ts'));
    for (let i = 0; i < count; i++) tabs.push(await openTab(browser.context, door.url));
    await stopServing();
    return { pid: browser.pids()[0] ?? 0, browser: browser.version };
  },
  async open({ asked, ...ask }) {
    const beganMs = await inTab(lastTab(), 'wallMs');
    let first = 0;
    for (const [number, tab] of tabs.entries()) {
      const count = shareOf(asked, number);
      await inTab(tab, 'open', { ...ask, first, count });
      first += count;
    }
    return { beganMs };
  },
  fetch: async ({ patienceMs }) => ({ tookMs: await inTab(lastTab(), 'fetchOrdinary', patienceMs) }),
  async deliver({ quietMs }) {
    await Promise.all(tabs.map((tab) => inTab(tab, 'delivered', quietMs)));
    return {};
  },
  async release({ patienceMs }) {
    await Promise.all(tabs.map((tab) => inTab(tab, 'giveUpWaiting')));
    for (const tab of tabs) if (await inTab(tab, 'closeOne')) break;
    return { answered: (await inTab(lastTab(), 'fetchOrdinary', patienceMs)) !== null };
  },
  wall: async () => ({ atMs: await inTab(lastTab(), 'wallMs') }),
  async read() {
    const clients = (await Promise.all(tabs.map((tab) => inTab(tab, 'read')))).flat();
    return {
      clients,
      connections: door.connections(),
      unusedConnections: door.unusedConnections(),
    };
  },
};

serveParent(commands, async () => browser?.close());
