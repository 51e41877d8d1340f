/** Korean: 답, 그리고 질문에서 스트림까지의 이야기. */
import { type Fragment, join, type Prose, say } from '../prose.js';
import { josa } from './josa.js';
import { list } from './ko-findings.js';
import type { LaneFigure } from './shapes.js';
import type { Verdict, WayWords } from './way-shapes.js';

const names = (lanes: readonly string[]) => lanes.join(', ');
const is = ({ lane, figure }: LaneFigure): Prose => say`${josa(lane, '은/는')} ${figure}`;
const has = ({ lane, figure }: LaneFigure): Prose => say`${josa(lane, '이/가')} ${figure}`;
const asking = (every: Prose | undefined): Prose => (every ? say`${every} 물으면 ` : []);
const over = (distance: Fragment | undefined): Prose =>
  distance === undefined ? ['거리가 없을 때'] : say`왕복 시간(RTT) ${distance}에서`;

/** 두 방식을 비교한 결과. */
function against(times: Verdict): Prose {
  if (times === undefined) return ['입니다.'];
  return times === null ? ['로, 둘의 차이를 구분할 수 없었습니다.'] : say`로 ${times}배입니다.`;
}

export const wayWords: WayWords = {
  every: (interval) => say`${interval}마다`,

  answer: {
    title: ({ distance, polled, others, ranks }) => {
      const asked = polled?.every ? say`${polled.every} 물으면 ${polled.figure}` : polled && is(polled);
      const ages = [...(asked ? [asked] : []), ...others.map(is)];
      return say`${ranks ? '' : '가볍게 재 보니 '}${distance === undefined ? [] : say`왕복 시간 ${distance}에서 `}새 소식이 닿기까지 ${list(ages)} 걸립니다`;
    },
    why: () => [
      'HTTP에서는 클라이언트만 먼저 말을 걸 수 있어서, 새 소식은 다음 질문이 올 때까지 기다립니다.',
    ],
    held: (held, socket, times) =>
      times === null
        ? say`질문을 열어 둔 채 기다리면 그 시간이 사라집니다. 이번 측정에서 ${josa(held, '과/와')} ${josa(socket, '은/는')} 차이를 구분할 수 없었습니다.`
        : say`질문을 열어 둔 채 기다리면 그 시간은 사라지지만, 받을 때마다 다시 물어야 합니다. 그래서 ${josa(held, '은/는')} ${socket}의 ${times}배가 걸립니다.`,
    streamsTied: (streams, socket) =>
      say`응답을 끝내지 않는 방식(${names(streams)})은 ${josa(socket, '과/와')} 차이를 구분할 수 없었습니다.`,
    streamApart: (stream, socket, times) =>
      say`응답을 끝내지 않는 ${josa(stream, '은/는')} ${socket}의 ${times}배입니다.`,
    cheaper: (polled, every, socket, times) =>
      say`웹소켓이 모든 면에서 낫지는 않습니다. 거리 없이 잰 메시지당 서버 CPU는 ${josa(socket, '이/가')} ${every ? say`${every} 묻는 ` : []}${polled}의 ${times}배였습니다. 폴링은 그동안 쌓인 메시지를 응답 하나에 모아 보내기 때문인데, 그만큼 소식은 늦어집니다.`,
    leaner: (sockets, polled) =>
      say`반면 다른 서버 프로그램에서 실행한 ${josa(sockets.join(', '), '은/는')} ${polled}보다 적게 썼습니다.`,
    measured: (rounds, one) =>
      say`메시지를 보냈어야 할 시점부터 클라이언트가 받은 시점까지의 시간이며, ${one ? say`${rounds} 잰 값입니다.` : say`${rounds} 반복한 값의 중앙값입니다.`}`,
    emulated: () => ['서버와 클라이언트는 컴퓨터 한 대에서 실행했고, 거리는 에뮬레이션했습니다.'],
  },

  ask: {
    finding: (up, down) => say`새 소식이 없어도 요청 하나에 헤더 ${up}, 응답 하나에 헤더 ${down}가 오갑니다`,
    plain: () => ['HTTP에서는 클라이언트만 먼저 말을 걸 수 있습니다'],
    wanted: () => [
      '어딘가에서 새로운 일이 생깁니다. 채팅 메시지가 오고, 주가가 바뀌고, 상대가 한 수를 둡니다. 페이지도 이 소식을 알아야 합니다. 그런데 HTTP 서버는 요청에 응답할 뿐, 먼저 말을 걸지 못합니다(RFC 9110, 3.4절).',
    ],
    tried: () => [
      '그래서 클라이언트가 묻습니다. 처음에는 물을 때마다 TCP 연결을 새로 열고 응답이 끝나면 닫았습니다(HTTP/1.0, RFC 1945). HTTP/1.1부터는 다음 요청에 쓰도록 연결을 열어 둘 수 있습니다.',
    ],
    connections: (requests, closed, kept) =>
      say`이번 측정에서는 메시지 하나를 받는 데 요청을 ${requests.count}건 보냈습니다. 그때 새로 연 연결은 매번 닫으면 ${closed}개, 열어 두면 ${kept}개였습니다.`,
    closedUnasked: () => ['이번에는 연결을 열어 둔 채로만 쟀습니다. 매번 닫을 때의 비용은 재지 않았습니다.'],
    heads: (up, down, browser) =>
      say`${browser ? '쿠키까지 브라우저가 보내는 그대로 넣으면 ' : ''}요청 하나에 헤더 ${up}, 응답 하나에 평균 ${down}가 붙습니다. 새 소식이 있든 없든 물을 때마다 한 번씩 왕복해야 합니다.`,
    empties: (answers, empty) =>
      say`메시지 하나를 받기까지 응답 ${answers.count}건 가운데 ${empty.count}건이 비어 있었습니다. 일부러 소식이 생기는 것보다 자주 묻게 했기 때문입니다.`,
    handshake: () => [
      '새 연결에서는 TCP 핸드셰이크로 한 번 더 왕복합니다(RFC 9293). 이것은 프로토콜이 정한 규칙이지 이번에 잰 값이 아닙니다.',
    ],
    next: () => [
      '요청하면 응답은 오지만, 그 안에 새 소식이 있다는 보장은 없습니다. 새 소식을 들으려면 다시 물어야 합니다.',
    ],
  },

  poll: {
    finding: ({ figure, every }) => say`${asking(every)}새 소식은 ${figure} 늦게 도착합니다`,
    curve: (slow, fast, times) =>
      say`새 소식은 ${asking(slow.every)}${slow.figure}, ${asking(fast.every)}${fast.figure} 늦게 도착합니다${times === undefined ? [] : say`. 대신 요청은 ${times}배로 늘어납니다`}`,
    plain: () => ['다시 물을 때까지 새 소식은 기다립니다'],
    wanted: () => ['서버도 브라우저도 그대로 둔 채, 소식을 더 빨리 받고 싶었습니다.'],
    tried: (every) =>
      say`타이머를 걸고 같은 요청을 ${every ? say`${every} ` : []}되풀이합니다. 서버는 그사이 쌓인 메시지를 모두 돌려주고, 없으면 빈 목록을 곧바로 돌려줍니다.`,
    law: (predicted, mean, agrees) =>
      say`소식은 아무 때나 생깁니다. 평균적으로 간격 T의 절반을 기다렸다가 편도 시간 d만큼 더 걸려 도착하므로 이론값은 T/2 + d, 여기서는 ${predicted}입니다. 실제로 잰 평균은 ${mean}${agrees ? '로 이론값과 일치합니다.' : '로, 이 식만으로는 설명되지 않습니다.'}`,
    oneInterval: () => ['다른 간격은 이번 측정에서 재지 않았습니다.'],
    empty: (every, rate, share, none) =>
      none
        ? say`메시지가 초당 ${rate}개씩 생길 때는 ${every ? say`${every} 물어도 ` : []}빈 응답이 없었습니다.`
        : say`메시지가 초당 ${rate}개씩 생길 때 ${every ? say`${every} 물으면 ` : []}응답의 ${share}가 비어 있었습니다.`,
    nothing: ({ clients, every, perSecond, bytes }) =>
      say`아무 일도 없으면 모든 응답이 비어 있습니다. 클라이언트 ${clients}개가 ${every} 물었더니 요청이 초당 ${perSecond.count}건 오갔고, 클라이언트마다 분당 ${bytes}를 쓰고도 새 소식이 없다는 사실만 확인했습니다.`,
    silent: (socket, bytes) => say`같은 조건에서 ${josa(socket, '은/는')} 분당 ${bytes}입니다.`,
    next: () => [
      '간격을 줄이면 소식은 빨라지지만 비용이 늘고, 간격을 늘리면 그 반대입니다. 그래서 다음에는 타이머를 없애고, 소식이 생길 때까지 질문을 열어 두기로 했습니다.',
    ],
  },

  hold: {
    finding: (held, polled) =>
      say`질문을 열어 두면 소식이 닿는 시간은 ${polled}에서 ${held}로 줄지만, 받을 때마다 다시 물어야 합니다`,
    ages: (lanes) => say`새 소식이 닿기까지 ${list(lanes.map(is))} 걸립니다`,
    plain: () => ['답을 기다리는 질문도 결국 다시 물어야 합니다'],
    wanted: () => ['쉬지 않고 묻는 것만큼 빠르되, 빈 응답은 없기를 바랐습니다.'],
    tried: () => [
      '클라이언트는 전과 똑같이 묻습니다. 서버는 보낼 소식이 생길 때까지 응답을 미루었다가 그때 보냅니다. 클라이언트는 응답을 읽고 곧바로 다시 묻습니다(RFC 6202).',
    ],
    cured: (distance, lanes) => say`${over(distance)} 새 소식이 닿기까지 ${list(lanes.map(is))} 걸렸습니다.`,
    behind: (held, socket, times, distance) => {
      const verdict =
        times === undefined
          ? []
          : times === null
            ? say`${distance ? '이 거리에서 ' : ''}${josa(held, '과/와')} ${josa(socket, '은/는')} 차이를 구분할 수 없었습니다.`
            : say`소식이 닿는 데 ${josa(held, '은/는')} ${socket}의 ${times}배가 걸렸습니다.`;
      const why = [
        '다음 질문이 서버로 가는 사이에 생긴 소식은 그 질문이 닿을 때까지 기다려야 합니다. 그래서 편도 시간의 한 배에서 세 배까지 걸립니다(d–3d, RFC 6202).',
      ];
      return join(
        [verdict, distance && times !== null ? why : []].filter((prose) => prose.length > 0),
        ' ',
        ' ',
      );
    },
    requests: (requests, up, down, text) =>
      say`요청도 사라지지 않았습니다. 메시지를 하나씩 보내며 세어 보니 메시지마다 요청이 ${requests.count}건씩 들었고, ${text} 텍스트 하나를 받는 데 상향 ${up}, 하향 ${down}를 썼습니다.`,
    shared: (rate, requests, distance) =>
      say`${distance ? '이 거리에서 ' : ''}메시지가 초당 ${rate}개씩 생기면 클라이언트가 그만큼 빨리 다시 묻지 못해 여러 메시지가 응답 하나에 함께 실립니다(메시지당 요청 ${requests.count}건).`,
    cpu: (held, socket, times) =>
      say`거리 없이 잰 메시지당 서버 CPU를 보면 ${is(held)}, ${is(socket)}${against(times)}`,
    otherServers: () => [
      '다만 둘은 서버 프로그램이 다르므로, 이 차이를 모두 프로토콜의 몫이라고 할 수는 없습니다.',
    ],
    next: () => ['타이머는 사라졌지만 질문은 남았습니다. 아예 응답을 끝내지 않으면 어떨까요?'],
  },

  stream: {
    finding: (held, stream) =>
      say`응답을 끝내지 않으면 메시지 하나에 드는 양이 ${held}에서 ${stream}로 줄지만, 서버에서 클라이언트로만 보낼 수 있습니다`,
    plain: () => ['스트림은 서버에서 클라이언트로만 흐릅니다'],
    wanted: () => ['질문 한 번으로 앞으로의 소식을 모두 받고 싶었습니다.'],
    tried: () => [
      '서버가 응답을 시작만 하고 끝내지 않습니다. 청크 전송 코딩을 쓰면 보낼 것이 생길 때마다 한 조각씩 보낼 수 있습니다(RFC 9112, 7.1절). SSE는 그 조각을 브라우저가 바로 해석하는 형식에 담고, 연결이 끊겼을 때 이어받을 수 있도록 id를 붙입니다(WHATWG HTML).',
    ],
    freed: (requests) => say`이제 다시 묻지 않습니다. 메시지당 요청은 ${requests.count}건입니다.`,
    framing: (text, lanes) => say`${text} 텍스트에 덧붙은 오버헤드는 ${list(lanes.map(has))}입니다.`,
    age: (distance, stream, socket, times) =>
      say`${over(distance)} 새 소식이 닿기까지 걸린 시간은 ${has(stream)}, ${has(socket)}${against(times)}`,
    oneWay: () => [
      '하지만 그 연결로는 클라이언트가 아무것도 보낼 수 없습니다. 요청은 이미 끝났고 응답만 이어지기 때문입니다.',
    ],
    back: (stream, connections, bytes) =>
      say`${josa(stream, '으로/로')} 받는 클라이언트가 메시지를 보내려면 따로 요청해야 합니다.${connections ? say` 그래서 클라이언트마다 연결이 ${connections.count}개입니다.` : []}${bytes ? say` 메시지 하나를 보내는 데는 요청과 응답의 헤더까지 ${bytes}가 오갔습니다.` : []}`,
    next: () => [
      '소식이 내려오는 연결과 메시지를 올려보내는 연결이 따로입니다. 연결 하나로 둘 다 하려면 연결의 규칙을 바꾸어야 합니다.',
    ],
  },
};
