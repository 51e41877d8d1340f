/** What was measured beside the story: the scenarios' sections, each folded under what it found. */
import type { Messages } from '../messages.js';
import type { ReportSection } from '../model/section.js';
import { FoldedContext } from './context.js';
import { Section } from './section.js';

export function Appendix(props: { sections: readonly ReportSection[]; words: Messages }) {
  const { sections, words } = props;
  return (
    <section class="part" id="everything" aria-labelledby="everything-title">
      <header>
        <h2 id="everything-title">{words.page.everything}</h2>
        <p class="lead">{words.page.everythingLead}</p>
      </header>
      <FoldedContext.Provider value={true}>
        {sections.map((section) => (
          <Section key={section.id} section={section} words={words} />
        ))}
      </FoldedContext.Provider>
    </section>
  );
}
