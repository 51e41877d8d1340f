/**
 * Every metric in one table: its unit, which way is better, its tier, and its titles.
 *
 * Tiers: `exact` figures are counts that depend on no clock; `cost` figures are compared in pairs;
 * `trend` figures are shown and tracked, and gate nothing.
 */
import type { MetricInfo } from './schema.js';

type Row = Omit<MetricInfo, 'id' | 'title'> & { readonly en: string; readonly ko: string };

const latency = (en: string, ko: string, tier: Row['tier'] = 'trend'): Row => ({
  unit: 'ns',
  better: 'lower',
  tier,
  en,
  ko,
});
const bytes = (en: string, ko: string): Row => ({ unit: 'B', better: 'lower', tier: 'exact', en, ko });
const memory = (en: string, ko: string): Row => ({ ...bytes(en, ko), tier: 'cost' });
const cpu = (en: string, ko: string): Row => ({ unit: 'µs', better: 'lower', tier: 'cost', en, ko });
const each = (unit: string, en: string, ko: string, tier: Row['tier'] = 'exact'): Row => ({
  unit,
  better: 'lower',
  tier,
  en,
  ko,
});
/** What a capture shows: how many of them. */
const seen = (unit: string, en: string, ko: string): Row => ({
  unit,
  better: 'neither',
  tier: 'exact',
  en,
  ko,
});
const share = (en: string, ko: string): Row => ({ unit: '1', better: 'neither', tier: 'trend', en, ko });
const rate = (en: string, ko: string, better: Row['better'] = 'higher'): Row => ({
  unit: '1/s',
  better,
  tier: 'trend',
  en,
  ko,
});

const table = {
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

  serverCpuUsPerMessage: cpu('Server CPU per delivered message', '전달된 메시지당 서버 CPU'),
  serverCpuUsPerConnection: cpu('Server CPU per connection opened', '연결당 서버 CPU'),
  generatorCpuUsPerMessage: cpu('Generator CPU per delivered message', '전달된 메시지당 부하 생성기 CPU'),
  serverRssBytesPerConnection: memory('Server memory per held connection', '유지 연결당 서버 메모리'),
  serverHeapBytesPerConnection: memory('Server heap per held connection', '유지 연결당 서버 힙 메모리'),
  serverNativeBytesPerConnection: memory(
    'Server memory outside the heap per held connection',
    '유지 연결당 힙 밖의 서버 메모리',
  ),
  kernelSocketBytesPerConnection: memory(
    'Kernel memory per held connection, both ends',
    '유지 연결당 커널 메모리 (양쪽 끝)',
  ),

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

  servedAgainLastNs: latency(
    'From the server’s return until the last client is served',
    '서버 복귀부터 마지막 클라이언트까지 걸린 시간',
  ),
  servedAgainP50Ns: latency(
    'From the server’s return until half of the clients are served',
    '서버 복귀부터 클라이언트 절반까지 걸린 시간',
    'cost',
  ),
  lostMessagesPerClient: each(
    'messages',
    'Messages lost per client, told by a reset',
    '클라이언트당 유실 메시지 (리셋으로 통보)',
    'trend',
  ),
  lostWithServerPerClient: each(
    'messages',
    'Messages that perished with the server, per client',
    '서버와 함께 사라진 메시지, 클라이언트당',
    'trend',
  ),
  lostWhileAwayPerClient: each(
    'messages',
    'Messages published before the client was back, per client',
    '클라이언트가 돌아오기 전에 발행된 메시지, 클라이언트당',
    'trend',
  ),
  repeatedMessages: each(
    'messages',
    'Messages repeated after the return',
    '복귀 뒤 되풀이된 메시지',
    'trend',
  ),
  refusedTriesPerClient: each('tries', 'Failed tries per client', '클라이언트당 실패한 재접속 시도', 'trend'),
  peakRequestsPerSecond: rate('Peak of requests per second', '초당 요청 수의 최고치', 'lower'),
  peakConnectionsPerSecond: rate('Peak of new connections per second', '초당 새 연결 수의 최고치', 'lower'),
  serverCpuUsPerReturn: cpu('Server CPU per client brought back', '복귀한 클라이언트당 서버 CPU'),
  stormServerCpuShare: share('Server CPU until all are back, cores', '모두 돌아올 때까지의 서버 CPU (코어)'),

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

  makeNsPerMessage: latency('Making one message', '메시지 하나 생성', 'cost'),
  parseNsPerMessage: latency('Parsing one message', '메시지 하나 해석', 'cost'),
  wireBytesPerMessage: bytes('Bytes on the wire for one message', '메시지 하나의 전송 바이트'),
  overheadBytesPerMessage: bytes('Bytes beyond the payload', '페이로드를 제외한 바이트'),
  newsOverheadBytes: bytes('Bytes around one message, both ways', '메시지 하나의 오버헤드 바이트 (양방향)'),
  newsUpBytes: bytes('Bytes up to get one message', '메시지 하나를 받는 데 보낸 바이트'),
  newsDownBytes: bytes('Bytes down that bring one message', '메시지 하나를 받을 때 내려온 바이트'),
  nothingNewBytes: bytes('Bytes to learn that there is nothing new', '새 소식이 없음을 아는 데 든 바이트'),
  endpointsSame: seen(
    '',
    'Same addresses and ports throughout: 1 or 0',
    '처음부터 끝까지 같은 주소와 포트: 1 또는 0',
  ),
  acceptKeyRight: seen('', 'Right accept key: 1 or 0', 'Accept 키 일치: 1 또는 0'),
  fragmentedWhole: seen('messages', 'Sent in three frames and whole', '프레임 셋으로 나뉘었지만 온전히 도착'),
  splitWhole: seen('messages', 'Split over two segments and whole', '세그먼트 둘로 나뉘었지만 온전히 도착'),
  joinedWhole: seen('messages', 'Sent in one write and whole', '한 번의 쓰기에 함께 담겼지만 온전히 도착'),
  closeFramesBeforeFin: seen('frames', 'Close frames before the first FIN', '첫 FIN에 앞선 close 프레임'),
  finsSeen: seen('FINs', 'FINs seen, one each way', '양쪽에서 하나씩 확인한 FIN'),
  tlsBytesPerMessage: bytes('TLS records per delivered message', '전달된 메시지당 TLS 레코드 바이트'),
  openingTlsBytes: {
    // A signature in the handshake takes 70 to 72 bytes, as its bits happen to fall: no gate can hold it.
    ...bytes('TLS handshakes of the connections, per client', '클라이언트당 연결들의 TLS 핸드셰이크 바이트'),
    tier: 'trend',
  },
  streamsOpen: {
    ...each(
      'clients',
      'Clients of one browser served at once',
      '한 브라우저에서 동시에 받는 클라이언트',
      'trend',
    ),
    better: 'higher',
  },
  browserConnections: each('connections', 'Connections of the browser', '브라우저가 연 연결', 'trend'),
  fetchAnswered: {
    ...each(
      '',
      'An ordinary fetch beside them is answered: 1 or 0',
      '그 곁의 평범한 fetch가 응답을 받음: 1 또는 0',
      'trend',
    ),
    better: 'higher',
  },
  fetchNs: latency('An ordinary fetch beside them', '그 곁의 평범한 fetch에 걸린 시간'),
  acceptKeyNs: latency('Accept key of one handshake', '핸드셰이크 Accept 키 계산', 'cost'),
} as const satisfies Record<string, Row>;

export type MetricId = keyof typeof table;

/** The figures of one trial. */
export type Metrics = Partial<Record<MetricId, number>>;

export const metrics: readonly MetricInfo[] = Object.entries(table).map(([id, { en, ko, ...row }]) => ({
  id,
  ...row,
  title: { en, ko },
}));

export function metricInfo(id: MetricId): MetricInfo {
  return metrics.find((metric) => metric.id === id)!;
}
