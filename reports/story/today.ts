/** Today's web beside the story: what TLS, compression, a browser as client and a framework change here. */

import type { LaneFigure } from '../messages/shapes.js';
import type { Change } from '../messages/today-shapes.js';
import { carriedBy } from '../model/carried-by.js';
import type { Prose } from '../prose.js';
import { asked } from './asked.js';
import { type Both, bothOf, type Condition, readBeside, readStanding, twinsOf } from './conditions.js';
import type { Facts, Reading } from './facts.js';
import { alike, counted, isRead, together } from './mentions.js';
import type { Aside } from './step.js';
import { http2Said } from './today-http2.js';

/** The socket and the stream, of which the first that has both figures is told. */
const TOLD = ['websocket', 'sse', 'chunked', 'long-polling', 'short-polling'];
const STREAMS = ['sse', 'chunked'];

const COMMANDS = {
  tls: 'npm run bench -- --scenarios exact,connect --tls',
  compression: 'npm run bench -- --scenarios push --compression gzip',
  browser: 'npm run bench -- --scenarios push --client chromium',
  framework: 'npm run bench -- --scenarios exact --lanes ws,websocket@socket.io',
} as const;

/** Both in the unit of the larger. */
function changeOf(facts: Facts, { plain, other, told }: Both): Change {
  const [first, second] = alike(facts, [plain, other]) as [LaneFigure, LaneFigure];
  return { plain: first.figure, other: second.figure, told };
}

/** A figure without the condition and under it; undefined where the run has not both. */
function change(facts: Facts, lane: string, scenario: string, metric: string, condition: Condition) {
  const both = bothOf(facts, [lane], scenario, metric, condition);
  return both && { ...changeOf(facts, both), both };
}

/** What TLS's records add to a message, under whatever condition the run has it. */
function records(facts: Facts): Prose {
  for (const lane of ['ws', 'uws', ...STREAMS]) {
    const message = readTls(facts, lane, 'tlsBytesPerMessage');
    if (!message || message.value === 0) continue;
    const opening = readTls(facts, lane, 'openingTlsBytes');
    return facts.view.words.today.records({
      lane: message.name,
      message: message.figure,
      opening: opening?.figure,
    });
  }
  return [];
}

function readTls(facts: Facts, lane: string, metric: string): Reading | undefined {
  for (const { other } of twinsOf(facts, 'exact', 'tls')) {
    const found = facts.read(lane, 'exact', metric, other);
    if (isRead(found)) return found;
  }
  return readStanding(facts, lane, 'exact', metric);
}

/** Of the socket and of a stream, whatever the run has under TLS. */
function tls(facts: Facts): Prose {
  const words = facts.view.words.today;
  const said = TOLD.map((lane): Prose => {
    const opening = change(facts, lane, 'connect', 'firstMessageP50Ns', 'tls');
    const cpu = change(facts, lane, 'connect', 'serverCpuUsPerConnection', 'tls');
    const message = change(facts, lane, 'push', 'serverCpuUsPerMessage', 'tls');
    const any = opening ?? cpu ?? message;
    if (!any) return [];
    return words.tls({
      lane: any.both.plain.name,
      opening: opening && { ...opening, ...atDistance(facts, opening.both) },
      cpu,
      message,
    });
  });
  return together(...said.filter((prose) => prose.length > 0).slice(0, 2), records(facts));
}

function atDistance(facts: Facts, { plain, other, at }: Both) {
  const away = Number(at.other.rttMs) > 0;
  return {
    distance: away ? asked(facts, 'connect', 'rttMs', at.other) : undefined,
    later: facts.made('difference', [other, plain]),
  };
}

function compression(facts: Facts): Prose {
  const said = TOLD.map((lane): Prose => {
    const of = (scenario: string, metric: string) => change(facts, lane, scenario, metric, 'compression');
    const bytes = of('push', 'downBytesPerMessage') ?? of('exact', 'downBytesPerMessage');
    const cpu = of('push', 'serverCpuUsPerMessage');
    const memory = of('idle', 'serverBytesPerIdleClient');
    const any = bytes ?? cpu ?? memory;
    if (!any) return [];
    return facts.view.words.today.compression({ lane: any.both.plain.name, bytes, cpu, memory });
  });
  return together(...said.filter((prose) => prose.length > 0).slice(0, 2));
}

function client(facts: Facts): Prose {
  const words = facts.view.words.today.client;
  const missing = bothOf(facts, TOLD, 'exact', 'missingMessages', 'client')?.other;
  const age = bothOf(facts, TOLD, 'push', 'latencyP50Ns', 'client');
  const bytes =
    bothOf(facts, TOLD, 'exact', 'downBytesPerMessage', 'client') ??
    bothOf(facts, TOLD, 'push', 'downBytesPerMessage', 'client');
  return together(
    age && words.age({ ...changeOf(facts, age), lane: age.plain.name }),
    bytes && words.bytes({ ...changeOf(facts, bytes), same: bytes.plain.value === bytes.other.value }),
    missing &&
      (missing.value === 0
        ? words.all(missing.name)
        : words.missing(missing.name, counted(facts, missing).figure)),
  );
}

/** A framework's lane beside the main lane of its transport, counted exactly. */
function framework(facts: Facts): Prose {
  const words = facts.view.words.today.framework;
  const lanes = facts.view.lanes.filter(({ set }) => set === 'framework');
  const said = lanes.flatMap((lane): Prose[] => {
    const { id } = lane;
    const beside = facts.lane(carriedBy(lane));
    const both = (ways: readonly string[]) => {
      const own = ways.map((metric) => readStanding(facts, id, 'exact', metric));
      const plain = own.map((one) => one && beside && readBeside(facts, beside.id, one));
      const [read, other] = [own, plain].map((all) => all.flatMap((one) => one ?? []));
      if (!read || !other || read.length < ways.length || other.length < ways.length) return undefined;
      return {
        lane: read[0]!.name,
        framework: facts.made('sum', read),
        plain: { lane: other[0]!.name, figure: facts.made('sum', other) },
      };
    };
    const [moved, opened] = [
      both(['upBytesPerMessage', 'downBytesPerMessage']),
      both(['openingUpBytes', 'openingDownBytes']),
    ];
    return moved
      ? [
          words.moved({
            ...moved,
            opening: opened && { framework: opened.framework, plain: opened.plain.figure },
          }),
        ]
      : [];
  });
  return together(...said);
}

/** The asides of the last step, each with this run's figures or with what would measure them. */
export function todayAsides(facts: Facts): readonly Aside[] {
  const { today } = facts.view.words;
  const or = (said: Prose, command: string) => (said.length > 0 ? said : today.unmeasured(command));
  return [
    { id: 'http2', said: http2Said(facts) },
    { id: 'tls', said: or(tls(facts), COMMANDS.tls) },
    { id: 'compression', said: or(compression(facts), COMMANDS.compression) },
    { id: 'browser', said: or(client(facts), COMMANDS.browser) },
    {
      id: 'framework',
      said: together(or(framework(facts), COMMANDS.framework), today.framework.apart()),
    },
  ].map((aside) => ({ ...aside, title: today.aside[aside.id as keyof typeof today.aside] }));
}
