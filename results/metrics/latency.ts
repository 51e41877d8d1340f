/** How late a message is, counted from its intended time, and how long the answer to one takes. */
import { latency, type Row } from './row.js';

export const latencyMetrics = {
  latencyMeanNs: latency('Mean latency', '평균 지연 시간'),
  latencyP50Ns: latency('Median latency', '지연 시간 중앙값', 'cost'),
  latencyP90Ns: latency('90th percentile latency', '지연 시간 90 백분위수'),
  latencyP99Ns: latency('99th percentile latency', '지연 시간 99 백분위수'),
  sentLatencyP50Ns: latency('Median latency from sending', '송신 기준 지연 시간 중앙값'),
  sentLatencyP99Ns: latency('99th percentile latency from sending', '송신 기준 지연 시간 99 백분위수'),
  firstMessageP50Ns: latency('Median time to the first message', '첫 메시지까지의 시간 중앙값', 'cost'),
  firstMessageP90Ns: latency('90th percentile time to the first message', '첫 메시지까지의 시간 90 백분위수'),
  firstArrivalP50Ns: latency('Until the first client has it', '첫 클라이언트 도달 시간'),
  medianArrivalP50Ns: latency('Until half of the clients have it', '절반의 클라이언트 도달 시간', 'cost'),
  lastArrivalP50Ns: latency('Until the last client has it', '마지막 클라이언트 도달 시간', 'cost'),
  lastArrivalP90Ns: latency(
    'Until the last client has it, 90th percentile',
    '마지막 클라이언트 도달 시간 90 백분위수',
  ),
  roundTripP50Ns: latency('Median round trip', '메시지 왕복 시간 중앙값', 'cost'),
  roundTripP90Ns: latency('90th percentile round trip', '메시지 왕복 시간 90 백분위수'),
  roundTripP99Ns: latency('99th percentile round trip', '메시지 왕복 시간 99 백분위수'),
} as const satisfies Record<string, Row>;
