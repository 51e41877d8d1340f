/** Korean: published figures beside this run's own. */
import { say } from '../prose.js';
import type { AnchorWords } from './en-anchors.js';

export const anchorWords: AnchorWords = {
  anchorsTitle: '발표된 수치의 재현',
  anchorsLead:
    '널리 알려진 수치를 계산 모델, 그리고 이번 측정값과 나란히 놓았습니다. 서로 같아야 하는 것은 아닙니다. 왜 다른지가 중요합니다.',
  anchorsCounted: ({ rows, anchors, extrapolated, withheld }) =>
    say`출처 ${anchors}곳의 수치 ${rows}개입니다.${extrapolated > 0 ? ` 그 가운데 ${extrapolated}개는 측정값에서 외삽한 값이며 그렇게 표시했습니다.` : ''}${withheld > 0 ? ` ${withheld}개는 유효한 측정값이 없습니다.` : ''}`,
  anchorTitle: {
    kaazing: '폴링과 웹소켓의 트래픽, Kaazing의 계산',
    rfc6202: '롱 폴링의 지연 시간, RFC 6202의 설명',
    hpbn: '새 소식이 없을 때 폴링에 드는 비용',
    'polling-law': '폴링으로 받는 새 소식은 얼마나 늦는가',
    framing: '웹소켓 프레임이 덧붙이는 바이트',
  },
  traffic: { headers: '헤더 또는 프레이밍만', wire: '실제 전송량', axis: '트래픽' },
  trafficTitle: (headers, wire) =>
    `숏 폴링의 트래픽은 웹소켓에 견주어 헤더만 보면 ${headers}배, 실제 전송량으로는 ${wire}배입니다`,
  trafficSubtitle: (clients) => `클라이언트 ${clients}개, 클라이언트마다 초당 메시지 하나`,
  trafficFoot: '회차별 중앙값에서 계산',
  anchorColumn: { what: '항목', claimed: '발표된 값', model: '모델', measured: '이번 측정' },
  anchorWhy: '다른 이유',
  printed: (text) => `“${text}”`,
  notClaimed: '발표된 값 없음',
  extrapolatedMark: '외삽',
  anchorUnit: { transits: '전송 시간' },
  anchorReason: {
    notAsked: '이번에는 재지 않았습니다',
    ended: '재기 전에 측정이 끝났습니다',
    tooLittle: (metric) => `${metric} 값을 낼 만큼 재지 못했습니다`,
  },
  anchorReasonOf: (lane, reason) => `${lane}: ${reason}`,
};
