/** What a browser still does beside its open streams. */
import { each, latency, type Row } from './row.js';

export const browserLimitMetrics = {
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
} as const satisfies Record<string, Row>;
