/** Korean: the harness's reasons, with the slots of the English ones. */
import type { ReasonWords } from './en-reasons.js';

export const reasonWords: ReasonWords = {
  socketIoPolls:
    'Node.js용 socket.io 클라이언트는 폴링 응답의 압축을 풀지 못합니다({package}). 그래서 압축은 socket.io의 웹소켓에서만 잽니다',
  tcpCompression: 'TCP 원형에는 압축 방식을 합의할 형식이 없습니다',
  byHandCompression:
    '직접 구현한 웹소켓에는 permessage-deflate가 없습니다. 라이브러리가 더해 주는 기능 가운데 하나입니다',
  socketBrotli: '웹소켓의 압축은 DEFLATE뿐입니다(RFC 7692). --compression gzip으로 재십시오',
  readsWireItself: '오가는 바이트를 직접 읽는 시나리오라서 압축을 제안하지 않습니다',
  notInBrowser: '브라우저 안의 클라이언트로는 재지 않는 시나리오입니다',
  browserTls:
    '브라우저가 암호화한 바이트는 밖에서 읽을 수 없습니다. 그래서 브라우저는 TLS 없이 클라이언트 역할을 합니다',
  browserCompression: '브라우저가 압축한 바이트는 밖에서 읽지 않습니다',
  browserTcp: '브라우저는 페이지에 TCP 원형을 열어 주지 않습니다',
  browserFramework:
    '프레임워크의 자체 클라이언트는 브라우저에 싣지 않습니다. 프레임워크가 쓰는 전송 방식은 따로 잽니다',
  browserTarget: '브라우저는 이 도구에 들어 있는 방식의 클라이언트 역할만 합니다',
  browserKeepAlive: '연결을 언제 닫을지는 브라우저가 스스로 정합니다',
  browserClients: '여기서 브라우저는 클라이언트를 {most}개까지만 맡습니다(요청: {asked}개)',
  noChromium: 'Chromium을 찾지 못했습니다. 해결 방법: {how}',
  noDriver: 'playwright-core가 설치되어 있지 않습니다. 해결 방법: {how}',
  framingHttp2: 'node:http2는 네이티브 세션 안에서 프레임을 만듭니다. 연결 없이는 잴 것이 없습니다',
  framingTls: '메모리 안에서 만들고 해석하므로 TLS를 쓸 연결이 없습니다',
  framingTcp: 'TCP 원형은 메시지에 줄바꿈만 붙입니다. 잴 것이 없습니다',
  framingFramework: '프레임워크에는 자체 패킷 형식이 있으며, 여기서 직접 만들지 않습니다',
  framingUws: 'µWebSockets는 네이티브 소켓 코드 안에서 프레임을 만듭니다. 소켓 없이는 잴 것이 없습니다',
  framingSame:
    '메시지의 형식이 같은 전송 방식의 기본 구현과 같습니다. 엔진이 더하는 것은 프레이밍이 아닙니다',
  wireFramework: '프레임워크는 메시지를 자체 패킷에 담으며, 여기서는 그 패킷을 나누어 보지 않습니다',
  wireTcp: 'TCP 원형에는 헤더도 프레임도 없어 나누어 볼 것이 없습니다',
  wireHttp2: '여기서 HTTP/2는 TLS로만 쓰며, HTTP/2 프레임을 해석하는 코드는 없습니다',
  wireTls: 'TLS를 쓰면 보여 줄 바이트가 가려집니다. 바이트는 암호화되지 않은 곳에서 캡처합니다',
  throughputHttp2: '이 시나리오의 폴링은 autocannon이 보내는데, autocannon은 HTTP/1.1만 씁니다',
  exactForeign:
    '누구의 요청을 붙잡고 있는지는 서버만 압니다. 다음 메시지는 모든 요청이 붙잡혀 있을 때 나갑니다',
  http2Tls: 'HTTP/2 서버는 TLS로만 여는데, 인증서가 없었습니다',
  noServer: '이 방식의 서버가 없습니다: {lane}. 있는 것: {lanes}',
  notLoaded: '서버를 불러오지 못했습니다: {lane}. 오류: {error}',
  noBinary:
    '패키지가 설치되어 있지 않거나 이 환경({machine})용 바이너리가 없습니다: {package}. 오류: {error}',
  notInstalled: '패키지가 설치되어 있지 않습니다: {package}. 오류: {error}',
  noWrk: 'wrk가 설치되어 있지 않습니다. 해결 방법: {how}',
  processGone: '프로세스가 사라졌습니다: {role}',
  processUnstarted: '프로세스를 시작하지 못했습니다: {role} ({error})',
  processEnded: '프로세스가 끝났습니다: {role} ({how})',
  processEndedSaying: '프로세스가 끝났습니다: {role} ({how}). 마지막 출력: {said}',
  processSilent: '프로세스가 {ms}ms 안에 {name}에 답하지 않았습니다: {role}',
  pollsMissing: '폴링 {asked}번 가운데 {came}번만 왔습니다',
  notAtRest: '클라이언트가 {ms}ms 안에 모두 대기 상태가 되지 않았습니다',
  noLimit: '연결이 비었는데도 평범한 요청에 응답이 없어, 연결 수의 한계라고 볼 수 없습니다',
  shortPort:
    '시스템이 고른 포트({port})의 자릿수가 적어 Host 헤더가 다른 측정보다 짧아집니다. 다섯 자리 포트만 쓰게 하십시오(리눅스의 net.ipv4.ip_local_port_range)',
  leftOut: '이 항목은 재지 않았습니다',
  notHeld: '연결 {held}개를 유지했고, {asked}개 가운데 {served}개가 메시지를 받았습니다. 오류: {faults}',
  noTaskset: '이 운영 체제에는 taskset이 없습니다: {platform}',
  oneCore: '코어가 하나뿐이라 서버와 부하 생성기가 함께 씁니다',
  tasksetMissing: 'taskset이 설치되어 있지 않습니다(util-linux)',
  fewCores: '쓸 수 있는 코어가 둘보다 적습니다',
  namespacesOfLinux: '네트워크 네임스페이스는 리눅스의 기능입니다. 이 운영 체제: {platform}',
  noNamespace: '여기서는 네트워크 네임스페이스를 만들 수 없습니다({said})',
};
