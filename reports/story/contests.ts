/** Where another way ties with WebSocket or does better, by the run's own comparisons. */
import type { ContestId } from '../messages/after-shapes.js';
import type { Prose } from '../prose.js';
import type { Facts, Where } from './facts.js';
import { counted, isRead, STREAMS, together } from './mentions.js';
import type { Aside } from './step.js';

interface Contest {
  readonly id: ContestId;
  readonly scenario: string;
  /** The less of it, the better. */
  readonly metric: string;
  readonly at: Where;
  /** Against which transports. */
  readonly against: readonly string[];
}

const SOCKET = 'websocket';
const POLLING = ['short-polling', 'long-polling'];

/** Fixed beforehand, whatever a run shows: those in which one may doubt that a socket wins. */
const contests: readonly Contest[] = [
  { id: 'freshAway', scenario: 'push', metric: 'latencyP50Ns', at: 'away', against: STREAMS },
  { id: 'talkAway', scenario: 'duplex', metric: 'roundTripP50Ns', at: 'away', against: STREAMS },
  { id: 'cpu', scenario: 'push', metric: 'serverCpuUsPerMessage', at: 'near', against: POLLING },
  {
    id: 'opening',
    scenario: 'connect',
    metric: 'firstMessageP50Ns',
    at: 'away',
    against: [...POLLING, ...STREAMS],
  },
  { id: 'everyone', scenario: 'fan-out', metric: 'lastArrivalP50Ns', at: 'near', against: STREAMS },
  {
    id: 'memory',
    scenario: 'idle',
    metric: 'serverBytesPerIdleClient',
    at: 'near',
    against: ['short-polling', ...STREAMS],
  },
];

interface Outcome {
  readonly compared: number;
  readonly said: Prose;
  /** It takes more than a sentence. */
  readonly isLong: boolean;
}

/** What the step's beat has room for, beside that WebSocket is not ahead everywhere. */
const BRIEFLY = 2;

/**
 * Other sockets that take less server CPU a message than short polling: without them, what the first one
 * loses against a poller would pass for the protocol's.
 */
export function leanerSockets(facts: Facts): Prose {
  const { view } = facts;
  const [first, polled] = [facts.lane(SOCKET), facts.lane('short-polling')];
  if (!first || !polled) return [];
  const leaner = view.lanes.filter(({ id, transport, set, engine }) => {
    if (transport !== SOCKET || set !== 'main' || engine === first.engine) return false;
    const times = facts.times('push', 'serverCpuUsPerMessage', id, polled.id);
    return times.status === 'apart' && times.value < 1;
  });
  const names = leaner.map(({ id }) => view.laneTitle(id));
  return names.length > 0 ? view.words.way.answer.leaner(names, view.laneTitle(polled.id)) : [];
}

function outcomeOf(facts: Facts, { id, scenario, metric, at, against }: Contest): Outcome {
  const words = facts.view.words.after.after;
  const socket = facts.lane(SOCKET);
  if (!socket) return { compared: 0, said: [], isLong: false };
  const title = facts.view.laneTitle(socket.id);
  const distance = (at === 'away' ? facts.distance(scenario) : undefined) ?? '';
  const met = against.flatMap((transport) => {
    const lane = facts.lane(transport);
    const times = facts.times(scenario, metric, socket.id, transport, at);
    return lane && times.status !== 'absent'
      ? [{ name: facts.view.laneTitle(lane.id), transport, times }]
      : [];
  });
  const tied = met.filter(({ times }) => times.status === 'tie').map(({ name }) => name);
  const lost = met.flatMap(({ name, transport, times }) =>
    times.status === 'apart' && times.value > 1 ? [{ name, transport, times: times.figure }] : [],
  );
  const asked = facts.read('short-polling', 'push', 'requestsPerMessage');
  const gathered =
    id === 'cpu' && isRead(asked) && asked.value < 1 ? words.manyAnAnswer(counted(facts, asked).figure) : [];
  const said = together(
    ...lost.map(({ name, transport, times }) =>
      together(
        words.beaten[id](title, { lane: name, figure: times }, distance),
        transport === 'short-polling' ? gathered : undefined,
        transport === 'short-polling' && id === 'cpu' ? leanerSockets(facts) : undefined,
      ),
    ),
    tied.length > 0 ? words.tied[id](title, tied, distance) : undefined,
  );
  const isLong = lost.length + Math.min(1, tied.length) > 1 || (lost.length > 0 && gathered.length > 0);
  return { compared: met.length, said, isLong };
}

/** The first contests that a sentence tells, and all others. */
function toldContests(facts: Facts) {
  const outcomes = contests.map((contest) => outcomeOf(facts, contest));
  const said = outcomes.filter((outcome) => outcome.said.length > 0);
  const brief = said.filter(({ isLong }) => !isLong).slice(0, BRIEFLY);
  return { outcomes, said, brief, more: said.filter((outcome) => !brief.includes(outcome)) };
}

/** That WebSocket does not win everywhere, with the first examples; that nothing was compared, where nothing was. */
export function contestSentences(facts: Facts): Prose {
  const words = facts.view.words.after.after;
  if (!facts.view.run.ranks) return words.unranked();
  const { outcomes, said, brief } = toldContests(facts);
  if (said.length > 0) return together(words.level(), ...brief.map((outcome) => outcome.said));
  return outcomes.some(({ compared }) => compared > 0) ? words.uncontested() : words.uncompared();
}

/** The ties with WebSocket, and what does better, that the beat had no room for. */
export function moreContests(facts: Facts): Aside {
  const { contests: title } = facts.view.words.after.after;
  const more = facts.view.run.ranks ? toldContests(facts).more : [];
  return { id: 'contests', title, said: together(...more.map(({ said }) => said)) };
}

/** The stream that ties with the socket in the age of news at a distance; undefined where none does. */
export function tiedStream(facts: Facts): string | undefined {
  return STREAMS.find(
    (stream) => facts.times('push', 'latencyP50Ns', stream, SOCKET, 'away').status === 'tie',
  );
}
