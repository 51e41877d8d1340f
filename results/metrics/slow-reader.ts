/** What is queued for one who does not read, what becomes of him, and what the others notice. */
import { each, latency, memory, type Row } from './row.js';

export const slowReaderMetrics = {
  slowReaderQueuedBytes: memory(
    'Most that the server queues for a slow reader',
    '느린 수신자를 위해 서버가 쌓아 두는 최대 바이트',
  ),
  slowReaderKernelBytes: {
    ...memory(
      'Most that the kernel queues for a slow reader, both ends',
      '느린 수신자를 위해 커널이 쌓아 두는 최대 바이트 (양쪽 끝)',
    ),
    tier: 'trend',
  },
  slowReaderCutAfterNs: {
    ...latency('Until the slow reader is disconnected', '느린 수신자의 연결이 끊길 때까지 걸린 시간'),
    better: 'neither',
  },
  slowReadersCut: {
    ...each('connections', 'Slow readers disconnected', '연결이 끊긴 느린 수신자', 'trend'),
    better: 'neither',
  },
  slowReaderLostMessages: each(
    'messages',
    'Messages the slow reader never gets',
    '느린 수신자가 끝내 받지 못한 메시지',
    'trend',
  ),
  slowReaderCaughtUpAfterNs: latency(
    'From reading on until the slow reader has caught up',
    '다시 읽기 시작해 따라잡을 때까지 걸린 시간',
  ),
  othersLatencyP50Ns: latency(
    'Median latency of the others beside a slow reader',
    '느린 수신자가 있을 때 다른 수신자의 지연 시간 중앙값',
    'cost',
  ),
  othersLatencyP99Ns: latency(
    '99th percentile latency of the others beside a slow reader',
    '느린 수신자가 있을 때 다른 수신자의 지연 시간 99 백분위수',
  ),
  calmLatencyP50Ns: latency(
    'Median latency of the same without a slow reader',
    '느린 수신자가 없을 때 같은 수신자의 지연 시간 중앙값',
    'cost',
  ),
  calmLatencyP99Ns: latency(
    '99th percentile latency of the same without a slow reader',
    '느린 수신자가 없을 때 같은 수신자의 지연 시간 99 백분위수',
  ),
} as const satisfies Record<string, Row>;
