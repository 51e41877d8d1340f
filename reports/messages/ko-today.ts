/** Korean: today's web. A browser's limits, HTTP/2, TLS, compression, a browser as client, frameworks. */
import { type Fragment, join, type Prose, say } from '../prose.js';
import { josa } from './josa.js';
import type { Change, TodayWords } from './today-shapes.js';

const instead = ({ plain, other, told }: Change): Prose =>
  say`${plain}에서 ${other}로${told === false ? ' (신뢰 구간이 겹쳐 구분할 수 없음)' : ''}`;

/** Those of the clauses that the run can fill, one after another. */
const clauses = (all: readonly (Prose | undefined)[]): Prose =>
  join(
    all.flatMap((prose) => (prose ? [prose] : [])),
    ', ',
    ', ',
  );

const fate = (hung: boolean | undefined): string => {
  if (hung === undefined) return '습니다';
  return hung
    ? '고, 그 곁의 평범한 fetch는 응답을 받지 못했습니다'
    : '고, 그 곁의 평범한 fetch도 응답을 받았습니다';
};

const of = (asked: Fragment, served: Fragment): Prose => say`${asked}개 가운데 ${served}개`;

export const todayWords: TodayWords = {
  browser: {
    titlePlain: '브라우저 하나가 호스트 하나에 열어 두는 것',
    title: ({ asked, served, hung, sockets }) => {
      const streams = say`브라우저는 호스트 하나로 향한 스트림 ${asked}개 가운데 ${served}개만 받았습니다${hung ? '. 그 뒤로는 다른 요청도 멈췄습니다' : ''}`;
      return sockets === undefined
        ? streams
        : say`${streams}. 웹소켓은 ${asked}개 가운데 ${sockets}개였습니다`;
    },
    subtitle:
      '실제 브라우저에서 탭 하나 또는 둘로 잰 결과. 켜진 등: 메시지를 받음, 꺼진 등: 아직 기다리는 중',
    head: {
      lamps: (asked) => `동시에 요청한 클라이언트 ${asked}개`,
      fetch: '평범한 fetch 하나',
    },
    about: (protocol, tabs) => `${protocol}, 탭 ${tabs}개`,
    count: (served, asked) => `${asked}개 중 ${served}개`,
    fetch: {
      answered: (time) => `${time} 만에 응답`,
      plain: '응답',
      hung: '응답 없음',
      unknown: '확인 못 함',
    },
    column: { asked: '요청한 수', open: '받은 수', connections: '연결', fetch: '평범한 fetch' },
    unmeasured: (command) =>
      say`게다가 HTTP/1.1에서 브라우저는 대개 모든 탭을 합쳐 호스트 하나에 연결을 여섯 개까지만 열고, 스트림은 저마다 하나를 차지합니다. 이는 브라우저에 대해 알려진 사실이며, 이번 측정에서는 재지 않았습니다. ${command} 명령으로 잴 수 있습니다.`,
    served: ({ lane, asked, served, hung }) =>
      say`실제 브라우저에서 ${josa(lane, '은/는')} HTTP/1.1로 ${of(asked, served)}만 메시지를 받았${fate(hung)}.`,
    shared: (tabs, served) => say`탭 ${tabs}개로 나누어도 모두 합쳐 ${served}개였습니다.`,
    sockets: ({ lane, asked, served, hung }) =>
      say`${josa(lane, '은/는')} ${of(asked, served)}가 메시지를 받았${fate(hung)}.`,
    lifted: ({ lane, asked, served, connections }) =>
      say`같은 브라우저에서 ${josa(lane, '은/는')} ${connections ? say`연결 ${connections}로 ` : []}${of(asked, served)}가 메시지를 받았습니다.`,
  },
  heads: {
    title: ({ old, later, frame }) =>
      `메시지 하나에 붙는 바이트: HTTP/1.1 폴링은 ${old}, 헤더를 이미 아는 HTTP/2는 ${later}${frame === undefined ? '' : `, 프레임은 ${frame}`}`,
    subtitle: '네모 하나가 1바이트. 정확히 센 값이며, TLS와 TCP/IP의 바이트는 따로 둠',
    group: {
      old: 'HTTP/1.1 롱 폴링, 매번',
      first: 'HTTP/2 롱 폴링, 첫 번째',
      later: 'HTTP/2 롱 폴링, 그 뒤로 매번',
      frame: '웹소켓 프레임',
    },
    run: {
      asked: '요청 헤더',
      answered: '응답 헤더',
      firstAsked: '요청과 설정',
      firstAnswered: '응답과 설정',
      framing: '프레이밍',
    },
  },
  aside: {
    http2: 'HTTP/2',
    tls: 'TLS',
    compression: '압축',
    browser: '브라우저 클라이언트',
    framework: '실제로 많이 쓰는 것: socket.io',
  },
  unmeasured: (command) => [`이번 측정에서는 재지 않았습니다. ${command} 명령으로 잴 수 있습니다.`],
  http2: {
    packed: ({ first, later, old }) =>
      say`첫 요청에는 설정과 응답까지 ${first}가 오갔습니다. 그다음부터는 양쪽이 헤더를 번호로 주고받으므로(RFC 7541) 폴링이 메시지 하나에 덧붙이는 양이 ${later}입니다. HTTP/1.1에서는 ${old}였습니다.`,
    sent: ({ packed, old, frame }) =>
      say`클라이언트가 메시지 하나를 보내는 데는 HTTP/2 요청으로 ${packed}, HTTP/1.1 요청으로 ${old}, 프레임으로 ${frame}가 오갔습니다.`,
    connections: ({ lane, packed, old }) =>
      say`${josa(lane, '으로/로')} 받으면서 보내기도 하는 클라이언트의 연결은 ${packed}입니다. HTTP/1.1에서는 ${old}였습니다.`,
    fresh: ({ stream, socket, told }) =>
      say`소식이 도착하기까지 ${josa(stream.lane, '은/는')} ${stream.figure}, ${josa(socket.lane, '은/는')} ${socket.figure} 걸렸습니다${told === false ? '. 차이는 구분할 수 없었습니다' : ''}.`,
    socket: (framing) =>
      say`HTTP/2 안의 웹소켓(RFC 8441)은 여러 스트림 가운데 하나입니다. 메시지 하나의 프레이밍은 ${framing}였습니다.`,
    noSocket: (reason) => say`HTTP/2 안의 웹소켓(RFC 8441)은 잰 값이 없습니다. ${reason}.`,
  },
  tls: ({ lane, opening, cpu, message }) =>
    say`TLS를 켜면 ${josa(lane, '은/는')} ${clauses([
      opening &&
        (opening.distance
          ? say`왕복 시간 ${opening.distance}에서 첫 메시지를 받을 수 있을 때까지의 시간이 ${instead(opening)}(${opening.later} 더)`
          : say`첫 메시지를 받을 수 있을 때까지의 시간이 ${instead(opening)}`),
      cpu && say`연결 하나를 여는 서버 CPU가 ${instead(cpu)}`,
      message && say`메시지 하나의 서버 CPU가 ${instead(message)}`,
    ])} 바뀌었습니다.`,
  records: ({ lane, opening, message }) =>
    say`${lane}에서 TLS 레코드는 메시지마다 ${message}를 더했습니다.${opening ? say` 핸드셰이크는 클라이언트가 연결을 열 때 ${opening}를 더했습니다.` : []}`,
  compression: ({ lane, bytes, cpu, memory }) =>
    say`압축을 켜면 ${josa(lane, '은/는')} ${clauses([
      bytes && say`메시지 하나의 하향 바이트가 ${instead(bytes)}`,
      cpu && say`서버 CPU가 ${instead(cpu)}`,
      memory && say`조용한 클라이언트 하나의 서버 메모리가 ${instead(memory)}`,
    ])} 바뀌었습니다.`,
  client: {
    age: ({ lane, plain, other, told }) =>
      say`${lane}에서 메시지가 도착하기까지 Node 클라이언트는 ${plain}, 브라우저 페이지는 ${other} 걸렸습니다${told === false ? '. 신뢰 구간이 겹쳐 차이를 구분할 수 없습니다' : ''}.`,
    bytes: ({ plain, other, same }) =>
      same
        ? say`메시지 하나에 둘 다 ${other}를 받았습니다.`
        : say`메시지 하나에 Node 클라이언트는 ${plain}, 페이지는 ${other}를 받았습니다.`,
    all: (lane) => say`${josa(lane, '으로/로')} 보낸 메시지는 모두 페이지에 도착했습니다.`,
    missing: (lane, missing) => say`${lane}에서 페이지는 메시지 ${missing}개를 받지 못했습니다.`,
  },
  framework: {
    moved: ({ lane, framework, plain, opening }) =>
      say`메시지 하나에 ${josa(lane, '은/는')} ${framework}, ${josa(plain.lane, '은/는')} ${plain.figure}가 오갔습니다.${opening ? say` 첫 메시지 전까지는 각각 ${opening.framework}와 ${opening.plain}였습니다.` : []}`,
    apart: () => [
      '프레임워크는 그 위에 이벤트 이름, 확인 응답, 하트비트, 폴링으로 되돌아가는 길 같은 자기만의 프로토콜을 얹습니다. 그래서 여기서는 전송 방식 곁에 나란히 두되 어느 것과도 순위를 매기지 않습니다.',
    ],
  },
  answer: {
    polls: ({ later, old, frame }) =>
      say`메시지 하나에 폴링이 덧붙이는 양은 ${old}에서 ${later}로 줄어듭니다. 프레임은 ${frame}입니다.`,
    up: ({ packed, frame }) =>
      say`클라이언트가 보낼 때도 두 번째 연결이 필요 없습니다. 다만 메시지 하나에 프레임은 ${frame}, 요청은 ${packed}가 듭니다.`,
    six: (served) => say`브라우저의 여섯 개 제한도 사라져, ${served}개가 메시지를 받았습니다.`,
    remains: () => [
      '그래도 남는 것이 있습니다. 클라이언트는 여전히 묻거나, 할 말이 있을 때마다 스트림 곁에서 따로 요청해야 합니다. 스스로 말할 프레임은 없습니다. 나중에 웹소켓을 HTTP/2 안에 넣은 것(RFC 8441)을 보면 그래도 이를 원했다는 뜻이지만, 얼마나 절실했는지는 어떤 값으로도 알 수 없습니다.',
    ],
  },
};
