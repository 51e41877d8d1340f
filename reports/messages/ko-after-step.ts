/** Korean: the story's last step, on what came after WebSocket and where it is not the answer. */
import { say } from '../prose.js';
import type { AfterStepWords } from './after-shapes.js';
import { josa } from './josa.js';

const joined = (others: readonly string[], particle: '은/는' | '과/와') =>
  [...others.slice(0, -1), josa(others.at(-1) ?? '', particle)].join(', ');

export const afterStepWords: AfterStepWords = {
  findingTie: (stream, socket, distance) =>
    say`왕복 시간 ${distance}에서 소식이 닿는 시간은 ${josa(stream, '과/와')} ${socket}의 차이를 구분할 수 없습니다`,
  findingPacked: (old, later, frame) =>
    say`HTTP/2는 폴링 한 번에 드는 ${old}를 ${later}로 줄이고, 프레임은 ${frame}입니다`,
  finding: () => ['HTTP/1.1 뒤에 나온 기술은 대부분 이번에 재지 않았습니다'],
  wanted: () => [
    'HTTP도 멈춰 있지 않았습니다. 페이지는 암호화되었고, 브라우저가 호스트 하나에 연결을 여섯 개까지만 연다는 점과 요청마다 같은 헤더를 되풀이한다는 점이 부담이 되었습니다.',
  ],
  tried: () => [
    'HTTP/2는 연결 하나에 여러 요청과 응답을 함께 싣고 헤더를 압축합니다(RFC 9113). 웹소켓도 그 안에 실을 수 있고(RFC 8441), gRPC 스트리밍도 그 위에서 동작합니다. HTTP/3는 TCP 대신 QUIC 위에서 같은 일을 합니다(RFC 9114). 이 가운데 이번 측정에서 확인한 것은 아래 표와 같습니다.',
  ],
  doors: (protocols) => [
    `Upgrade 헤더는 웹소켓만을 위한 것이 아니었습니다. 이번 측정에서는 ${protocols.join(', ')}도 같은 문을 지나갔고, 그때마다 101 응답이 왔습니다.`,
  ],
  contests: '웹소켓이 앞서지 않는 또 다른 곳',
  level: () => ['웹소켓이 어디서나 앞서는 것은 아닙니다.'],
  tied: {
    freshAway: (socket, others, distance) =>
      say`왕복 시간 ${distance}에서 소식이 닿기까지 걸린 시간을 보면 ${joined(others, '은/는')} ${josa(socket, '과/와')} 차이를 구분할 수 없었습니다.`,
    talkAway: (socket, others, distance) =>
      say`왕복 시간 ${distance}에서 보낸 메시지가 되돌아오기까지 걸린 시간도 ${joined(others, '과/와')} ${socket}의 차이를 구분할 수 없었습니다.`,
    cpu: (socket, others) =>
      say`메시지당 서버 CPU에서 ${joined(others, '은/는')} ${josa(socket, '과/와')} 차이를 구분할 수 없었습니다.`,
    opening: (socket, others, distance) =>
      say`소켓이라고 더 빨리 열리지는 않습니다. 왕복 시간 ${distance}에서 첫 메시지를 받을 수 있을 때까지 걸린 시간은 ${joined(others, '과/와')} ${socket}의 차이를 구분할 수 없었습니다.`,
    everyone: (socket, others) =>
      say`모든 클라이언트가 메시지를 받는 시간에서 ${joined(others, '은/는')} ${josa(socket, '과/와')} 차이를 구분할 수 없었습니다.`,
    memory: (socket, others) =>
      say`새 소식이 없는 클라이언트의 서버 메모리에서 ${joined(others, '은/는')} ${josa(socket, '과/와')} 차이를 구분할 수 없었습니다.`,
  },
  beaten: {
    freshAway: (socket, { lane, figure }, distance) =>
      say`왕복 시간 ${distance}에서 소식이 닿는 시간은 ${josa(socket, '이/가')} ${lane}의 ${figure}배였습니다.`,
    talkAway: (socket, { lane, figure }, distance) =>
      say`왕복 시간 ${distance}에서 보낸 메시지가 되돌아오는 시간은 ${josa(socket, '이/가')} ${lane}의 ${figure}배였습니다.`,
    cpu: (socket, { lane, figure }) =>
      say`메시지당 서버 CPU는 ${josa(socket, '이/가')} ${lane}의 ${figure}배였습니다.`,
    opening: (socket, { lane, figure }, distance) =>
      say`왕복 시간 ${distance}에서 첫 메시지를 받을 수 있을 때까지의 시간은 ${josa(socket, '이/가')} ${lane}의 ${figure}배였습니다.`,
    everyone: (socket, { lane, figure }) =>
      say`모든 클라이언트가 메시지를 받는 시간은 ${josa(socket, '이/가')} ${lane}의 ${figure}배였습니다.`,
    memory: (socket, { lane, figure }) =>
      say`새 소식이 없는 클라이언트의 서버 메모리는 ${josa(socket, '이/가')} ${lane}의 ${figure}배였습니다.`,
  },
  manyAnAnswer: (requests) =>
    say`폴링은 그동안 쌓인 메시지를 응답 하나에 모두 담아 옵니다(메시지당 요청 ${requests}건). 대신 소식은 기다린 만큼 늦어집니다.`,
  unranked: () => [
    '다른 방식이 웹소켓과 비슷하거나 나은 곳이 어디인지는 반복 횟수가 이렇게 적어서는 알 수 없습니다. 이번 측정은 우열을 가리지 않습니다.',
  ],
  uncontested: () => [
    '이번 측정이 비교한 항목에서는 웹소켓과 비슷하거나 나은 방식이 없었습니다. 비교하지 않은 항목까지 그렇다는 뜻은 아닙니다.',
  ],
  uncompared: () => [
    '다른 방식이 웹소켓과 비슷하거나 나은 곳이 있는지는 이번 측정으로 말할 수 없습니다. 이를 비교한 항목이 없습니다.',
  ],
  first: () => ['HTTP/2가 먼저 나왔다면 어땠을까요? 이번 측정으로는 그 일부만 답할 수 있습니다.'],
  firstNone: () => ['HTTP/2가 먼저 나왔다면 어땠을까요? 이번 측정에는 이 질문에 답할 값이 없습니다.'],
  firstDown: (distance) =>
    say`소식이 서버에서 클라이언트에 닿는 시간만 놓고 보면, 이번 측정에는 새 프로토콜이 필요했다고 볼 근거가 없습니다. 왕복 시간 ${distance}에서 스트림과 소켓의 차이를 구분할 수 없었기 때문입니다.`,
  firstUp: (request, frame) =>
    say`비용은 클라이언트가 보내는 쪽에 있었습니다. 요청으로는 ${request}, 프레임으로는 ${frame}입니다. HTTP/2는 바로 이 부담을 덜어 줍니다. 두 번째 연결이 필요 없고, 되풀이되는 헤더는 압축됩니다.`,
  firstMeasured: () => ['HTTP/2가 먼저 나왔다면 어땠을까요? 이번 측정이 답하는 만큼은 이렇습니다.'],
  firstUnknown: () => [
    '다만 HTTP/2로 부담이 얼마나 줄어드는지, HTTP/2의 프레이밍에는 얼마가 드는지는 재지 않았습니다. 그랬더라도 웹소켓이 나왔을지는 이 데이터로 알 수 없습니다.',
  ],
  table: {
    caption: '그 뒤에 나온 기술과 이번 측정에서 확인한 것',
    column: { name: '프로토콜', known: '이번 측정', about: '달라질 수 있는 점과 측정에 필요한 것' },
    known: {
      no: '재지 않음',
      measured: '위에서 측정',
      door: 'Upgrade를 지나는 것만 확인',
      closedDoor: 'Upgrade를 시도했으나 지나지 못함',
    },
    rows: {
      https: {
        name: 'HTTPS (TLS)',
        about:
          '연결을 맺을 때는 핸드셰이크가, 보낼 때마다 레코드가 더해집니다. 연결을 드물게 맺는 방식에 유리합니다.',
      },
      h2c: {
        name: 'h2c',
        about:
          'TLS 없이 Upgrade로 시작하는 HTTP/2입니다. 브라우저는 쓴 적이 없고, RFC 9113에서는 이 방법이 빠졌습니다.',
      },
      http2: {
        name: 'HTTP/2',
        about:
          '모든 요청이 연결 하나를 함께 쓰고 헤더를 압축합니다. 폴링이 되풀이하던 헤더는 번호 몇 개로 줄지만, 묻는 일 자체는 남습니다.',
      },
      socketOverHttp2: {
        name: 'HTTP/2 위의 웹소켓',
        about:
          '소켓이 여러 스트림 가운데 하나가 됩니다(RFC 8441). 서버와 클라이언트가 모두 이를 지원해야 합니다.',
      },
      grpc: {
        name: 'gRPC 스트리밍',
        about:
          'HTTP/2 스트림 하나로 양방향을 주고받습니다. 브라우저에서는 직접 쓸 수 없고, 프록시를 거치면 한 방향으로만 흐릅니다.',
      },
      http3: {
        name: 'QUIC과 HTTP/3',
        about:
          '패킷이 손실되어도 그 스트림만 기다립니다. 재려면 패킷이 손실되는 경로와, 여기서 쓴 Node.js에는 없는 QUIC 라이브러리가 필요합니다.',
      },
      webTransport: {
        name: 'WebTransport',
        about:
          'HTTP/3 위의 스트림과 데이터그램입니다. 순서를 지키지 않게 할 수도 있습니다. HTTP/3와 같은 준비에 더해, 인증서를 믿는 브라우저가 필요합니다.',
      },
      compression: {
        name: '압축',
        about:
          '소켓은 permessage-deflate(RFC 7692), 응답은 gzip과 brotli입니다. 따로 정하지 않으면 끕니다. 채우기용 글자는 지나치게 잘 압축되므로 실제 내용을 담은 텍스트로 재야 합니다.',
      },
      browser: {
        name: '브라우저 클라이언트',
        about: '호스트당 여섯 개인 연결, 그 연결을 나누어 쓰는 탭, 실제로 일하는 페이지입니다.',
      },
    },
  },
};
