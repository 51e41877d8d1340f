/** The whole page as one self-contained document. */
import { render } from 'preact-render-to-string';
import { type ChartConfig, chartConfig } from '../charts/config.js';
import { packCharts } from '../charts/pack.js';
import { type Messages, messagesFor } from '../messages.js';
import { chartsIn, type ReportModel } from '../model.js';
import { plainText } from '../prose.js';
import { Advice } from './advice.js';
import { Anchors } from './anchors.js';
import { contentPolicy, embedJson } from './embed.js';
import { Method } from './method.js';
import { Glyphs, Prose } from './parts.js';
import { Section } from './section.js';
import { Story } from './story.js';
import { pageStyle } from './style.js';

function Top({ model, words }: { model: ReportModel; words: Messages }) {
  return (
    <div class="top">
      <h1>
        <Prose of={model.headline.title} />
      </h1>
      <div class="deck">
        {model.headline.deck.map((sentence, index) => (
          <p key={index}>
            <Prose of={sentence} />
          </p>
        ))}
      </div>
      {model.notices.length > 0 && (
        <ul class="notices">
          {model.notices.map((notice, index) => (
            <li key={index}>
              <Prose of={notice} />
            </li>
          ))}
        </ul>
      )}
      <nav class="contents" aria-label={words.contents}>
        <ul>
          {model.sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
          {model.published && (
            <li>
              <a href="#published">{words.anchorsTitle}</a>
            </li>
          )}
          {model.advice && (
            <li>
              <a href="#advice">{words.advice.title}</a>
            </li>
          )}
          <li>
            <a href="#method">{words.methodTitle}</a>
          </li>
        </ul>
      </nav>
    </div>
  );
}

function Body(props: { model: ReportModel; words: Messages; configs: ReadonlyMap<string, ChartConfig> }) {
  const { model, words, configs } = props;
  return (
    <>
      <a class="skip" href="#content">
        {words.skipToContent}
      </a>
      <Glyphs />
      <div class="page">
        <header class="masthead">
          <span>
            <b>{words.siteName}</b> · {model.kicker}
          </span>
          <button
            type="button"
            class="switch"
            hidden
            data-theme-switch
            data-to-light={words.themeButton.light}
            data-to-dark={words.themeButton.dark}
          />
        </header>
        <main id="content">
          <Top model={model} words={words} />
          {model.story.map((step) => (
            <Story key={step.id} step={step} configs={configs} words={words} />
          ))}
          {model.sections.map((section) => (
            <Section key={section.id} section={section} configs={configs} words={words} />
          ))}
          {model.published && <Anchors published={model.published} configs={configs} words={words} />}
          {model.advice && <Advice advice={model.advice} words={words} />}
          <Method method={model.method} words={words} />
        </main>
        <footer class="end small">
          <p>{words.footer}</p>
        </footer>
      </div>
    </>
  );
}

/** The page of a report, `script` inlined. Complete without the script; loads nothing. */
export function renderDocument(model: ReportModel, script: string): string {
  const words = messagesFor(model.lang);
  const figures = chartsIn(model);
  const configs = new Map(figures.map(({ id, spec }) => [id, chartConfig(spec)]));
  const page = (
    <html lang={model.lang}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentPolicy(script, pageStyle)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{words.documentTitle(plainText(model.headline.title))}</title>
        {/* An empty icon, or browsers would ask the server for one. */}
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: pageStyle }} />
      </head>
      <body>
        <Body model={model} words={words} configs={configs} />
        <script
          type="application/json"
          id="charts"
          dangerouslySetInnerHTML={{ __html: embedJson(packCharts(configs)) }}
        />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
  return `<!doctype html>\n${render(page)}\n`;
}
