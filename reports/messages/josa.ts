/**
 * Korean particles change with the sound that the word before them ends in. Words in Latin letters
 * are read letter by letter (SSE, ws), so the last letter's Korean name decides.
 */

/** Letters and digits whose Korean names end in a consonant: 엘, 엠, 엔, 알; 영, 일, 삼, 육, 칠, 팔; and 넷, read as a word. */
const CLOSED = /(?:[lmnrLMNR013678]|\bnet)$/;
/** ㄹ, after which 으로 is 로: 엘, 알, 일, 칠, 팔. */
const LIQUID = /[lrLR178]$/;
const SYLLABLE_BASE = 0xac00;
const SYLLABLE_LAST = 0xd7a3;
const FINALS = 28;
const FINAL_RIEUL = 8;

type Ending = 'open' | 'liquid' | 'closed';

function endingOf(word: string): Ending {
  // What stands in brackets is a remark: the name before it is what is read with the particle.
  const spoken = word.replace(/\s*\([^)]*\)\s*$/, '').replace(/[^\p{L}\p{N}]+$/u, '');
  const code = spoken.codePointAt(spoken.length - 1) ?? 0;
  if (code >= SYLLABLE_BASE && code <= SYLLABLE_LAST) {
    const final = (code - SYLLABLE_BASE) % FINALS;
    if (final === 0) return 'open';
    return final === FINAL_RIEUL ? 'liquid' : 'closed';
  }
  if (LIQUID.test(spoken)) return 'liquid';
  return CLOSED.test(spoken) ? 'closed' : 'open';
}

const FORMS = {
  '은/는': ['은', '는'],
  '이/가': ['이', '가'],
  '을/를': ['을', '를'],
  '과/와': ['과', '와'],
  '으로/로': ['으로', '로'],
} as const;

/** A line must not break between a closing bracket and its particle. */
const WORD_JOINER = '\u2060';

export type Particle = keyof typeof FORMS;

/** `word` with the form of the particle that follows it. */
export function josa(word: string, particle: Particle): string {
  const ending = endingOf(word);
  const open = ending === 'open' || (particle === '으로/로' && ending === 'liquid');
  return word + WORD_JOINER + FORMS[particle][open ? 1 : 0];
}
