/** What belongs to the question and is not measured here: why, and what it would take. Each in both languages. */
interface Words {
  readonly en: string;
  readonly ko: string;
}

export interface NotMeasured {
  readonly id: string;
  readonly name: Words;
  readonly why: Words;
  readonly whatItWouldTake: Words;
}

export const notMeasured: readonly NotMeasured[] = [
  {
    id: 'webtransport',
    name: { en: 'WebTransport (HTTP/3)', ko: 'WebTransport (HTTP/3)' },
    why: {
      en: 'Node.js 20 speaks no HTTP/3. The one package found that adds a server for it (@fails-components/webtransport) fetches or builds its native library when it is installed, from outside the package registry: what ran could not be pinned by the lockfile.',
      ko: 'Node.js 20에는 HTTP/3가 없습니다. 서버를 더해 주는 패키지(@fails-components/webtransport)는 설치할 때 네이티브 라이브러리를 패키지 저장소 밖에서 내려받거나 빌드하므로, 무엇이 실행되었는지 lockfile로 고정할 수 없습니다.',
    },
    whatItWouldTake: {
      en: 'HTTP/3 in Node.js itself or a prebuilt package, a client that counts UDP datagrams as these count TCP bytes, and a link that delays UDP.',
      ko: 'Node.js 자체의 HTTP/3나 미리 빌드된 패키지, TCP 바이트를 세듯 UDP 데이터그램을 세는 클라이언트, UDP를 지연시키는 링크가 필요합니다.',
    },
  },
];
