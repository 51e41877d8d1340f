/** 한국어: 이야기의 제목과 마디. */
import type { StoryWords } from './story-shapes.js';

export const storyWords: StoryWords = {
  title: {
    ask: '먼저 묻는 쪽은 클라이언트입니다',
    poll: '묻고, 또 묻습니다',
    hold: '묻고 나서 기다립니다',
    stream: '응답을 끝내지 않습니다',
    upgrade: '연결의 규칙을 바꿉니다',
    rest: '연결을 쥐고 있는 비용',
    framework: '전송 방식일까요, 프레임워크일까요?',
    after: '그다음에는',
  },
  beat: {
    wanted: '바란 것',
    tried: '시도한 것',
    hurt: '아팠던 숫자',
    next: '다음에 온 것',
  },
};
