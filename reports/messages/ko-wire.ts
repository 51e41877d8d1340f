/** Korean: the captured bytes. */
import { say } from '../prose.js';
import { josa } from './josa.js';
import { doorWords, partWords, pictureWords } from './ko-wire-parts.js';
import type { WireWords } from './wire-shapes.js';

export const wireWords: WireWords = {
  title: '오간 바이트 그대로',
  finding: (poll, frame) => say`같은 소식 하나를 받는 데 폴링은 ${poll}, 프레임은 ${frame}가 듭니다`,
  findingPlain: '연결마다 오간 바이트를 하나하나 봅니다',
  lead: '이번 측정에서 전송 방식마다 한 번씩 주고받은 내용을 그대로 담았습니다. 클라이언트가 쓰고 읽은 모든 바이트를 순서대로 보여 줍니다. TCP와 IP가 덧붙이는 바이트는 들어 있지 않습니다.',
  opened: (lane, up, down, framed) =>
    framed
      ? say`${josa(lane, '은/는')} 연결을 열려고 HTTP 요청 ${up}를 보냈고, 응답과 그 뒤의 첫 프레임을 합쳐 ${down}를 받았습니다.`
      : say`${josa(lane, '은/는')} 연결을 열려고 HTTP 요청 ${up}를 보냈고, 응답으로 ${down}를 받았습니다.`,
  accept: {
    right: '응답의 accept 키는 RFC 6455가 정한 대로 요청의 키에서 계산한 값과 일치합니다.',
    wrong: '응답의 accept 키가 RFC 6455대로 요청의 키에서 계산한 값과 다릅니다.',
  },
  ends: (same) =>
    same
      ? '프로토콜이 바뀌기 전과 후에 연결 양 끝의 주소와 포트가 같았습니다.'
      : '프로토콜이 바뀌기 전과 후에 연결 양 끝의 주소나 포트가 달랐습니다.',
  endsUnseen: '프로토콜이 바뀌기 전과 후의 주소와 포트를 모두 읽지는 못했습니다.',
  closing: {
    framesFirst: '양쪽이 먼저 close 프레임을 하나씩 보냈고, 그다음에 TCP의 FIN이 연결을 끝냈습니다.',
    other: '첫 FIN보다 앞서 양쪽이 close 프레임을 보낸 것은 확인하지 못했습니다.',
  },
  emptyPoll: (lane, up, down) =>
    say`${josa(lane, '은/는')} 새 소식이 없다는 사실을 알려고 ${up}를 보내고 ${down}를 받았습니다.`,
  none: (lane, reason) => `${lane}: 보여 줄 바이트가 없습니다. ${reason}`,
  behind: (lane, steps) => `${lane}: ${steps}단계에서 오간 바이트 모두 보기`,
  step: {
    opening: { name: '연결 열기', about: '새 연결에서 보낸 첫 요청과 그 응답입니다.' },
    nothing: { name: '새 소식 없음', about: '클라이언트가 물었지만 새 소식이 없습니다.' },
    news: { name: '새 소식', about: '서버에 생긴 메시지를 클라이언트에 전달한 바이트입니다.' },
    answer: { name: '클라이언트가 보내기', about: '클라이언트가 서버로 메시지 하나를 보냅니다.' },
    fragments: {
      name: '여러 프레임으로 나눈 메시지',
      about: '마지막 프레임을 뺀 나머지는 FIN이 0입니다. 그 사이에 제어 프레임이 끼어들 수 있습니다.',
    },
    ping: { name: 'ping과 pong', about: '제어 프레임으로 상대가 살아 있는지 확인합니다.' },
    split: {
      name: '두 세그먼트로 나뉜 프레임',
      about: 'TCP는 바이트의 흐름을 나를 뿐이라 프레임이 어디에서든 잘릴 수 있습니다.',
    },
    joined: { name: '한 세그먼트에 담긴 두 프레임', about: '프레임의 경계는 프레임에 적힌 길이로 압니다.' },
    closing: { name: '연결 닫기', about: '연결이 끝나는 과정입니다.' },
  },
  way: { up: '클라이언트 → 서버', down: '서버 → 클라이언트' },
  connection: (number) => `연결 ${number}`,
  segments: (n) => `세그먼트 ${n}개에 나뉘어 도착`,
  inOne: (n) => `세그먼트 하나에 프레임 ${n}개`,
  again: (fields, bytes) => `앞과 똑같은 필드 ${fields}개, ${bytes}`,
  cut: (bytes) => `… 모두 ${bytes}`,
  ...partWords,
  doors: doorWords,
  ...pictureWords,
};
