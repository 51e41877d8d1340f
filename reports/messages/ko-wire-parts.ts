/** Parts of captured bytes, doors and pictures, in Korean. */
import { josa } from './josa.js';
import type { WireWords } from './wire-shapes.js';

export const partWords: Pick<
  WireWords,
  | 'part'
  | 'field'
  | 'note'
  | 'witness'
  | 'frames'
  | 'lengthIn'
  | 'frameColumn'
  | 'bitsTitle'
  | 'bitColumn'
  | 'bit'
  | 'bitMeaning'
> = {
  part: {
    'request-line': '메서드, 대상, 버전',
    'status-line': '버전과 상태 코드',
    field: '필드',
    'blank-line': '헤더의 끝',
    body: '본문',
    'chunk-size': '청크의 길이(16진수)',
    'chunk-data': '청크에 담긴 데이터',
    'chunk-end': '청크의 끝',
    'last-chunk': '길이가 0인 청크: 응답의 끝',
    'trailer-field': '마지막 청크 뒤의 필드',
    'event-field': '이벤트의 필드',
    'event-end': '빈 줄: 이벤트 하나의 끝',
    'frame-head': '프레임의 헤더',
    'frame-length': '확장 길이',
    'masking-key': '마스킹 키',
    'frame-payload': '페이로드',
    'close-code': '닫는 이유를 나타내는 코드',
    'close-reason': '닫는 이유를 적은 글',
    'tls-record-head': 'TLS 레코드의 헤더',
    'tls-record': '레코드의 내용',
    'http2-preface': 'HTTP/2의 프리페이스',
    'http2-frame-head': 'HTTP/2 프레임의 헤더',
    'http2-frame-payload': 'HTTP/2 프레임의 페이로드',
    unread: '해석하지 못한 바이트',
  },
  field: {
    upgrade: '바꾸려는 프로토콜',
    connection: '연결을 유지할지, 바꿀지',
    'sec-websocket-key': '서버가 맞게 답해야 하는 임의의 값',
    'sec-websocket-accept': '키에서 계산한 값: 서버가 웹소켓을 안다는 증거',
    'sec-websocket-version': '13은 RFC 6455의 버전',
    'sec-websocket-extensions': '양쪽이 합의하면 쓰는 확장',
    cookie: '누가 묻는지: 요청할 때마다 다시 보냄',
    'transfer-encoding': '청크 전송: 전체 길이를 미리 몰라도 됨',
    'content-length': '본문의 길이(바이트)',
    'content-type': '본문의 종류',
    'last-event-id': '클라이언트가 읽은 마지막 위치',
    'http2-settings': 'HTTP/2 설정(base64)',
  },
  note: {
    ends: (client, server, by) => `연결의 양 끝: 클라이언트 ${client}, 서버 ${server} (출처: ${by})`,
    fin: (way, by) =>
      way === 'up'
        ? `FIN: 클라이언트가 더 보내지 않음 (출처: ${by})`
        : `FIN: 서버가 더 보내지 않음 (출처: ${by})`,
  },
  witness: {
    "client's socket": '클라이언트 소켓',
    'socket event end': '소켓의 end 이벤트',
    'socket event finish': '소켓의 finish 이벤트',
    "/proc/net/tcp (client's end)": '/proc/net/tcp(클라이언트 쪽)',
    "/proc/net/tcp (server's end)": '/proc/net/tcp(서버 쪽)',
    "/proc/net/tcp (client's end, nothing unacknowledged)":
      '/proc/net/tcp(클라이언트 쪽, 확인 응답을 기다리는 데이터 없음)',
    "/proc/net/tcp (server's end, nothing unacknowledged)":
      '/proc/net/tcp(서버 쪽, 확인 응답을 기다리는 데이터 없음)',
  },
  lengthIn: (length, bits) => `${length} (${bits}비트)`,
  frames: '오간 순서대로 늘어놓은 프레임',
  frameColumn: { way: '방향', opcode: 'opcode', length: '길이', key: '마스킹 키', payload: '페이로드' },
  bitsTitle: (way) =>
    way === 'up' ? '서버로 가는 프레임을 비트 단위로' : '클라이언트로 가는 프레임을 비트 단위로',
  bitColumn: { name: '이름', bits: '비트 수', value: '값', meaning: '의미' },
  bit: {
    fin: 'FIN',
    rsv: 'RSV1–3',
    opcode: 'opcode',
    mask: 'MASK',
    length: '길이',
    longLength: '확장 길이',
    key: '마스킹 키',
    payload: '페이로드',
  },
  bitMeaning: {
    fin: (last) => (last ? '메시지의 마지막 프레임' : '같은 메시지의 프레임이 더 이어짐'),
    rsv: (zero) => (zero ? '확장을 쓰지 않음' : '확장이 사용함'),
    opcode: '프레임의 종류',
    mask: (masked) =>
      masked
        ? '마스킹함: 서버로 보내는 프레임은 반드시 해야 함'
        : '마스킹하지 않음: 클라이언트로 보내는 프레임은 해서는 안 됨',
    length: (bits) => (bits === 7 ? '길이 그 자체(125까지)' : `길이는 다음 ${bits}비트에 있음`),
    longLength: '페이로드의 길이(바이트)',
    key: '페이로드의 각 바이트를 이 네 바이트 중 하나와 XOR함',
    payload: (masked) => (masked ? '마스킹을 푼 내용' : '보낸 그대로'),
  },
};

export const doorWords: WireWords['doors'] = {
  title: '같은 문으로 들어가는 다른 프로토콜',
  lead: 'Upgrade는 웹소켓이 아니라 HTTP의 필드입니다. 다른 프로토콜도 이 문을 쓰도록 만들어졌습니다.',
  measured: (protocol) => `${protocol}: 이번 측정에서 확인했습니다`,
  closed: (protocol) => `${protocol}: 재지 않았습니다`,
  unasked: '이번에는 재지 않았습니다. Upgrade 필드로 다른 프로토콜을 열어 보지 않았습니다.',
  behind: (protocol) => `${josa(protocol, '으로/로')} 오간 바이트 보기`,
};

export const pictureWords: Pick<WireWords, 'dots' | 'forms' | 'ladder'> = {
  dots: {
    title: (poll, frame) => `같은 메시지에 덧붙은 바이트: 폴링은 ${poll}, 프레임은 ${frame}`,
    subtitle: '네모 하나가 1바이트입니다. 글자색과 같은 네모가 메시지 자체입니다.',
    sum: (around, payload) => `메시지 ${payload}에 덧붙은 ${around}`,
    run: {
      requestLine: '요청 라인',
      cookie: '쿠키',
      requestFields: '나머지 요청 필드',
      answerHead: '응답 헤더',
      bodyFraming: '목록의 괄호',
      chunkFraming: '청크의 길이와 끝',
      eventFraming: '이벤트의 이름과 끝',
      frameHead: '프레임 헤더',
      payload: '메시지',
    },
    column: { transport: '전송 방식', what: '내용', bytes: '바이트' },
    foot: '이번 측정에서 한 번 캡처했습니다. TCP와 IP의 바이트는 그리지 않았습니다.',
  },
  forms: {
    title: '청크는 길이만 알리고, 프레임은 종류와 끝도 함께 알립니다',
    subtitle: '같은 메시지를 HTTP 응답의 청크와 웹소켓 프레임으로 보낸 모습, 이번 측정의 바이트',
    chunk: '청크, 서버 → 클라이언트',
    frame: (way) => (way === 'up' ? '프레임, 클라이언트 → 서버' : '프레임, 서버 → 클라이언트'),
    says: {
      chunkSize: '길이(16진수)',
      chunkData: '데이터',
      chunkEnd: '끝',
      finType: '마지막 여부, 종류',
      maskLength: '마스크, 길이',
      key: '마스킹 키',
      maskedText: '마스킹을 푼 메시지',
      text: '메시지',
    },
    finType: (fin, opcode) => `${fin ? '마지막' : '이어짐'}, ${opcode}`,
    maskLength: (masked, length) => `마스크 ${masked ? '있음' : '없음'}, ${length}`,
    column: '속성',
    row: { length: '길이', type: '종류', way: '방향', end: '끝' },
    ofChunk: {
      length: '16진수 숫자 한 줄',
      type: '없음',
      way: '요청이나 응답 하나의 안에서만',
      end: '길이가 0인 청크가 응답을 끝냄',
    },
    ofFrame: {
      length: '7, 16 또는 64비트',
      type: '4비트: text·binary·close·ping·pong·continuation',
      way: '양쪽 모두, 언제든지',
      end: 'FIN이 메시지를, close 프레임이 연결을 끝냄',
    },
    foot: '이번 측정에서 한 번 캡처했습니다.',
  },
  ladder: {
    title: (same) =>
      same === true
        ? 'TCP 연결 하나로 먼저 HTTP, 그다음 프레임: 업그레이드 앞뒤로 주소와 포트가 같습니다'
        : same === false
          ? '먼저 HTTP, 그다음 프레임: 연결의 양 끝이 달라졌습니다'
          : '연결 하나로 먼저 HTTP, 그다음 프레임이 오갔습니다',
    subtitle:
      '이 연결에서 오간 것을 위에서 아래로 모두 보여 줍니다. 굵은 선은 데이터 프레임, 가는 선은 제어 프레임, 점선은 TCP의 FIN입니다.',
    client: '클라이언트',
    server: '서버',
    band: '여기부터 웹소켓 프레임',
    column: { way: '방향', what: '내용', detail: '바이트 또는 출처' },
    across: '양쪽',
    foot: '이번 측정에서 한 번 캡처했습니다. 클라이언트가 쓰고 읽은 순서이며, 간격은 시간이 아닙니다.',
  },
};
