/** Claims that are decided by captured bytes, and one that no run of this project can decide. */
import type { Facts } from '../story/facts.js';
import { type LaneWire, wireOf } from '../story/wire-facts.js';
import { arrivedWhole, type Handling, hasFrame, portsOf, SWITCHING, witnessesOf } from './captured.js';
import type { ClaimDefinition } from './claim.js';
import { door } from './doors.js';
import { evidenceWords, type Piece, unasked } from './evidence.js';

const MEASURED_BY = '--scenarios wire';

/** Weighs the capture of the lane that stands for a transport; without one, says why. */
function onWire(
  facts: Facts,
  transport: string,
  weighing: (wire: LaneWire) => Omit<Extract<Piece, { status: 'read' }>, 'status'> | undefined,
): Piece {
  const wire = wireOf(facts).of(transport);
  const weighed = wire && weighing(wire);
  if (weighed) return { status: 'read', ...weighed };
  const reason = wireOf(facts).reason(transport);
  return reason === null ? unasked : { status: 'unread', reasons: [reason], unasked: false };
}

const startsAsHttp = (facts: Facts): Piece =>
  onWire(facts, 'websocket', (wire) => {
    const [up, down] = [wire.bytes('opening', 'up'), wire.bytes('opening', 'down')];
    const head = wire.exchange.connections.get(0)?.heads.up[0];
    if (!up || !down || !head) return undefined;
    const asksFor = head.fields.get('upgrade')?.toLowerCase() === 'websocket';
    const right = asksFor && wire.status === SWITCHING && wire.acceptKeyRight === true;
    return {
      holds: right,
      said: evidenceWords(facts).handshake({ socket: wire.name, up: up.figure, down: down.figure, right }),
    };
  });

/** Whether the connection is the same one after the 101; `claimed`: what the claim says of it. */
const sameConnection =
  (claimed: boolean) =>
  (facts: Facts): Piece =>
    onWire(facts, 'websocket', (wire) => {
      const ports = portsOf(wire);
      if (!ports || wire.sameEnds === null) return undefined;
      const same = wire.sameEnds && wire.connections === 1;
      const by = witnessesOf([wire.before?.by ?? '', wire.after?.by ?? '']);
      return {
        holds: same === claimed,
        said: evidenceWords(facts).sameConnection({ socket: wire.name, ...ports, by, same }),
      };
    });

/** TCP's payload, both: HTTP's heads, and frames on the connection that they came over. */
const ownLayer = (facts: Facts): Piece =>
  onWire(facts, 'websocket', (wire) => {
    const [heads, news] = [wire.bytes('opening', 'up'), wire.bytes('news', 'down')];
    if (!heads || !news || wire.sameEnds === null) return undefined;
    const framed = wire.frameHeadBytes('news', 'down') !== undefined;
    const both = framed && wire.sameEnds && wire.connections === 1 && wire.status === SWITCHING;
    return {
      holds: !both,
      said: evidenceWords(facts).ownLayer({
        socket: wire.name,
        up: heads.figure,
        news: news.figure,
        both,
      }),
    };
  });

/** What TCP did to a message on its way, and whether the room had it whole. */
const handled =
  (handling: Handling) =>
  (facts: Facts): Piece =>
    onWire(facts, 'websocket', (wire) => {
      const sent = wire.bytes(handling, 'up');
      const whole = arrivedWhole(wire, handling);
      if (!sent || whole === undefined) return undefined;
      const said = evidenceWords(facts).handled[handling]({ socket: wire.name, sent: sent.figure, whole });
      return { holds: whole, said };
    });

/** A length before the data, in either; both ways, in a frame only. */
const alike = (facts: Facts): Piece => {
  const chunk = wireOf(facts).of('chunked');
  const chunked = chunk?.bytes('news', 'down');
  if (!chunk || !chunked) return onWire(facts, 'chunked', () => undefined);
  return onWire(facts, 'websocket', (wire) => {
    const framed = wire.bytes('news', 'down');
    const up = wire.bytes('answer', 'up');
    if (!framed || !up) return undefined;
    const sized = chunk.partBytes('news', 'down', ['chunk-size']) > 0;
    const headed = wire.frameHeadBytes('news', 'down') !== undefined;
    const oneWay = chunk.partBytes('answer', 'up', ['chunk-size']) === 0;
    const twoWay = wire.frameHeadBytes('answer', 'up') !== undefined;
    return {
      holds: sized && headed && oneWay && twoWay,
      said: evidenceWords(facts).alike({
        stream: chunk.name,
        chunked: chunked.figure,
        socket: wire.name,
        framed: framed.figure,
        up: up.figure,
      }),
    };
  });
};

/** No run says where an idea came from. */
const origin = ({ view }: Facts): Piece => ({
  status: 'unread',
  reasons: [view.words.claims.noHistory],
  unasked: false,
});

const controls = (facts: Facts): Piece =>
  onWire(facts, 'websocket', (wire) => {
    const [ping, pong] = [wire.bytes('ping', 'up'), wire.bytes('ping', 'down')];
    if (!ping || !pong) return undefined;
    const closed = wire.frames('close', 'up') + wire.frames('close', 'down') > 0;
    const answered = hasFrame(wire, 'ping', 'up', 'ping') && hasFrame(wire, 'ping', 'down', 'pong');
    return {
      holds: answered && closed && wire.connections === 1,
      said: evidenceWords(facts).controls({
        socket: wire.name,
        ping: ping.figure,
        pong: pong.figure,
        answered,
        closed,
      }),
    };
  });

const closeThenFin = (facts: Facts): Piece =>
  onWire(facts, 'websocket', (wire) => {
    const [up, down] = [wire.bytes('closing', 'up'), wire.bytes('closing', 'down')];
    if (!up || !down || wire.fins.length === 0) return undefined;
    const bothEnded = new Set(wire.fins.map(({ way }) => way)).size === 2;
    return {
      holds: wire.closedBeforeFin && bothEnded,
      said: evidenceWords(facts).closeThenFin({
        socket: wire.name,
        up: up.figure,
        down: down.figure,
        by: witnessesOf(wire.fins.map(({ by }) => by)),
        inOrder: wire.closedBeforeFin && bothEnded,
      }),
    };
  });

export const wireClaims: readonly ClaimDefinition[] = [
  { id: 'starts-as-http', pieces: [startsAsHttp], measuredBy: MEASURED_BY },
  { id: 'same-tcp', pieces: [sameConnection(true)], measuredBy: MEASURED_BY },
  {
    id: 'frames-carry-messages',
    pieces: [handled('fragments'), handled('split'), handled('joined')],
    measuredBy: MEASURED_BY,
  },
  { id: 'frames-from-chunks', pieces: [alike, origin], measuredBy: MEASURED_BY },
  { id: 'control-frames', pieces: [controls], measuredBy: MEASURED_BY },
  { id: 'close-then-fin', pieces: [closeThenFin], measuredBy: MEASURED_BY },
  { id: 'layer', misunderstanding: true, pieces: [ownLayer], measuredBy: MEASURED_BY },
  {
    id: 'upgrades-to-tcp',
    misunderstanding: true,
    pieces: [sameConnection(false)],
    measuredBy: MEASURED_BY,
  },
  { id: 'upgrade-is-a-door', pieces: [door('TLS'), door('h2c')], measuredBy: MEASURED_BY },
];
