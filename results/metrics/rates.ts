/** How much a second, offered and delivered, and the cores it takes. */
import { type Row, rate, share } from './row.js';

export const rateMetrics = {
  connectionsPerSecond: rate('New connections per second', '초당 새 연결 수'),
  deliveriesPerSecond: rate('Deliveries per second', '초당 전달 수'),
  requestsPerSecond: rate('Requests per second', '초당 요청 수'),
  echoesPerSecond: rate('Echoes per second', '초당 에코 수'),
  capacityPerSecond: rate(
    'Deliveries per second within the latency limit',
    '지연 한도 안에서의 초당 전달 수',
  ),
  capacityExtrapolatedPerSecond: rate(
    'Deliveries per second, extrapolated from server CPU',
    '서버 CPU로 외삽한 초당 전달 수',
  ),
  offeredPerSecond: rate('Messages offered per second', '초당 보내려 한 메시지 수', 'neither'),
  deliveredPerSecond: rate('Messages delivered per second', '초당 전달된 메시지 수', 'neither'),
  serverCpuShare: share('Server CPU, cores', '서버 CPU (코어)'),
  generatorCpuShare: share('Generator CPU, cores', '부하 생성기 CPU (코어)'),
} as const satisfies Record<string, Row>;
