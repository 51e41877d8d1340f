/** Korean: 이야기의 제목과 마디. */
import type { StoryWords } from './story-shapes.js';

export const storyWords: StoryWords = {
  title: {
    ask: '클라이언트가 먼저 물어야 합니다',
    poll: '묻고 또 묻습니다',
    hold: '묻고 나서 기다립니다',
    stream: '응답을 끝내지 않습니다',
    upgrade: '연결의 규칙을 바꿉니다',
    rest: '연결을 유지하는 비용',
    framework: '전송 방식일까요, 프레임워크일까요?',
    after: '그다음은 무엇일까요?',
  },
  beat: {
    wanted: '바란 것',
    tried: '시도한 것',
    hurt: '걸림돌이 된 숫자',
    next: '다음에 나온 것',
  },
};
