/** Korean: the calculator. */
import { formatNumber } from '../format.js';
import type { CalculatorFormWords, CalculatorWords } from './calculator-shapes.js';
import { josa } from './josa.js';

const number = (value: number): string => formatNumber(value, 'ko', 4);

export const calculatorWords: CalculatorWords = {
  expected: (least, most, whole) =>
    `${number(least)}부터 ${number(most)}까지의 ${whole ? '정수' : '수'}를 입력해 주십시오.`,
  waiting: '아래 답은 아직 바꾸기 전 수치로 계산한 결과입니다.',
  resource: { cores: '서버 CPU', bytesPerSecond: '양방향 전송량', memoryBytes: '서버 메모리' },
  floor: (amount) => `세로선 왼쪽, ${amount} 아래의 차이는 판단에 넣지 않습니다.`,
  key: {
    measured: '측정한 범위의 두 배 이내',
    carried: '그 밖으로 외삽',
    interval: '신뢰 구간',
    late: '제때 닿지 않음',
  },
  curve: {
    parts: (clients) =>
      `클라이언트가 약 ${number(clients)}개를 넘으면 서버 CPU에서 방식 간 차이가 드러납니다`,
    together: (clients) =>
      `클라이언트 ${number(clients)}개까지는 서버 CPU만으로 방식의 우열을 가릴 수 없습니다`,
    alone: '클라이언트 수에 따른 서버 CPU',
    subtitle: '클라이언트 수에 따른 서버 CPU(코어). 두 축 모두 로그 눈금이고, 나머지 수치는 위와 같습니다.',
    here: (clients) => `내 수치: ${number(clients)}`,
    carried: (times) => `${times}배 외삽`,
    notDrawn: (lanes) =>
      `${[...lanes.slice(0, -1), josa(lanes.at(-1) ?? '', '은/는')].join(', ')} 제때 닿지 않거나 측정하지 않아 그리지 않았습니다.`,
    solid: '측정한 범위의 두 배 이내',
    dashed: '외삽',
    floor: '판단에 넣지 않음',
    clients: '클라이언트 수 (로그 눈금)',
    cores: '코어 (로그 눈금)',
  },
};

export const calculatorFormWords: CalculatorFormWords = {
  title: '내 수치로 계산하기',
  lead: '이번 측정에서 얻은 비용을 바탕으로 이 페이지 안에서 계산합니다. 입력한 값은 어디에도 보내지 않습니다.',
  presets: '예시로 채우기',
  field: {
    clients: { label: '클라이언트', unit: '개', hint: '동시에 연결된 수' },
    news: { label: '새 소식', unit: '개/초', hint: '모든 클라이언트에 전달, 분당 한 개면 0.01667' },
    sent: { label: '클라이언트가 보내는 메시지', unit: '개/초', hint: '받기만 하면 0' },
    bytes: { label: '페이로드', unit: '바이트', hint: '메시지 하나의 본문 크기' },
    rtt: { label: '왕복 시간(RTT)', unit: 'ms', hint: '클라이언트와 서버 사이' },
    staleness: { label: '허용 지연', unit: '초', hint: '100개 중 99개가 이 안에 도착' },
  },
  name: '내 수치',
  model: {
    title: '계산 방법',
    symbols:
      'N은 클라이언트 수, λ는 초당 새 소식 수, u는 클라이언트 하나가 초당 보내는 메시지 수, RTT는 왕복 시간, d는 그 절반입니다. 자체 소요 시간, CPU, 바이트, 메모리는 이번 측정에서 얻은 방식별 값입니다.',
    formulae: [
      ['지연, 서버가 밀어 줄 때', 'd + 자체 소요 시간'],
      [
        '지연, 숏 폴링(간격 T)',
        '100개 중 99개가 0.99 T + d + 자체 소요 시간 이내. T는 허용 지연을 지키는 가장 긴 간격, 최대 25초',
      ],
      ['지연, 롱 폴링', 'd와 3d 사이에서 소식이 잦을수록 늦어짐, + 자체 소요 시간'],
      [
        '초당 작업 수',
        '밀어 줄 때 N λ, 숏 폴링 N / T, 롱 폴링 N / (A + e^(−λA) (1 − e^(−25λ)) / λ), A = RTT + 자체 소요 시간',
      ],
      ['CPU', '작업 수 × 작업당 CPU + N u × 메시지 하나를 받는 CPU + N × 쉬고 있는 클라이언트의 CPU'],
      [
        '바이트',
        'N × (λ × (페이로드 + 프레이밍) + 응답 수 × 헤더 + u × (페이로드 + 보낼 때 덧붙는 양)) + TCP/IP 헤더(세그먼트당 52 B)',
      ],
      ['메모리', 'N × 클라이언트당 연결 수 × 연결당 메모리'],
      ['측정한 두 지점 사이', '로그 눈금에서 직선으로 보간. 그 밖에서는 가장 가까운 값을 그대로 사용'],
    ],
  },
  address: '입력한 수치는 이 페이지의 주소에 담깁니다. 주소를 복사하면 그대로 공유할 수 있습니다.',
};
