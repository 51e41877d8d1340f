/** A reason as the page says it, where words that came from elsewhere keep their language. */

/** In Korean, what stands without any Hangul behind the last colon: another's words, such as a server's own error. */
const FOREIGN = /^(.*\p{Script=Hangul}.*?: )(\P{Script=Hangul}*\p{Script=Latin}{2}\P{Script=Hangul}*)$/su;
const HANGUL = /\p{Script=Hangul}/u;

/** What a screen reader should speak as English on a Korean page is marked; `korean`: the page is. */
export function Quoted({ text, korean }: { text: string; korean?: boolean }) {
  const [, said = '', words] = FOREIGN.exec(text) ?? [];
  const foreign = words ?? (korean && !HANGUL.test(text) ? text : null);
  if (foreign === null) return <>{text}</>;
  return (
    <>
      {said}
      <span lang="en">{foreign}</span>
    </>
  );
}
