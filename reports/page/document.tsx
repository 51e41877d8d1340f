/** The whole page as one self-contained document: in one language, with the other one packed beside it. */
import { Fragment } from 'preact';
import { render } from 'preact-render-to-string';
import { chartConfig } from '../charts/config.js';
import { isChart } from '../charts/draw-figure.js';
import { type PackedCharts, packCharts, twinCharts } from '../charts/pack.js';
import { type Messages, messagesFor } from '../messages.js';
import type { DataFile } from '../model/data-file.js';
import { chartsIn, type ReportModel, WIRE_AFTER } from '../model.js';
import { plainText } from '../prose.js';
import { Advice } from './advice.js';
import { Anchors } from './anchors.js';
import { Appendix } from './appendix.js';
import type { PageScripts } from './bundle.js';
import { Claims } from './claims.js';
import { Contents } from './contents.js';
import { OriginContext, PackedContext, PlacesContext } from './context.js';
import { Data } from './data.js';
import type { Edition, Pack } from './edition.js';
import { contentPolicy, embedJson, packed } from './embed.js';
import { Exchange } from './exchange.js';
import { Masthead } from './masthead.js';
import { Method } from './method.js';
import { Glyphs } from './parts.js';
import { Sources } from './sources.js';
import { Story } from './story.js';
import { pageStyle } from './style.js';
import { Top } from './top.js';

function Body({ model, words }: { model: ReportModel; words: Messages }) {
  return (
    <div class="edition">
      <a class="skip" href="#content">
        {words.skipToContent}
      </a>
      <Glyphs />
      <div class="page">
        <Masthead kicker={model.kicker} words={words} />
        <main id="content">
          <Top model={model} words={words} />
          <Contents model={model} words={words} />
          <div class="body">
            {model.story.map((step) => (
              <Fragment key={step.id}>
                <Story step={step} words={words} />
                {step.id === WIRE_AFTER && model.wire && <Exchange wire={model.wire} words={words} />}
              </Fragment>
            ))}
            <Claims ledger={model.claims} words={words} />
            {model.published && <Anchors published={model.published} words={words} />}
            {model.advice && <Advice advice={model.advice} words={words} />}
            <Appendix sections={model.sections} words={words} />
            <Method method={model.method} words={words} />
            <Sources of={model.sources} words={words} />
            <Data model={model} words={words} />
          </div>
        </main>
        <footer class="end small">
          <p>{words.footer}</p>
        </footer>
      </div>
    </div>
  );
}

/** Ends of elements that HTML (13.1.2.4) lets a page leave out; text holds none, for it is escaped. */
const OPTIONAL_ENDS = /<\/(?:td|th|tr|thead|tbody|li|dt|dd)>/g;

/** Ends of SVG's elements without content, which its syntax says within the start (HTML, 13.1.2.1). */
const EMPTY_ENDS = /><\/(?:use|path|rect)>/g;

/** The charts that the page's script draws. */
function chartsFor(model: ReportModel): PackedCharts {
  const drawn = chartsIn(model).flatMap(({ id, spec }) =>
    isChart(spec) ? [[id, chartConfig(spec)] as const] : [],
  );
  return packCharts(drawn);
}

/** The page in one language. */
function edition(model: ReportModel, isPacked = false): Edition {
  const words = messagesFor(model.lang);
  const places = new Map(model.sources.map(({ pointer }, index) => [pointer, index]));
  const body = render(
    <OriginContext.Provider value={model.origin}>
      <PlacesContext.Provider value={places}>
        <PackedContext.Provider value={isPacked}>
          <Body model={model} words={words} />
        </PackedContext.Provider>
      </PlacesContext.Provider>
    </OriginContext.Provider>,
  )
    .replace(OPTIONAL_ENDS, '')
    .replace(EMPTY_ENDS, '/>');
  const title = words.documentTitle(plainText(model.headline.title));
  return { lang: model.lang, title, body };
}

/**
 * The page of a report, complete in its first language without script; loads nothing. The other
 * language, the script, the charts' data and the figures stand in it compressed.
 */
export function renderDocument(
  models: { readonly first: ReportModel; readonly other: ReportModel },
  data: DataFile,
  scripts: PageScripts,
): string {
  const first = edition(models.first);
  const pack: Pack = {
    script: packed(scripts.main),
    charts: packed(twinCharts(chartsFor(models.first), chartsFor(models.other))),
    other: packed(edition(models.other, true)),
    figures: packed(data),
  };
  const head = render(
    <head>
      <meta charset="utf-8" />
      <meta
        http-equiv="Content-Security-Policy"
        content={contentPolicy(scripts.boot, pageStyle, [scripts.main])}
      />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>{first.title}</title>
      {/* An empty icon, or browsers would ask the server for one. */}
      <link rel="icon" href="data:," />
      <style dangerouslySetInnerHTML={{ __html: pageStyle }} />
    </head>,
  );
  return [
    `<!doctype html>\n<html lang="${first.lang}">${head}<body>${first.body}`,
    `<script type="application/json" id="pack">${embedJson(pack)}</script>`,
    `<script>${scripts.boot}</script></body></html>\n`,
  ].join('\n');
}
