/** One chart as a page of its own, to stand in a frame of somebody's post: it tells the frame how high it is. */
import { createHash } from 'node:crypto';
import { render } from 'preact-render-to-string';
import { messagesFor } from '../messages.js';
import type { AnyFigure } from '../model/figures.js';
import { ChartFigure } from '../page/chart.js';
import { pageStyle } from '../page/style.js';
import type { Lang } from '../units.js';
import { attribute } from './markdown.js';

/** What an embedded page posts to its frame's page: `{ type, id, height }`, height in CSS pixels. */
const MESSAGE = 'why-websocket:height';

const heightScript = (id: string) =>
  `(()=>{const tell=()=>parent.postMessage({type:${JSON.stringify(MESSAGE)},id:${JSON.stringify(id)},height:Math.ceil(document.body.getBoundingClientRect().height)},'*');new ResizeObserver(tell).observe(document.body);addEventListener('load',tell);tell()})()`;

const STYLE = `${pageStyle}.page{padding-top:.5rem;padding-bottom:1rem}.chart{margin-top:0}`;

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export function embedPage(figure: AnyFigure, lang: Lang): string {
  const words = messagesFor(lang);
  // An id is a slug of letters, digits and hyphens: it cannot end the script.
  const script = heightScript(figure.id);
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(STYLE)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{figure.title}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main class="page">
          <ChartFigure figure={figure} words={words} />
        </main>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
  return `<!doctype html>\n${render(page)}\n`;
}

/** What to put into a post: the frame, and a script that sets its height and trusts no other window. */
export function embedSnippet({ id, title }: Pick<AnyFigure, 'id' | 'title'>, path: string): string {
  return [
    `<iframe id="why-websocket-${id}" src="${attribute(path)}" title="${attribute(title)}" loading="lazy" width="100%" height="480" style="border:0"></iframe>`,
    '<script>',
    `addEventListener('message', (event) => {`,
    `  const frame = document.getElementById('why-websocket-${id}');`,
    `  const { type, height } = event.data ?? {};`,
    `  if (event.source === frame.contentWindow && type === '${MESSAGE}') frame.height = Math.min(4000, Number(height) || 480);`,
    '});',
    '</script>',
  ].join('\n');
}
