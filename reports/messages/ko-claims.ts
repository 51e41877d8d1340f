/** Korean: 주장과 판정. */
import { join, type Prose, say } from '../prose.js';
import type { ClaimEvidence, ClaimWords, VerdictCounts } from './claims-shapes.js';
import { josa } from './josa.js';
import { claimTexts } from './ko-claim-texts.js';

const WITNESS = { kernel: '커널의 연결 표(/proc/net/tcp)', socket: '소켓' } as const;
const witnesses = (by: readonly (keyof typeof WITNESS)[]): string => by.map((one) => WITNESS[one]).join(', ');

const evidence: ClaimEvidence = {
  newsWaits: ({ interval, polled, pushed }) =>
    say`${interval}마다 물으면 ${josa(polled.name, '으로/로')} 받은 소식은 도착했을 때 이미 ${polled.figure} 지난 뒤였습니다. 서버가 소식이 생기는 대로 보내는 ${josa(pushed.name, '은/는')} ${pushed.figure}였습니다.`,
  waitFollows: ({ interval, polled }) =>
    say`${interval}마다 물으면 ${polled.figure}였습니다. 기다리는 시간은 묻는 간격을 따라갑니다.`,
  nothingCosts: ({ interval, polling, polled, holding, held }) =>
    say`아무 일도 없는 동안 ${interval}마다 묻는 클라이언트 하나가 ${josa(polling, '으로/로')} 분당 ${polled}를 주고받았고, 응답은 모두 비어 있었습니다. ${josa(holding, '은/는')} ${held}였습니다.`,
  mostAreEmpty: ({ interval, rate, share }) =>
    say`빈 응답이 얼마나 되는지는 소식이 얼마나 잦은지에 달려 있습니다. 초당 메시지 ${rate}개에 ${interval}마다 물었을 때는 ${share}였습니다.`,
  fresherCosts: ({ fastInterval, slowInterval, fast, slow }) =>
    say`${slowInterval} 대신 ${fastInterval}마다 물으면 메시지당 요청은 ${slow.figure}에서 ${fast.figure}으로 늘었습니다.`,
  requestEach: ({ held, streamed }) =>
    say`메시지를 하나씩 세어 보면 메시지마다 ${josa(held.name, '은/는')} 요청이 ${held.figure}, ${josa(streamed.name, '은/는')} ${streamed.figure} 들었습니다.`,
  waitGone: ({ held, polled }) =>
    say`다음 질문까지 기다리는 일은 없어졌습니다. 거리 없이 재면 메시지는 ${josa(held.name, '으로/로')} ${held.figure}, ${josa(polled.name, '으로/로')} ${polled.figure} 만에 도착했습니다.`,
  fallsBehind: ({ distance, rate, held, pushed }) =>
    say`왕복 시간이 ${distance}이고 메시지가 초당 ${rate}개일 때는 ${josa(held.name, '으로/로')} ${held.figure}, ${josa(pushed.name, '으로/로')} ${pushed.figure} 걸렸습니다.`,
  kept: ({ requests, opened }) =>
    say`HTTP/1.1의 기본값인 keep-alive를 켜면 메시지 하나에 요청을 ${requests} 보내는 동안 새로 연 연결은 ${opened}였습니다.`,
  closed: ({ requests, opened }) =>
    say`초기 HTTP처럼 응답마다 닫게 하자 요청 ${requests}에 연결을 ${opened} 열었습니다.`,
  toldAgain: ({ heads }) =>
    say`HTTP가 상태를 기억하지 않는다는 말은 맞습니다. ${josa(heads.name, '은/는')} 메시지마다 요청 헤더 ${heads.figure}를 보냈고, 대부분은 바로 앞 요청에서 이미 보낸 내용입니다.`,

  sendsApart: ({ requests, connections, socketRequests, socketConnections }) =>
    say`메시지 하나를 보낼 때 ${requests.name} 클라이언트는 요청이 따로 ${requests.figure} 들고 연결을 모두 ${connections.figure} 썼습니다. ${socketRequests.name} 클라이언트는 요청 ${socketRequests.figure}, 연결 ${socketConnections.figure}였습니다.`,
  sendCosts: ({ stream, streamed, socket, framed }) =>
    say`그 메시지와 응답에 ${josa(stream, '은/는')} 스트림 밖에서 ${streamed}, ${josa(socket, '은/는')} 같은 연결 안에서 ${framed}가 들었습니다.`,
  headsGone: ({ socket, heads, framing, payload }) =>
    say`업그레이드 뒤 ${josa(socket, '으로/로')} 받은 ${payload} 메시지에는 프레이밍 ${framing}, HTTP 헤더 ${heads}가 붙었습니다.`,
  maskedUp: ({ framing }) => say`클라이언트가 보낼 때는 마스크가 더해져 프레이밍이 ${framing}입니다.`,
  bothWays: ({ socket, rate, connections, requests, time }) =>
    say`서버가 초당 메시지 ${rate}개를 받아 모두에게 다시 나눠 주는 동안, ${josa(socket, '은/는')} 클라이언트마다 연결 ${connections}만 썼고 요청은 ${requests}이었습니다. 보낸 메시지가 돌아오기까지는 ${time} 걸렸습니다.`,
  heldMemory: ({ clients, stream, socket, times }) => {
    const sizes = say`연결만 유지하는 클라이언트 ${clients}개를 두었을 때, 하나가 차지한 서버 메모리는 ${josa(stream.name, '이/가')} ${stream.figure}, ${josa(socket.name, '이/가')} ${socket.figure}`;
    return times.status === 'tie'
      ? say`${sizes}로, 둘의 차이를 구분할 수 없었습니다.`
      : say`${sizes}였습니다.`;
  },
  heldCpu: ({ stream, socket }) =>
    say`아무것도 주고받지 않아도 초당 서버 CPU가 ${josa(stream.name, '은/는')} ${stream.figure}, ${josa(socket.name, '은/는')} ${socket.figure} 들었습니다.`,
  byHand: ({ lost, doubled, misplaced, framing }) =>
    say`node:net만으로 직접 만든 서버도 함께 쟀습니다. 이 서버가 보낸 메시지 가운데 유실은 ${lost}, 중복은 ${doubled}, 순서가 어긋난 것은 ${misplaced}였고, 프레이밍은 메시지마다 ${framing}였습니다.`,

  handshake: ({ socket, up, down, right }) =>
    right
      ? say`${socket} 클라이언트는 업그레이드를 요구하는 GET으로 시작했고, 필드를 모두 합쳐 ${up}였습니다. 돌아온 ${down}의 맨 앞은 101이었고, Accept 키는 요청의 키에서 계산한 값과 같았습니다.`
      : say`${socket} 클라이언트는 ${up}로 요구하고 ${down}를 받았지만, 101과 올바른 Accept 키는 아니었습니다.`,
  sameConnection: ({ socket, client, server, by, same }) =>
    same
      ? say`101을 받기 전 ${josa(socket, '은/는')} 클라이언트 포트 ${client}에서 서버 포트 ${server}로 이어져 있었고, 101을 받은 뒤에도 그대로였으며, 다른 연결은 열지 않았습니다(출처: ${witnesses(by)}).`
      : say`101을 받기 전 ${josa(socket, '은/는')} 클라이언트 포트 ${client}에서 서버 포트 ${server}로 이어져 있었지만, 101을 받은 뒤에는 그 연결 하나로만 오가지 않았습니다(출처: ${witnesses(by)}).`,
  ownLayer: ({ socket, up, news, both }) =>
    both
      ? say`${josa(socket, '은/는')} TCP 연결 하나로 HTTP 헤더 ${up}를 보냈고, 그 뒤 메시지는 같은 연결로 ${news} 프레임에 담겨 왔습니다. TCP가 보기에는 둘 다 페이로드입니다.`
      : say`${josa(socket, '이/가')} HTTP로 보낸 것(${up})과 뒤이은 프레임(${news})이 같은 연결 하나에서 보이지 않았습니다.`,
  handled: {
    fragments: ({ socket, sent, whole }) =>
      say`${josa(socket, '으로/로')} 메시지 하나를 여러 프레임으로 나누고 그 사이에 ping까지 끼워 모두 ${sent}를 보냈습니다. ${whole ? '메시지 하나로 도착했습니다.' : '메시지 하나로 도착하지 않았습니다.'}`,
    split: ({ sent, whole }) =>
      say`프레임 하나(${sent})를 두 번에 나누어 써서 TCP가 따로 전송하게 했습니다. ${whole ? '온전히 도착했습니다.' : '온전히 도착하지 않았습니다.'}`,
    joined: ({ sent, whole }) =>
      say`프레임 둘을 한 번에(모두 ${sent}) 썼습니다. ${whole ? '메시지 둘로 도착했습니다.' : '메시지 둘로 도착하지 않았습니다.'}`,
  },
  alike: ({ stream, chunked, socket, framed, up }) =>
    say`메시지 하나가 ${josa(stream, '으로/로')}는 길이를 앞에 적은 청크 ${chunked}로, ${josa(socket, '으로/로')}는 길이를 앞에 적은 프레임 ${framed}로 왔습니다. 클라이언트도 프레임을 보냈지만(${up}) 청크는 보내지 않았습니다.`,
  controls: ({ socket, ping, pong, answered, closed }) =>
    answered
      ? say`${socket}에서 메시지가 오가는 바로 그 연결로 ping ${ping}가 올라가고 pong ${pong}가 내려왔습니다. ${closed ? 'close 프레임도 같은 길로 오갔습니다.' : 'close 프레임은 보이지 않았습니다.'}`
      : say`${socket}에서 ping으로 ${ping}가 올라갔지만, 내려온 ${pong}에 pong은 없었습니다.`,
  closeThenFin: ({ socket, up, down, by, inOrder }) =>
    inOrder
      ? say`${socket}에서 close 프레임이 양쪽으로 오간 다음(상향 ${up}, 하향 ${down}) 비로소 양쪽의 FIN이 보였습니다(출처: ${witnesses(by)}).`
      : say`${josa(socket, '은/는')} 닫으면서 상향 ${up}, 하향 ${down}를 주고받았지만, close 프레임 뒤에 양쪽의 FIN이 보이지는 않았습니다(출처: ${witnesses(by)}).`,
  door: ({ protocol, bytes, switched, spoken }) => {
    if (!switched)
      return say`같은 헤더로 ${josa(protocol, '을/를')} 요청했으나 101을 받지 못했습니다(${bytes}).`;
    return spoken
      ? say`같은 헤더로 ${josa(protocol, '을/를')} 요청하자 101이 왔고, 이어 같은 연결에서 그 프로토콜로 통신했습니다(응답은 모두 ${bytes}).`
      : say`같은 헤더로 ${josa(protocol, '을/를')} 요청하자 101은 왔으나 그 뒤로 그 프로토콜의 응답은 없었습니다(${bytes}).`;
  },

  nearer: ({ socket, polled }) =>
    say`메시지의 절반이 ${josa(socket.name, '으로/로')}는 ${socket.figure}, ${josa(polled.name, '으로/로')}는 ${polled.figure} 안에 도착했습니다.`,
  noBound: ({ socket, median, late, oldest }) => {
    const spread = say`그러나 ${socket}에서도 절반은 ${median} 안에 도착한 반면 백에 하나는 ${late} 이상 걸렸`;
    return oldest ? say`${spread}고, 가장 늦은 것은 ${oldest} 걸렸습니다.` : say`${spread}습니다.`;
  },
  met: ({ title, distance, other, socket, outcome }) => {
    const where: Prose = distance ? say`(왕복 시간 ${distance})` : [];
    const figures = say`${title}${where}: ${other.name} ${other.figure}, ${socket.name} ${socket.figure}`;
    return outcome === 'equals' ? say`${figures}. 이번 측정의 오차 범위 안에서 같습니다.` : say`${figures}.`;
  },
};

const COUNTED = {
  supported: (n: number) => `${n}개는 맞고`,
  refuted: (n: number) => `${n}개는 틀리며`,
  depends: (n: number) => `${n}개는 조건에 따라 다르고`,
  'not-measured': (n: number) => `${n}개는 재지 않았습니다`,
} as const;
/** Where the sentence ends with it. */
const ENDED = {
  supported: (n: number) => `${n}개는 맞습니다`,
  refuted: (n: number) => `${n}개는 틀립니다`,
  depends: (n: number) => `${n}개는 조건에 따라 다릅니다`,
  'not-measured': COUNTED['not-measured'],
} as const;

function counted({ all, ...counts }: VerdictCounts): Prose {
  const present = (Object.keys(COUNTED) as (keyof typeof COUNTED)[]).filter((verdict) => counts[verdict] > 0);
  const parts = present.map((verdict, index) =>
    (index === present.length - 1 ? ENDED : COUNTED)[verdict](counts[verdict]),
  );
  return say`이번 측정으로 보면 주장 ${all}개 가운데 ${join(parts, ', ', ', ')}.`;
}

export const claimWords: ClaimWords = {
  title: '통념과 판정',
  lead: '폴링과 스트리밍, 웹소켓을 두고 흔히 하는 말을 이번 측정값으로 하나씩 따져 보았습니다. 수치가 없으면 판정도 하지 않습니다.',
  counted,
  verdict: {
    supported: '맞음',
    refuted: '틀림',
    depends: '조건에 따라 다름',
    'not-measured': '재지 않음',
  },
  misunderstanding: '흔한 오해',
  show: '보기',
  all: '모두',
  ruleAndChange: '판정 기준과 판정이 바뀌는 경우',
  rule: '판정 기준',
  change: '판정이 바뀌는 경우',
  withheld: (lane, scenario, reason) => `${lane}, ${scenario}: ${reason}`,
  notAsked: '판정에 필요한 값을 이번에 재지 않았거나 일부만 쟀습니다.',
  measuredBy: '재는 명령:',
  open: '일부 항목에서는 어느 쪽이 나은지 구분할 수 없었습니다.',
  unranked: '회차가 적어 방식끼리 비교하지 않으므로 어느 쪽이 나은지 말할 수 없습니다.',
  noSource: '소스가 얼마나 긴지, 무엇을 생략했는지는 결과 파일에 없습니다.',
  noHistory: '아이디어가 어디에서 왔는지는 바이트에 적혀 있지 않습니다.',
  text: claimTexts,
  evidence,
};
