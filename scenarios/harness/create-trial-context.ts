/** Starts what a scenario asks for in a trial, each process at its place, with what the conditions add. */
import { setTimeout as delay } from 'node:timers/promises';
import { clockOrigin, clockSince } from '../../protocol/clock.js';
import { plainConditions } from '../../protocol/conditions.js';
import { CONTROL_VERSION, type ControlCommands } from '../../protocol/control.js';
import { findLane, isAlwaysTls } from '../../protocol/lanes.js';
import { type ServerLimits, serverLimits } from '../../protocol/limits.js';
import { textKinds } from '../../protocol/load.js';
import { ownCertificate } from './certificate.js';
import type { Child } from './child.js';
import { compiledScript } from './compiled-script.js';
import type { GeneratorCommands } from './generator/commands.js';
import type { LinkCommands } from './link/commands.js';
import { type LinkPath, pathOf } from './link/path.js';
import type { MetronomeCommands } from './metronome.js';
import { realtimePrefix } from './pinning.js';
import { reachTarget, type Target } from './target.js';
import { targetTrust } from './target-trust.js';
import type { ServerInfo, ServerProgram, TrialContext, TrialParameters } from './trial-context.js';
import { createTrialProcesses } from './trial-processes.js';

const compiled = (path: string): string => compiledScript(path, import.meta.url);

const scripts = {
  generator: compiled('./generator/main.js'),
  metronome: compiled('./metronome.js'),
  link: compiled('./link/main.js'),
};

const laneServer: ServerProgram = { script: compiled('../../servers/main.js'), args: [] };

/** A browser takes some seconds to start, and on a busy machine so does the engine of a server. */
const START_TIMEOUT_MS = 60_000;

export function createTrialContext(parameters: TrialParameters): TrialContext {
  const { lane, pinning, headers, keepAlive, seed, signal } = parameters;
  const { client, compression, tls: asked } = parameters.conditions ?? plainConditions;
  const isTls = asked || isAlwaysTls(lane);
  const compressed = compression === 'off' ? {} : { compression };
  const textKind = textKinds[parameters.settings.textKind];
  const texts = textKind && textKind !== 'random' ? { textKind } : {};
  const origin = clockOrigin();
  const now = clockSince(origin);
  const processes = createTrialProcesses(seed, signal);
  const { start, profileFolder, tickPath } = processes;
  const clientInForce: Record<string, string> = {};
  let info: ServerInfo | undefined;

  const startServer = (role: string): Child<ControlCommands> => {
    const { script, ...by } = parameters.serverProgram ?? laneServer;
    return start(role, script, pinning.serverCpu, by);
  };

  const listen = async (server: Child<ControlCommands>, port: number, limits?: Partial<ServerLimits>) => {
    const own = findLane(lane.id);
    if (!own) throw new RangeError(`no server of this suite is called ${lane.id}`);
    const ask = { version: CONTROL_VERSION, lane: own.id, host: parameters.host, port, origin };
    const tls = isTls ? { tls: (await ownCertificate()).server } : {};
    const how = { ...tls, ...compressed, ...texts, limits: { ...serverLimits, ...limits } };
    info = await server.call('start', { ...ask, ...how }, START_TIMEOUT_MS);
    return info;
  };

  const trustOf = async (target: Target | undefined) => {
    if (target) return targetTrust(target);
    return isTls ? { tls: (await ownCertificate()).trust } : {};
  };

  const enterTarget = async () => {
    const reached = await reachTarget(parameters.target!, { headers, now, ...texts });
    processes.adopt(reached.server);
    info = reached.info;
    return reached;
  };

  const startLink = async (target: string, path: LinkPath) => {
    // On the generator's core, and before it: a path does not wait until its users have time.
    const under = realtimePrefix();
    const link = start<LinkCommands>('link', scripts.link, pinning.generatorCpu, { under });
    const { url } = await link.call('open', { target, path, origin, seed });
    return { link, url };
  };

  // On no core of its own: the scheduler puts it where there is room.
  const startSilentMetronome = () =>
    start<MetronomeCommands>('metronome', scripts.metronome, null, { under: realtimePrefix() });

  return {
    ...parameters,
    now,
    origin,
    processes: processes.ids,
    info: () => info,
    clientInForce,
    pathInForce: () => {
      const path = pathOf(parameters.point);
      return path ? { ...path, linkRealtime: realtimePrefix().length > 0 } : {};
    },
    async startPair(pollIntervalMs, limits) {
      const ownServer = parameters.target ? undefined : startServer('server');
      const generator = start<GeneratorCommands>('generator', scripts.generator, pinning.generatorCpu);
      const { server, info } = ownServer
        ? { server: ownServer, info: await listen(ownServer, 0, limits) }
        : await enterTarget();
      const path = pathOf(parameters.point);
      const { link, url } = path ? await startLink(info.url, path) : { url: info.url };
      const fleet = {
        url,
        transport: lane.transport,
        headers,
        keepAlive,
        ...(await trustOf(parameters.target)),
        ...(lane.engine === 'h2' ? { http2: true as const } : {}),
        ...compressed,
        ...texts,
        pollIntervalMs,
        seed,
      };
      const browser = client === 'chromium' ? { browser: { profile: profileFolder() } } : {};
      const begun = await generator.call('start', { origin, fleet, ...browser }, START_TIMEOUT_MS);
      if (begun.browser !== undefined) clientInForce.browser = begun.browser;
      return { server, info, generator, ...(link ? { link } : {}) };
    },
    startLink,
    async startLoneServer(limits) {
      const server = startServer('server');
      return { server, info: await listen(server, 0, limits) };
    },
    async restartServer(pair, outageMs) {
      const killedNs = now();
      await pair.server.kill();
      const server = startServer('restarted server');
      await delay(Math.max(0, outageMs - (now() - killedNs) / 1e6), undefined, { signal });
      const info = await listen(server, Number(new URL(pair.info.url).port));
      return { pair: { ...pair, server, info }, killedNs, listeningNs: now() };
    },
    startSilentMetronome,
    async startMetronome(path) {
      const metronome = startSilentMetronome();
      const { niceness } = await metronome.call('connect', { path, origin });
      return { metronome, niceness, realtime: realtimePrefix().length > 0 };
    },
    startWorker: (role, script) => start(role, script, pinning.serverCpu),
    startClientWorker: (role, script) => start(role, script, pinning.generatorCpu),
    profileFolder,
    tickPath,
    endProcesses: processes.end,
    elapse: (ms) => delay(ms, undefined, { signal }),
    async end() {
      await processes.end();
      await processes.clear();
    },
  };
}
