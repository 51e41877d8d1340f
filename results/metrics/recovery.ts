/** How clients come back after a cut, what they missed, and how hard they press. */
import { cpu, each, latency, type Row, rate, share } from './row.js';

export const recoveryMetrics = {
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
} as const satisfies Record<string, Row>;
