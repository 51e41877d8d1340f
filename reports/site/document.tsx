/** A page without script in the report's style, for what stands around reports: the index of runs, their trends. */

import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { messagesFor } from '../messages.js';
import { pageStyle } from '../page/style.js';
import type { Lang } from '../units.js';

const STYLE = `${pageStyle}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(8rem,1fr));gap:0 .8rem;margin-top:1.2rem;padding:0;list-style:none;max-width:none}
.panels>li{display:grid;grid-row:span 4;grid-template-rows:subgrid;align-items:end;margin:0 0 1.2rem}
.panel{display:block;width:100%;height:auto;overflow:visible}
.panel-name{font-size:.9rem;font-weight:600}
.changes{align-self:start;padding:0;list-style:none;font-size:.8125rem;line-height:1.4;margin-top:.2rem}
.changes.lead{font-size:.9375rem;margin-top:.8rem}
.changes.lead>li+li{margin-top:.3rem}
.what{margin-top:2.5rem}
.changes>.worse{color:var(--alert)}
.runs{list-style:none;padding:0;max-width:none}
.runs>li{padding:1.2rem 0;border-top:1px solid var(--rule)}
.runs h2{font-size:1.2rem;line-height:1.35}
.links{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin-top:.4rem;padding:0;list-style:none;font-size:.9375rem}
.trend{margin-top:3rem}
.sides{display:grid;margin-top:1.2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:.8rem 2.4rem}
.compared-list{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 2.4rem}
.compared .judged{margin-top:.4rem}.compared h3{margin-top:.2rem}.pairs{display:block;width:100%;height:auto;margin-top:.5rem;overflow:visible}
.worse .judged b{color:var(--alert)}`.replaceAll('\n', '');

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;

export interface PlainDocument {
  readonly lang: Lang;
  readonly title: string;
  /** The same page in the other language, where there is one. */
  readonly other: string | null;
  /** The index of runs, where the page is not that. */
  readonly index: string | null;
  readonly body: ComponentChildren;
}

const OTHER: Readonly<Record<Lang, Lang>> = { en: 'ko', ko: 'en' };

export function plainDocument({ lang, title, other, index, body }: PlainDocument): string {
  const words = messagesFor(lang);
  const page = (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} · ${words.siteName}`}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <div class="page">
          <header class="masthead">
            <span>
              <b>{index === null ? words.siteName : <a href={index}>{words.siteName}</a>}</b>
            </span>
            {other !== null && (
              <a href={other} lang={OTHER[lang]} hreflang={OTHER[lang]}>
                {words.site.otherLanguage}
              </a>
            )}
          </header>
          <main class="top">{body}</main>
        </div>
      </body>
    </html>
  );
  return `<!doctype html>\n${render(page)}\n`;
}
