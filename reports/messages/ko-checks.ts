/** Korean: checks by their ids, and how lanes were compared. */
import type { CheckWords } from './en-checks.js';

const DELIVERY = '전송 방식이나 측정 도구에 잘못이 있다는 뜻이며, 원인이 밝혀지기 전까지는 버그로 봅니다.';
const BUSY = '다른 프로그램이 이 기계를 쓰고 있습니다. 끄거나, 한가할 때 다시 재십시오.';

export const checkWords: CheckWords = {
  checkName: {
    metronomeLagP99Ms: '메트로놈 지연 99 백분위수',
    offeredShare: '보낸 틱의 비율',
    linkLatenessP50Ms: '에뮬레이션한 경로의 초과 지연 중앙값',
    linkLatenessP99Ms: '에뮬레이션한 경로의 초과 지연 99 백분위수',
    linkBusyShare: '에뮬레이션한 경로가 바빴던 비율',
    generatorLoopShare: '부하 생성기가 바빴던 비율',
    missing: '빠진 메시지',
    duplicates: '중복된 메시지',
    misplaced: '순서가 뒤바뀐 메시지',
    corrupt: '깨진 메시지',
    resets: '계획에 없던 리셋',
    cuts: '끊긴 연결',
    foreignCores: '다른 프로세스가 쓴 CPU',
    stealShare: '하이퍼바이저가 가져간 시간',
    stallShare: '부하 생성기가 멈춰 있던 비율',
    coarseStallShare: '부하 생성기가 멈춰 있던 비율',
    clockBoundMs: '페이지 시계의 불확실성',
    causality: '보내기 전에 받은 메시지',
  },
  checkAdvice: {
    metronomeLagP99Ms: `시간표를 지키지 못했습니다. ${BUSY}`,
    offeredShare: '시간표를 지키지 못했습니다. --rate를 낮춰 보십시오.',
    linkLatenessP50Ms: `에뮬레이션한 경로의 지연이 설정값보다 길어졌습니다. ${BUSY}`,
    linkLatenessP99Ms: `에뮬레이션한 경로의 지연이 설정값보다 길어졌습니다. ${BUSY}`,
    linkBusyShare:
      '서버가 아니라 에뮬레이션한 경로가 한계에 닿았습니다. --rate를 낮추거나 클라이언트 수를 줄여 보십시오.',
    generatorLoopShare:
      '서버가 아니라 부하 생성기가 한계에 닿았습니다. --rate를 낮추거나 클라이언트 수를 줄여 보십시오.',
    missing: DELIVERY,
    duplicates: DELIVERY,
    misplaced: DELIVERY,
    corrupt: DELIVERY,
    resets: DELIVERY,
    cuts: DELIVERY,
    foreignCores: BUSY,
    stealShare: '이 가상 머신의 호스트가 바쁩니다. 다른 기계에서, 또는 나중에 다시 재십시오.',
    stallShare: BUSY,
    coarseStallShare: BUSY,
    clockBoundMs: `페이지의 시계와 실행 시계의 차이를 더 좁혀 알 수 없었습니다. ${BUSY}`,
    causality: '프로세스끼리 시계가 어긋나 있어 이 기계에서는 지연 시간을 잴 수 없습니다.',
  },
  checkFinding: (name, read, limit) => `${name} ${read} (한도 ${limit})`,
  readersSaid: (said) => `클라이언트가 남긴 메시지: ${said}`,
  roundsOf: (n, of, finding) => `${of}회 중 ${n}회: ${finding}`,
  judgedByCaption: '판정 기준: 검사별 한도와, 한도에 가장 가까웠던 값',
  checkColumn: {
    check: '검사',
    limit: '한도',
    worst: '가장 나빴던 값',
    rejected: '탈락한 시행',
    where: '위치',
  },
  methodName: {
    geometricT: '회차별 비율의 기하 평균, 로그 비율에 대한 스튜던트 t 신뢰 구간',
    geometricOnly: '회차별 비율의 기하 평균, 회차가 적어 신뢰 구간 없음',
    wilcoxon: '회차별 비율의 호지스–레만 추정값, 로그 비율에 대한 윌콕슨 부호 순위 정확 신뢰 구간',
    same: '모든 회차에서 비율이 같음',
    sameFew: '모든 회차에서 비율이 같으나, 회차가 적어 신뢰 구간 없음',
    medians: '중앙값의 비율, 0 이하인 값은 로그를 낼 수 없어 신뢰 구간 없음',
  },
  methodLevel: (name, level) => `${name} (${level})`,
};
