/** Korean: clients at rest, recovery, slow readers, bursts, growth, and transports on shared engines. */
import { say } from '../prose.js';
import { josa } from './josa.js';
import type { ScenarioWords } from './scenario-shapes.js';
import type { ConditionWords, FindingWords } from './shapes.js';

export const scenarioConditions: ConditionWords = {
  openings: (value) => `연결 ${value}개를 엶`,
  jitterMs: (value) => `지터 최대 ${value} ms`,
  upMbitPerSecond: (value) => `상향 ${value} Mbit/s`,
  downMbitPerSecond: (value) => `하향 ${value} Mbit/s`,
  outageMs: (value) => `서버 중단 ${value} ms`,
  maxQueuedBytes: (value) => `클라이언트 하나에 최대 ${value}바이트까지 대기`,
  burstSize: (value) => `한 번에 ${value}개씩`,
  asked: (value) => `동시에 ${value}개 요청`,
  tabs: (value) => `탭 ${value}개`,
};

export const scenarioFindings: FindingWords = {
  serverBytesPerIdleClient: ({ best, worst }) =>
    say`쉬고 있는 클라이언트 하나에 드는 서버 메모리는 ${josa(best.lane, '이/가')} ${best.figure}, ${josa(worst.lane, '이/가')} ${worst.figure}입니다`,
  servedAgainLastNs: ({ best, worst }) =>
    say`서버를 다시 띄운 뒤 마지막 클라이언트가 복구되기까지 ${josa(best.lane, '은/는')} ${best.figure}, ${josa(worst.lane, '은/는')} ${worst.figure} 걸렸습니다`,
  slowReaderQueuedBytes: ({ best, worst }) =>
    say`읽기를 멈춘 클라이언트 때문에 서버가 쌓아 둔 양은 ${josa(best.lane, '이/가')} ${best.figure}, ${josa(worst.lane, '이/가')} ${worst.figure}입니다`,
};

export const scenarioWords: ScenarioWords = {
  chartTitle: {
    idleMemory: '쉬고 있는 클라이언트 하나에 드는 서버 메모리',
    idleCpu: '쉬고 있는 클라이언트 하나에 초당 드는 서버 CPU',
    idleBytes: '쉬고 있는 클라이언트 하나가 1분 동안 주고받는 바이트',
    servedAgain: '서버가 다시 뜬 뒤 클라이언트가 메시지를 받기까지',
    lost: '클라이언트에 끝내 닿지 못한 메시지',
    returnPeak: '새 서버가 가장 바쁠 때 받는 부하',
    slowQueue: '읽기를 멈춘 클라이언트 때문에 서버가 쌓아 둔 최대량',
    others: '다른 클라이언트가 받는 영향',
    slowCut: '읽기를 멈춘 클라이언트의 연결을 서버가 끊기까지',
    browserOpen: '한 브라우저에서 동시에 받는 클라이언트',
    engines: '메시지 하나를 전달하는 데 드는 서버 CPU, 전송 방식과 엔진별',
  },
  seriesLabel: {
    memory: '메모리',
    cpu: 'CPU',
    withServer: '서버와 함께 사라짐',
    whileAway: '돌아오기 전에 발행됨',
    requests: '요청',
    connections: '새 연결',
    queued: '쌓인 양',
    beside: '느린 수신자가 있을 때',
    without: '없을 때',
    cutAfter: '끊기까지 걸린 시간',
  },
  scaledNote: (lanes, measured) =>
    say`${josa(lanes, '은/는')} ${measured}로 재고 클라이언트 하나당 값으로 적었습니다. 더 늘리면 서버가 아니라 부하 생성기를 재게 됩니다.`,
  notes: {
    idle: '메시지를 전혀 보내지 않고 기다리는 비용만 잽니다. 새 소식이 없는 폴링, 응답을 기다리는 요청, 열린 연결이 그 대상입니다.',
    recovery:
      '서버를 정상 종료하지 않고 강제로 죽인 뒤 새 서버를 띄웁니다. 모든 방식은 같은 규칙에 따라 간격을 늘리고 무작위로 흩뜨리며 다시 접속합니다. 유실된 메시지는 조용히 넘어가지 않고 리셋으로 알립니다.',
    'slow-reader':
      '모든 방식에 같은 규칙을 적용합니다. 대기열 크기를 제한하고, 넘치면 이유를 알리고 연결을 끊습니다. 묻지 않는 클라이언트 몫으로는 아무것도 쌓아 두지 않으므로, 폴링 클라이언트는 멈추더라도 최근 메시지 버퍼에서 뒤처질 뿐입니다.',
  },
  growth: ({ metric, lane, exponent, interval, from, to }) =>
    say`${from}에서 ${to}까지 ${lane}의 ${josa(metric, '은/는')} 클라이언트 수의 ${exponent}제곱에 비례합니다 (95% 신뢰 구간 ${interval}).`,
  growthCaption: '클라이언트 수에 따라 비용이 늘어나는 정도: 맞춘 지수 (1이면 선형)',
  column: { exponent: '지수', from: '시작', to: '끝', transport: '전송 방식', engine: '엔진' },
  engines: {
    transport: {
      'short-polling': '숏 폴링',
      'long-polling': '롱 폴링',
      chunked: '청크 스트리밍',
      sse: 'SSE',
      websocket: '웹소켓',
    },
    engine: {
      express: 'Express',
      http: 'node:http',
      ws: 'ws',
      uws: 'µWS',
      net: 'node:net',
      h2: 'HTTP/2 (TLS)',
      'socket.io': 'socket.io',
      'uws-loop': 'µWS, 루프',
    },
    on: (transport, engine) => `${engine} 위의 ${transport}`,
    split: ({ from, to, framework, transport }) => {
      const step = (factor: typeof framework, by: string) =>
        factor === null ? say`${by}에서는 차이를 구분할 수 없음` : say`${by}에서 ÷ ${factor}`;
      return say`메시지당 서버 CPU, ${from}에서 ${josa(to, '으로/로')}: ${step(framework, '엔진')}, ${step(transport, '전송 방식')}`;
    },
    sizes: (transport, dear, cheap) =>
      say`전송 방식이 같아도 엔진이 다르면, ${josa(transport, '은/는')} 메시지당 서버 CPU가 ${dear.lane}에서 ${dear.figure}, ${cheap.lane}에서 ${cheap.figure}입니다`,
    caption: '전송 방식 × 엔진',
  },
};
