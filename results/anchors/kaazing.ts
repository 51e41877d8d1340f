/** Lubbers and Greco 2010: a ticker polled each second against a ticker pushed over a WebSocket. */
import { latencies } from './kaazing-latency.js';
import { type Anchor, type At, type FigureAt, type Recipe, recipe, type Text } from './recipe.js';

/** Heads of a request and its answer as the source counts them, without line ends, and with them. */
const PRINTED_HEADS_BYTES = 871;
const HEADS_BYTES = 909;
const FRAME_BYTES = 2;
const PAYLOAD_BYTES = 20;
/** IPv4 and TCP without options. */
const SEGMENT_BYTES = 40;
/** Request, answer and one acknowledgement; of a message pushed, itself and its acknowledgement. */
const POLL_WIRE_BYTES = HEADS_BYTES + PAYLOAD_BYTES + 3 * SEGMENT_BYTES;
const PUSH_WIRE_BYTES = FRAME_BYTES + PAYLOAD_BYTES + 2 * SEGMENT_BYTES;
/** Readers that are measured: larger numbers are carried on from them. */
const MEASURED_CLIENTS = 1000;

const number = (value: number): string => value.toLocaleString('en-US');
/** Of a message a second to so many clients. What the source calls Mbps is divided by 2 to the 20th. */
const mibit = (bytesPerMessage: number, clients: number): number => (bytesPerMessage * clients * 8) / 2 ** 20;

const polling = (metric: string): FigureAt => ({ ask: 'ticker', lane: 'short-polling', metric });
const socket = (metric: string): FigureAt => ({ ask: 'ticker', lane: 'ws', metric });
const pollHeads = {
  request: polling('requestHeadBytesPerMessage'),
  answer: polling('responseHeadBytesPerMessage'),
};
const frame = { frame: socket('framingBytesPerMessage') };
const pollWire = {
  pollUp: polling('upBytesPerMessage'),
  pollDown: polling('downBytesPerMessage'),
  pollTcpIp: polling('estimatedTcpIpBytesPerMessage'),
};
const pushWire = {
  pushUp: socket('upBytesPerMessage'),
  pushDown: socket('downBytesPerMessage'),
  pushTcpIp: socket('estimatedTcpIpBytesPerMessage'),
};
const headsOf = (at: At<typeof pollHeads>): number => at.request + at.answer;
const pollWireOf = (at: At<typeof pollWire>): number => at.pollUp + at.pollDown + at.pollTcpIp;
const pushWireOf = (at: At<typeof pushWire>): number => at.pushUp + at.pushDown + at.pushTcpIp;

const whyHeads: Text = {
  en: "The request is made to have the source's size with its line ends, 716 bytes; the answer's head is what this suite's server sends, with fewer fields or more than the one counted in 2010. The source counts its printed text, without line ends, and calls mebibits megabits.",
  ko: '요청은 줄 끝까지 센 출처의 크기인 716바이트에 맞추었고, 응답 헤더는 이 프로젝트의 서버가 보내는 그대로여서 2010년에 센 것과 필드 수가 다릅니다. 출처는 줄 끝을 뺀 글자만 세었고 메비비트를 메가비트라고 적었습니다.',
};
const whyFrame: Text = {
  en: "The source's two bytes were the delimiters of a draft of the time. RFC 6455 has two as well for a text this short; its frames to the server have six.",
  ko: '출처의 2바이트는 당시 초안의 구분자입니다. RFC 6455에서도 이만큼 짧은 메시지는 2바이트이며, 서버로 가는 프레임은 6바이트입니다.',
};
const whyWire: Text = {
  en: 'The source leaves out payload and TCP/IP, which both ways of sending pay for. The model has bare headers of 40 bytes a segment, the measurement an estimate of 52, with timestamps, as today.',
  ko: '출처는 두 방식 모두에 드는 페이로드와 TCP/IP를 빼고 셌습니다. 모델은 세그먼트마다 옵션 없는 40바이트, 측정은 요즘처럼 타임스탬프를 넣은 추정값 52바이트로 셉니다.',
};

const carriedOn = (clients: number): Text | null =>
  clients === MEASURED_CLIENTS
    ? null
    : {
        en: `carried on from the bytes of a message to each of ${number(MEASURED_CLIENTS)} clients`,
        ko: `클라이언트 ${number(MEASURED_CLIENTS)}개에서 잰 메시지당 바이트에서 외삽`,
      };

/** What the source printed for each of its three sizes. */
const USE_CASES = [
  { clients: 1000, polled: '6.6', pushed: '0.015' },
  { clients: 10_000, polled: '66', pushed: '0.153' },
  { clients: 100_000, polled: '665', pushed: '1.526' },
];

const mbps = (printed: string) => ({ value: Number(printed), printed: `${printed} Mbps` });
const titled = (clients: number, en: string, ko: string): Text => ({
  en: `${number(clients)} clients, a message a second: ${en}`,
  ko: `클라이언트 ${number(clients)}개, 초당 메시지 하나: ${ko}`,
});

function onHeaders({ clients, polled, pushed }: (typeof USE_CASES)[number]): Recipe[] {
  const shared = { unit: 'Mibit/s', extrapolated: carriedOn(clients) };
  return [
    recipe({
      ...shared,
      id: `headers-polling-${clients}`,
      title: titled(clients, 'polling, headers alone', '숏 폴링, 헤더만'),
      claimed: mbps(polled),
      model: { value: mibit(PRINTED_HEADS_BYTES, clients), formula: `871 B × 8 × ${number(clients)} ÷ 2^20` },
      needs: pollHeads,
      measure: (at) => mibit(headsOf(at), clients),
      formula: `bytes of heads per message × 8 × ${number(clients)} ÷ 2^20`,
      why: whyHeads,
    }),
    recipe({
      ...shared,
      id: `headers-websocket-${clients}`,
      title: titled(clients, 'WebSocket, framing alone', '웹소켓, 프레이밍만'),
      claimed: mbps(pushed),
      model: { value: mibit(FRAME_BYTES, clients), formula: `2 B × 8 × ${number(clients)} ÷ 2^20` },
      needs: frame,
      measure: ({ frame: bytes }) => mibit(bytes, clients),
      formula: `bytes of framing per message × 8 × ${number(clients)} ÷ 2^20`,
      why: whyFrame,
    }),
  ];
}

function onTheWire({ clients }: (typeof USE_CASES)[number]): Recipe[] {
  const shared = { unit: 'Mibit/s', extrapolated: carriedOn(clients), claimed: null, why: whyWire };
  const formula = `bytes per message, payload and estimated TCP/IP included, × 8 × ${number(clients)} ÷ 2^20`;
  return [
    recipe({
      ...shared,
      id: `wire-polling-${clients}`,
      title: titled(clients, 'polling, on the wire', '숏 폴링, 실제 전송량'),
      model: {
        value: mibit(POLL_WIRE_BYTES, clients),
        formula: `(909 + 20 + 3 × 40) B × 8 × ${number(clients)} ÷ 2^20`,
      },
      needs: pollWire,
      measure: (at) => mibit(pollWireOf(at), clients),
      formula,
    }),
    recipe({
      ...shared,
      id: `wire-websocket-${clients}`,
      title: titled(clients, 'WebSocket, on the wire', '웹소켓, 실제 전송량'),
      model: {
        value: mibit(PUSH_WIRE_BYTES, clients),
        formula: `(2 + 20 + 2 × 40) B × 8 × ${number(clients)} ÷ 2^20`,
      },
      needs: pushWire,
      measure: (at) => mibit(pushWireOf(at), clients),
      formula,
    }),
  ];
}

const ratios: readonly Recipe[] = [
  recipe({
    id: 'headers-ratio',
    title: { en: 'Header bytes: polling to WebSocket', ko: '헤더 바이트: 웹소켓에 대한 숏 폴링의 비' },
    unit: '1',
    claimed: { value: 500, printed: '500:1' },
    model: { value: PRINTED_HEADS_BYTES / FRAME_BYTES, formula: "871 ÷ 2, the source's own numbers" },
    needs: { ...pollHeads, ...frame },
    measure: (at) => headsOf(at) / at.frame,
    formula: 'bytes of heads per message by polling ÷ bytes of framing per message by WebSocket',
    extrapolated: null,
    why: {
      en: `"500:1" is not what the source's own numbers come to. ${whyHeads.en}`,
      ko: `출처의 숫자로 계산해도 500:1은 나오지 않습니다. ${whyHeads.ko}`,
    },
  }),
  recipe({
    id: 'wire-ratio',
    title: {
      en: 'All bytes on the wire: polling to WebSocket',
      ko: '전체 전송 바이트: 웹소켓에 대한 숏 폴링의 비',
    },
    unit: '1',
    claimed: null,
    model: { value: POLL_WIRE_BYTES / PUSH_WIRE_BYTES, formula: '(909 + 20 + 3 × 40) ÷ (2 + 20 + 2 × 40)' },
    needs: { ...pollWire, ...pushWire },
    measure: (at) => pollWireOf(at) / pushWireOf(at),
    formula: 'bytes per message by polling ÷ by WebSocket, payload and estimated TCP/IP included',
    extrapolated: null,
    why: whyWire,
  }),
];

export const kaazing: Anchor = {
  id: 'kaazing',
  source: {
    authors: 'P. Lubbers, F. Greco',
    work: 'HTML5 Web Sockets: A Quantum Leap in Scalability for the Web',
    year: 2010,
    place: 'use cases A to C; latency comparison',
  },
  recipes: [...USE_CASES.flatMap(onHeaders), ...USE_CASES.flatMap(onTheWire), ...ratios, ...latencies],
};
