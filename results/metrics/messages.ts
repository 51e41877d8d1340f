/** What goes over the wire for a message, part by part, and whether each arrived once and in its place. */
import { bytes, each, type Row } from './row.js';

export const messageMetrics = {
  upBytesPerMessage: bytes('Bytes up per delivered message', '전달된 메시지당 상향 바이트'),
  downBytesPerMessage: bytes('Bytes down per delivered message', '전달된 메시지당 하향 바이트'),
  upBytesPerConnection: bytes('Bytes up to open a connection', '연결을 여는 데 드는 상향 바이트'),
  downBytesPerConnection: bytes('Bytes down to open a connection', '연결을 여는 데 드는 하향 바이트'),
  requestsPerMessage: each('requests', 'Requests per delivered message', '전달된 메시지당 요청 수'),
  requestsPerConnection: each('requests', 'Requests to the first message', '첫 메시지까지의 요청 수'),
  connectionsPerClient: each('connections', 'Connections per client', '클라이언트당 연결 수'),
  connectionsPerMessage: each(
    'connections',
    'Connections opened per delivered message',
    '전달된 메시지당 새 연결 수',
  ),
  requestHeadBytesPerMessage: bytes(
    'Request heads per delivered message',
    '전달된 메시지당 요청 헤더 바이트',
  ),
  responseHeadBytesPerMessage: bytes(
    'Response heads per delivered message',
    '전달된 메시지당 응답 헤더 바이트',
  ),
  framingBytesPerMessage: bytes('Framing per delivered message', '전달된 메시지당 프레이밍 바이트'),
  payloadBytesPerMessage: bytes('Payload per delivered message', '전달된 메시지당 페이로드 바이트'),
  savedBytesPerMessage: {
    ...bytes('Saved by compression per delivered message', '전달된 메시지당 압축으로 줄어든 바이트'),
    better: 'higher',
  },
  sendUpBytesPerMessage: bytes('Bytes up to send a message', '메시지 하나를 보내는 상향 바이트'),
  sendDownBytesPerMessage: bytes('Bytes down to send a message', '메시지 하나를 보내는 하향 바이트'),
  sendRequestsPerMessage: each('requests', 'Requests to send a message', '메시지 하나를 보내는 요청 수'),
  sendFramingBytesPerMessage: bytes('Framing to send a message', '메시지 하나를 보내는 프레이밍 바이트'),
  openingUpBytes: bytes('Bytes up of the opening, per client', '클라이언트당 연결 시작 상향 바이트'),
  openingDownBytes: bytes('Bytes down of the opening, per client', '클라이언트당 연결 시작 하향 바이트'),
  unexplainedBytes: bytes('Bytes that the ledger does not explain', '집계로 설명되지 않는 바이트'),
  estimatedTcpIpBytesPerMessage: {
    ...bytes('TCP/IP headers per delivered message (estimated)', '전달된 메시지당 TCP/IP 헤더 (추정)'),
    tier: 'trend',
  },
  missingMessages: each('messages', 'Messages lost', '유실된 메시지'),
  duplicateMessages: each('messages', 'Messages doubled', '중복된 메시지'),
  misplacedMessages: each('messages', 'Messages out of order', '순서가 어긋난 메시지'),
  emptyAnswersPerMessage: each('answers', 'Empty answers per delivered message', '전달된 메시지당 빈 응답'),
  emptyAnswerShare: each('1', 'Share of answers that carry nothing', '빈 응답 비율', 'trend'),
} as const satisfies Record<string, Row>;

/** What encryption adds to it. */
export const tlsMetrics = {
  tlsBytesPerMessage: bytes('TLS records per delivered message', '전달된 메시지당 TLS 레코드 바이트'),
  openingTlsBytes: {
    // A signature in the handshake takes 70 to 72 bytes, as its bits happen to fall: no gate can hold it.
    ...bytes('TLS handshakes of the connections, per client', '클라이언트당 연결들의 TLS 핸드셰이크 바이트'),
    tier: 'trend',
  },
} as const satisfies Record<string, Row>;
