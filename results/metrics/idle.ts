/** What silent clients cost. */
import { bytes, cpu, each, latency, memory, type Row, rate } from './row.js';

export const idleMetrics = {
  serverBytesPerIdleClient: memory(
    'Server memory per idle client, heap and beyond',
    '유휴 클라이언트당 서버 메모리 (힙과 그 밖)',
  ),
  serverCpuUsPerClientSecond: cpu('Server CPU per idle client and second', '유휴 클라이언트당 초당 서버 CPU'),
  downBytesPerClientMinute: {
    ...bytes('Bytes down per idle client and minute', '유휴 클라이언트당 분당 하향 바이트'),
    tier: 'cost',
  },
  upBytesPerClientMinute: {
    ...bytes('Bytes up per idle client and minute', '유휴 클라이언트당 분당 상향 바이트'),
    tier: 'cost',
  },
  idleRequestsPerSecond: rate(
    'Requests per second without news',
    '새 소식 없이 오가는 초당 요청 수',
    'lower',
  ),
  serverWakeUpsPerSecond: rate(
    'Wake-ups of the server per second without news',
    '새 소식 없이 서버가 깨어난 초당 횟수',
    'lower',
  ),
  openAllNs: latency('Time to open all clients', '모든 클라이언트를 여는 데 걸린 시간'),
  clientsMeasured: {
    ...each('clients', 'Clients it was measured with', '실제로 측정한 클라이언트 수', 'trend'),
    better: 'neither',
  },
} as const satisfies Record<string, Row>;
