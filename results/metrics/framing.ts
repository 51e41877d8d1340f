/** What one message or one handshake takes within a single process, without a socket. */
import { bytes, latency, type Row } from './row.js';

export const framingMetrics = {
  makeNsPerMessage: latency('Making one message', '메시지 하나 생성', 'cost'),
  parseNsPerMessage: latency('Parsing one message', '메시지 하나 해석', 'cost'),
  wireBytesPerMessage: bytes('Bytes on the wire for one message', '메시지 하나의 전송 바이트'),
  overheadBytesPerMessage: bytes('Bytes beyond the payload', '페이로드를 제외한 바이트'),
} as const satisfies Record<string, Row>;

export const handshakeMetrics = {
  acceptKeyNs: latency('Accept key of one handshake', '핸드셰이크 Accept 키 계산', 'cost'),
} as const satisfies Record<string, Row>;
