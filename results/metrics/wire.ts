/** What the captured bytes of one exchange show. */
import { bytes, type Row, seen } from './row.js';

export const wireMetrics = {
  newsOverheadBytes: bytes('Bytes around one message, both ways', '메시지 하나의 오버헤드 바이트 (양방향)'),
  newsUpBytes: bytes('Bytes up to get one message', '메시지 하나를 받는 데 보낸 바이트'),
  newsDownBytes: bytes('Bytes down that bring one message', '메시지 하나를 받을 때 내려온 바이트'),
  nothingNewBytes: bytes('Bytes to learn that there is nothing new', '새 소식이 없음을 아는 데 든 바이트'),
  endpointsSame: seen(
    '',
    'Same addresses and ports throughout: 1 or 0',
    '처음부터 끝까지 같은 주소와 포트: 1 또는 0',
  ),
  acceptKeyRight: seen('', 'Right accept key: 1 or 0', 'Accept 키 일치: 1 또는 0'),
  fragmentedWhole: seen('messages', 'Sent in three frames and whole', '프레임 셋으로 나뉘었지만 온전히 도착'),
  splitWhole: seen('messages', 'Split over two segments and whole', '세그먼트 둘로 나뉘었지만 온전히 도착'),
  joinedWhole: seen('messages', 'Sent in one write and whole', '한 번의 쓰기에 함께 담겼지만 온전히 도착'),
  closeFramesBeforeFin: seen('frames', 'Close frames before the first FIN', '첫 FIN에 앞선 close 프레임'),
  finsSeen: seen('FINs', 'FINs seen, one each way', '양쪽에서 하나씩 확인한 FIN'),
} as const satisfies Record<string, Row>;
