/** CPU and memory, a message or a connection. */
import { cpu, memory, type Row } from './row.js';

export const cpuAndMemoryMetrics = {
  serverCpuUsPerMessage: cpu('Server CPU per delivered message', '전달된 메시지당 서버 CPU'),
  serverCpuUsPerConnection: cpu('Server CPU per connection opened', '연결당 서버 CPU'),
  generatorCpuUsPerMessage: cpu('Generator CPU per delivered message', '전달된 메시지당 부하 생성기 CPU'),
  serverRssBytesPerConnection: memory('Server memory per held connection', '유지 연결당 서버 메모리'),
  serverHeapBytesPerConnection: memory('Server heap per held connection', '유지 연결당 서버 힙 메모리'),
  serverNativeBytesPerConnection: memory(
    'Server memory outside the heap per held connection',
    '유지 연결당 힙 밖의 서버 메모리',
  ),
  kernelSocketBytesPerConnection: memory(
    'Kernel memory per held connection, both ends',
    '유지 연결당 커널 메모리 (양쪽 끝)',
  ),
} as const satisfies Record<string, Row>;
