/** Korean: the story from the upgrade to what came after. */
import { join, type Prose, say } from '../prose.js';
import type { AfterWords } from './after-shapes.js';
import { josa } from './josa.js';
import { afterStepWords } from './ko-after-step.js';
import { list } from './ko-findings.js';
import type { LaneFigure } from './shapes.js';

const is = ({ lane, figure }: LaneFigure): Prose => say`${josa(lane, '은/는')} ${figure}`;
const has = ({ lane, figure }: LaneFigure): Prose => say`${josa(lane, '이/가')} ${figure}`;
const each = (lanes: readonly LaneFigure[]): Prose =>
  list(lanes.map(({ lane, figure }) => say`${lane} ${figure}`));
const HARDSHIP = {
  recovery: '서버가 죽었다 살아났을 때 클라이언트가 복구되는 데 걸리는 시간',
  'slow-reader': '읽기를 멈춘 클라이언트가 서버에 주는 부담',
} as const;

export const afterWords: AfterWords = {
  withheld: (of) =>
    say`다음 수치는 보류했습니다: ${join(
      of.map(({ lane, reason }) => `${lane} (${reason})`),
      '; ',
      '; ',
    )}.`,
  notMeasured: (command) => [`이번 측정에서는 재지 않았습니다. ${command} 명령으로 잴 수 있습니다.`],

  upgrade: {
    finding: (request, frame) =>
      say`클라이언트가 메시지 하나를 보낼 때 요청은 ${request}, 프레임은 ${frame}가 듭니다`,
    wanted: () => [
      '스트림은 서버에서 클라이언트로만 흐릅니다. 채팅이나 게임에서는 클라이언트도 메시지를 보내는데, 그때마다 따로 요청해야 했습니다.',
    ],
    connections: (stream, socket) =>
      say`이번 측정에서 클라이언트 하나가 쓴 연결은 ${josa(stream.lane, '이/가')} ${stream.figure}개, ${josa(socket.lane, '이/가')} ${socket.figure}개입니다.`,
    tried: () => [
      'TCP 연결은 그대로 두고 그 위에서 쓰는 규칙만 바꿉니다. 클라이언트는 여느 때처럼 GET을 보내되 헤더에 Upgrade: websocket을 넣습니다. 서버가 101 Switching Protocols로 답하고 빈 줄이 지나면, 그때부터는 양쪽 모두 HTTP를 쓰지 않습니다.',
    ],
    opening: (socket, up, down) =>
      say`${josa(socket, '이/가')} 이 핸드셰이크에 쓴 양은 상향 ${up}, 하향 ${down}이며, 클라이언트마다 한 번만 하면 됩니다.`,
    sameConnection: (key) => [
      key === 'right'
        ? '업그레이드 전과 후의 주소와 포트는 같았고, Accept 키도 올바른 값이었습니다.'
        : '업그레이드 전과 후의 주소와 포트는 같았지만, Accept 키는 올바른 값이 아니었습니다.',
    ],
    otherConnection: () => ['업그레이드 전과 후의 주소나 포트가 같지 않았습니다.'],
    framesAre: () => [
      '그다음부터는 프레임이 오갑니다. 페이로드 앞에는 짧게는 두 바이트, 길어도 열네 바이트가 붙습니다(RFC 6455).',
    ],
    frames: ({ text, down, up }) =>
      say`${text}짜리 텍스트 앞에 서버는 ${down}를, 클라이언트는 ${up}를 붙였습니다. 클라이언트가 붙인 것 가운데 네 바이트는 페이로드를 가리는 마스킹 키입니다.`,
    sent: (other, socket) =>
      say`폴링이나 스트림에서는 클라이언트가 메시지를 보낼 때마다 요청해야 합니다. 헤더와 응답까지 합쳐 메시지 하나에 오간 양은 ${josa(other.lane, '이/가')} ${other.figure}, ${josa(socket.lane, '이/가')} ${socket.figure}입니다.`,
    trips: '보내고 되받기까지',
    near: ({ other, socket, told }) =>
      told === false
        ? say`거리가 없을 때 보낸 메시지가 되돌아오기까지 걸린 시간은 ${has(other)}, ${has(socket)}로, 차이를 구분할 수 없었습니다.`
        : say`거리가 없을 때 보낸 메시지가 되돌아오기까지 걸린 시간은 ${has(other)}, ${has(socket)}입니다.`,
    away: (distance, { other, socket, told }, hidden) =>
      say`왕복 시간이 ${distance}이면 ${has(other)}, ${has(socket)}${told === false ? '로, 차이를 구분할 수 없었습니다' : '입니다'}.${hidden ? ' 요청에 드는 시간이 거리에서 오는 시간에 묻힙니다.' : ''}`,
    polled: (polling) => say`먼저 물어야 소식을 들을 수 있는 ${list(polling.map(is))} 걸렸습니다.`,
    next: () => [
      '이제 어느 방향이든 메시지에 드는 양은 메시지 자체와 크게 다르지 않습니다. 남은 것은 연결입니다. 아무것도 오가지 않는 동안에도 열어 두어야 합니다.',
    ],
  },

  rest: {
    finding: (stream, socket) =>
      say`새 소식이 없는 클라이언트 하나가 차지한 서버 메모리는 ${josa(stream.lane, '이/가')} ${stream.figure}, ${josa(socket.lane, '이/가')} ${socket.figure}입니다`,
    wanted: () => [
      '소식이 곧바로 오려면 연결이 미리 열려 있어야 합니다. 응답을 기다리는 요청이든 스트림이든 소켓이든, 아무 일이 없는 동안에도 서버는 그 연결을 유지해야 합니다.',
    ],
    tried: (clients) =>
      say`이번 측정에서는 클라이언트 ${clients}개를 연결해 두고 아무 메시지도 보내지 않았습니다.`,
    memory: (lanes) => say`클라이언트 하나마다 늘어난 서버 메모리는 ${each(lanes)}입니다.`,
    otherServers: (stream, socket) =>
      say`여기서 ${josa(stream, '과/와')} ${josa(socket, '은/는')} 서버 프로그램이 다르므로, 둘 사이의 차이를 모두 프로토콜의 몫이라고 할 수는 없습니다.`,
    waiting: '기다리는 데 드는 CPU',
    cpu: (lanes) => say`클라이언트 하나가 기다리는 동안 초당 든 서버 CPU는 ${each(lanes)}입니다.`,
    asked: (polling, perSecond) =>
      say`${josa(polling, '은/는')} 연결을 유지하면서 묻기까지 합니다. 요청이 초당 ${perSecond}건 들어왔지만, 소식을 가져간 요청은 하나도 없습니다.`,
    uncompared: () => ['반복 횟수가 적어 방식끼리 비교하지는 않았으며, 대략의 크기만 보여 줍니다.'],
    notTold: (one, other) => [
      `메모리에서 ${josa(one, '과/와')} ${josa(other, '은/는')} 차이를 구분할 수 없었습니다.`,
    ],
    recovered: (lanes) =>
      say`서버를 강제로 죽이고 새 서버를 띄웠을 때, 마지막 클라이언트까지 복구되는 데 걸린 시간은 ${each(lanes)}입니다.`,
    queued: (lanes) => say`읽기를 멈춘 클라이언트 때문에 서버가 쌓아 둔 양은 최대 ${each(lanes)}입니다.`,
    notAsked: (missing, command) =>
      say`이번 측정에서 재지 않은 것: ${list(missing.map((one) => HARDSHIP[one]))}. ${command} 명령으로 잴 수 있습니다.`,
  },

  framework: {
    wanted: () => [
      '한 방식이 다른 방식보다 가볍다면 프로토콜 덕분일까요, 그 프로토콜을 구현한 프로그램 덕분일까요? 이 보고서에서 비교한 방식들은 둘 다 다릅니다.',
    ],
    tried: (hosted) =>
      say`그래서 전송 방식은 그대로 두고 서버만 바꾸어 보았습니다. ${list(hosted.map(({ transport, engines }) => `${josa(transport, '은/는')} ${engines.join(', ')}`))} 위에 올렸습니다.`,
    onlyOne: () => [
      '이번 측정에는 같은 전송 방식의 비용을 두 서버에서 잰 값이 없습니다. 그래서 프로토콜의 몫과 프로그램의 몫을 나눌 수 없습니다.',
    ],
    sameBytes: (bytes) =>
      say`두 웹소켓 서버가 메시지 하나에 보낸 양은 똑같이 ${bytes}입니다. 바이트는 프로토콜이 정합니다.`,
    costs: (lanes) => say`거리 없이 같은 메시지 속도에서, 메시지 하나에 든 서버 CPU는 ${each(lanes)}입니다.`,
    both: (lane) =>
      say`${josa(lane, '은/는')} 나머지와 프로토콜도 서버도 다르므로, 그 차이가 어느 쪽의 몫인지는 알 수 없습니다.`,
    onlyServer: (transports) =>
      say`${list(transports)}에서는 서버만 바꾸었으므로, 이 차이는 서버의 몫입니다.`,
    noDifference: (transports) => say`${list(transports)}에서는 서버를 바꾸어도 차이를 구분할 수 없었습니다.`,
    shared: () => [
      '표를 가로로 읽으면 서버가 바뀌고, 세로로 읽으면 전송 방식이 바뀝니다. 프로토콜의 몫은 세로 방향의 차이뿐입니다.',
    ],
    notShared: (command) => [
      `폴링과 스트림을 더 가벼운 서버에 올리면 얼마가 들지는 이번에는 재지 않았습니다. ${command} 명령으로 잴 수 있습니다.`,
    ],
  },

  after: afterStepWords,
};
