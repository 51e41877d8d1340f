/** Lubbers and Greco 2010, their latencies: a message that opens its connection first, and one over an open WebSocket. */
import { type At, type FigureAt, type Recipe, recipe, type Text } from './recipe.js';

const NS_PER_MS = 1e6;

const whyLatency: Text = {
  en: "The source draws a message that needs a TCP connection first, without a server's own time. Measured is a client's message there and back: its way back, half of what a WebSocket takes for both, is taken off. Keep-alive, which browsers had in 2010 too, spares the opening.",
  ko: '출처는 TCP 연결부터 열어야 하는 메시지를 그렸고 서버가 쓰는 시간은 없습니다. 여기서는 클라이언트의 메시지가 갔다가 돌아오는 시간을 재고, 돌아오는 길에 해당하는 웹소켓 왕복의 절반을 뺐습니다. 2010년의 브라우저에도 있던 keep-alive를 쓰면 연결을 새로 열지 않습니다.',
};

const distant = (lane: string): FigureAt => ({ ask: 'new-connection', lane, metric: 'roundTripP50Ns' });
const there = { post: distant('sse'), socket: distant('ws') };
const overNewConnectionMs = (at: At<typeof there>): number => (at.post - at.socket / 2) / NS_PER_MS;
const overOpenSocketMs = (at: Pick<At<typeof there>, 'socket'>): number => at.socket / 2 / NS_PER_MS;

export const latencies: readonly Recipe[] = [
  recipe({
    id: 'latency-new-connection',
    title: { en: 'A message over a connection of its own', ko: '연결을 새로 열어 보내는 메시지' },
    unit: 'ms',
    claimed: { value: 150, printed: '150 ms' },
    model: { value: 150, formula: '2d for TCP to open, d for the message, d = 50 ms' },
    needs: there,
    measure: overNewConnectionMs,
    formula:
      'median there and back, sent by POST without keep-alive and received by SSE − median of WebSocket ÷ 2',
    extrapolated: null,
    why: whyLatency,
  }),
  recipe({
    id: 'latency-open-socket',
    title: { en: 'A message over an open WebSocket', ko: '열려 있는 웹소켓으로 보내는 메시지' },
    unit: 'ms',
    claimed: { value: 50, printed: '50 ms' },
    model: { value: 50, formula: 'd = 50 ms' },
    needs: { socket: there.socket },
    measure: overOpenSocketMs,
    formula: 'median there and back by WebSocket ÷ 2',
    extrapolated: null,
    why: whyLatency,
  }),
  recipe({
    id: 'latency-ratio',
    title: { en: 'Latency: new connection to open WebSocket', ko: '지연: 열린 웹소켓에 대한 새 연결의 비' },
    unit: '1',
    claimed: { value: 3, printed: '3:1' },
    model: { value: 3, formula: '3d ÷ d' },
    needs: there,
    measure: (at) => overNewConnectionMs(at) / overOpenSocketMs(at),
    formula: 'the first of these two ÷ the second',
    extrapolated: null,
    why: whyLatency,
  }),
];
