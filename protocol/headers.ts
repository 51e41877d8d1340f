/**
 * What a client says in each request's head. The argument for WebSocket is about browsers, so the
 * default is what a current desktop Chrome sends, with a session cookie; `minimal` shows what of it
 * HTTP itself asks for. Host, Connection, Content-Length and the Sec-WebSocket-* fields are written
 * by the HTTP and WebSocket clients themselves.
 */

export type RequestKind = 'poll' | 'stream' | 'events' | 'send' | 'upgrade';
export type HeaderFields = Readonly<Record<string, string>>;

export interface HeaderProfile {
  readonly name: string;
  /** What the profile stands for and where its fields come from. */
  readonly source: string;
  readonly fields: Readonly<Record<RequestKind, HeaderFields>>;
}

const COOKIE =
  'session=s%3A8f14e45fceea167a5a36dedd4bea2543.Yk1vY2tTaWduYXR1cmVGb3JBQmVuY2htYXJr; _ga=GA1.1.1838492763.1731200000; theme=dark; lang=ko-KR';
const CHROME_AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const ORIGIN = 'http://127.0.0.1';

const chromeFetch = {
  'sec-ch-ua-platform': '"Windows"',
  'User-Agent': CHROME_AGENT,
  'sec-ch-ua': '"Chromium";v="142", "Google Chrome";v="142", "Not_A Brand";v="99"',
  'sec-ch-ua-mobile': '?0',
  Accept: '*/*',
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Dest': 'empty',
  Referer: `${ORIGIN}/`,
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7',
  Cookie: COOKIE,
} as const;

const browser: HeaderProfile = {
  name: 'browser',
  source:
    'the fields Chrome 142 on Windows sends for fetch, EventSource and WebSocket, with a session cookie',
  fields: {
    poll: chromeFetch,
    stream: chromeFetch,
    events: { ...chromeFetch, Accept: 'text/event-stream', 'Cache-Control': 'no-cache' },
    send: { ...chromeFetch, 'Content-Type': 'text/plain;charset=UTF-8', Origin: ORIGIN },
    upgrade: {
      Pragma: 'no-cache',
      'Cache-Control': 'no-cache',
      'User-Agent': CHROME_AGENT,
      Origin: ORIGIN,
      'Accept-Encoding': 'gzip, deflate, br, zstd',
      'Accept-Language': 'ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7',
      Cookie: COOKIE,
    },
  },
};

const minimal: HeaderProfile = {
  name: 'minimal',
  source: 'nothing beyond what HTTP/1.1 and each transport require',
  fields: {
    poll: {},
    stream: {},
    events: { Accept: 'text/event-stream' },
    send: { 'Content-Type': 'text/plain;charset=UTF-8' },
    upgrade: {},
  },
};

/**
 * The request that Lubbers and Greco counted in 2010 ("HTML5 Web Sockets: A Quantum Leap in Scalability
 * for the Web") has 716 bytes with its line ends. This one has the fields that Firefox 3.5 on Windows
 * sent with an XMLHttpRequest, in its order and spelling; of a cookie, which no browser prescribes, it
 * takes a session and what a visitor counter of the time left, cut so that a poll of this suite, with
 * its own request line, Host (a port of five digits) and Connection, comes to those 716 bytes.
 */
const firefoxXhr = {
  'User-Agent':
    'Mozilla/5.0 (Windows; U; Windows NT 6.1; en-US; rv:1.9.1.5) Gecko/20091102 Firefox/3.5.5 (.NET CLR 3.5.30729)',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'en-us,en;q=0.5',
  'Accept-Encoding': 'gzip,deflate',
  'Accept-Charset': 'ISO-8859-1,utf-8;q=0.7,*;q=0.7',
  'Keep-Alive': '300',
  Referer: `${ORIGIN}/`,
  Cookie:
    'session=8f14e45fceea167a5a36dedd4bea2543; __utma=127001001.1838492763.1257033600.1259625600.1262304000.12; __utmb=127001001.4.10.1262304000; __utmc=127001001; __utmz=127001001.1257033600.1.1.utmcsr=(direct)|utmccn=(direct)|utmcmd=(none); theme=dark; tz=UTC+9',
} as const;

/** It knew neither EventSource nor WebSocket: those kinds are what its fields would have made of them. */
const firefox35: HeaderProfile = {
  name: 'firefox-3.5',
  source:
    'the fields Firefox 3.5 on Windows sent with XMLHttpRequest in 2010, with a cookie that makes a poll 716 bytes',
  fields: {
    poll: firefoxXhr,
    stream: firefoxXhr,
    events: { ...firefoxXhr, Accept: 'text/event-stream', 'Cache-Control': 'no-cache' },
    send: {
      ...firefoxXhr,
      'Content-Type': 'text/plain; charset=UTF-8',
      Pragma: 'no-cache',
      'Cache-Control': 'no-cache',
    },
    upgrade: {
      'User-Agent': firefoxXhr['User-Agent'],
      Origin: ORIGIN,
      Cookie: firefoxXhr.Cookie,
    },
  },
};

/** The profiles by name. */
export const headerProfiles: Readonly<Record<string, HeaderProfile>> = {
  browser,
  minimal,
  'firefox-3.5': firefox35,
};
