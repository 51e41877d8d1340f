/** RFC 6455: what a frame adds to its payload. */
import { type Anchor, type Recipe, recipe } from './recipe.js';

/** Header of an unmasked frame, by the payload's length (section 5.2). */
const headerBytes = (payloadBytes: number): number =>
  payloadBytes <= 125 ? 2 : payloadBytes <= 65_535 ? 4 : 10;
const shown = (bytes: number): string => bytes.toLocaleString('en-US');
const MASK_BYTES = 4;
const SIZES = [125, 126, 65_535, 65_536];

const why = {
  en: 'A difference would be a fault: each message here is one frame, and the ledger explains every byte that the sockets counted. A message sent in fragments would take a header for each.',
  ko: '차이가 있다면 결함입니다. 여기서는 메시지 하나가 프레임 하나이고, 소켓이 센 바이트를 장부가 모두 설명합니다. 메시지를 조각내어 보내면 조각마다 헤더가 붙습니다.',
};

const down = (lane: string, payloadBytes: number): Recipe => {
  const bytes = headerBytes(payloadBytes);
  return recipe({
    id: `down-${payloadBytes}-${lane}`,
    title: {
      en: `Frame header, server to client, ${shown(payloadBytes)} bytes of payload (${lane})`,
      ko: `서버가 보내는 프레임의 헤더, 페이로드 ${shown(payloadBytes)}바이트 (${lane})`,
    },
    unit: 'B',
    claimed: { value: bytes, printed: `${bytes} bytes` },
    model: { value: bytes, formula: '2 B, and 2 more for a length over 125 B or 8 more over 65,535 B' },
    needs: { framing: { ask: `down-${payloadBytes}`, lane, metric: 'framingBytesPerMessage' } },
    measure: ({ framing: measured }) => measured,
    formula: 'bytes at the socket − payload, per message',
    extrapolated: null,
    why,
  });
};

const up = (payloadBytes: number): Recipe => {
  const bytes = headerBytes(payloadBytes) + MASK_BYTES;
  return recipe({
    id: `up-${payloadBytes}`,
    title: {
      en: `Frame header, client to server, ${shown(payloadBytes)} bytes of payload`,
      ko: `클라이언트가 보내는 프레임의 헤더, 페이로드 ${shown(payloadBytes)}바이트`,
    },
    unit: 'B',
    claimed: { value: bytes, printed: `${bytes} bytes` },
    model: { value: bytes, formula: 'as from the server, and 4 B for the mask (section 5.3)' },
    needs: { framing: { ask: `up-${payloadBytes}`, lane: 'ws', metric: 'sendFramingBytesPerMessage' } },
    measure: ({ framing: measured }) => measured,
    formula: 'bytes at the socket − payload, per message sent',
    extrapolated: null,
    why,
  });
};

export const framing: Anchor = {
  id: 'framing',
  source: {
    authors: 'I. Fette, A. Melnikov',
    work: 'RFC 6455: The WebSocket Protocol',
    year: 2011,
    place: 'sections 5.2 and 5.3',
  },
  recipes: [...['ws', 'uws'].flatMap((lane) => SIZES.map((size) => down(lane, size))), ...SIZES.map(up)],
};
