/** The page's style, made from the theme table: one column for reading, charts a little wider. */
import { type ThemeName, themeVariables } from '../charts/theme.js';
import { calculatorStyle } from './calculator-style.js';
import { claimsStyle } from './claims-style.js';
import { exchangePhone, exchangeStyle } from './exchange-style.js';
import { printStyle } from './print-style.js';
import { frameStyle } from './style-frame.js';

const FONTS = [
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  'Roboto',
  '"Helvetica Neue"',
  '"Apple SD Gothic Neo"',
  '"Malgun Gothic"',
  '"Noto Sans KR"',
  '"Noto Sans CJK KR"',
  'Arial',
  'sans-serif',
].join(', ');
const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", monospace';

function variables(theme: ThemeName): string {
  const declared = Object.entries(themeVariables(theme)).map(([name, colour]) => `--${name}:${colour}`);
  return [...declared, `color-scheme:${theme}`].join(';');
}

const themes = `
:root{${variables('light')}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${variables('dark')}}}
@media screen{:root[data-theme=dark]{${variables('dark')}}}
`;

const base = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 ${FONTS};overflow-wrap:anywhere}
:lang(ko){word-break:keep-all}
:root{--measure:37rem}
.page{max-width:54rem;margin:0 auto;padding:1.25rem clamp(1.25rem,4vw,2.5rem) 4rem}
p,ul,.deck,.lead{max-width:var(--measure)}
h1,h2{max-width:44rem}
a{color:var(--link);text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--link);outline-offset:3px}
h1,h2,h3,h4,p,ul,figure{margin:0}
h1{font-size:clamp(1.65rem,1.25rem + 1.7vw,2.3rem);line-height:1.18;letter-spacing:-.016em;font-weight:700;text-wrap:balance}
h2{font-size:clamp(1.4rem,1.1rem + 1.1vw,1.8rem);line-height:1.25;letter-spacing:-.01em;font-weight:700;text-wrap:balance}
h3,h4{font-size:1.0625rem;line-height:1.4;font-weight:700}
.small{font-size:.875rem;line-height:1.5;color:var(--muted)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
`;

/** No table of ours has more columns. */
const MOST_COLUMNS = 12;

/** Cells by the kind of their column, which stands with the table: see `columnClasses`. */
function cells(kind: string, declared: string): string {
  const places = Array.from({ length: MOST_COLUMNS }, (_, index) => index + 1);
  const cell = (place: number) => `.${kind}-${place} td:nth-last-child(${place}):not(.none)`;
  return `${places.map(cell).join()},.${kind}{${declared}}`;
}

const columns = [
  cells('num', 'text-align:right;white-space:nowrap'),
  cells('text', 'min-width:8rem'),
  cells('word', 'white-space:nowrap'),
  cells('aside', 'min-width:9rem;padding-left:.6rem;color:var(--muted)'),
].join('\n');

const tables = `
${columns}
.scroll{margin-top:1.2rem;overflow-x:auto}
table{overflow-wrap:normal;border-collapse:collapse;width:100%;font-size:.84rem;line-height:1.45;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding-bottom:.4rem}
caption span{display:inline-block;position:sticky;left:0;max-width:min(54rem,calc(100vw - 2rem))}
th,td{padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top;border-top:1px solid var(--rule)}
thead th,thead .num{border-top:0;white-space:normal;font-weight:600;color:var(--muted);vertical-align:bottom}
tbody th{font-weight:600;min-width:11rem;max-width:18rem;overflow-wrap:anywhere}
th:last-child,td:last-child{padding-right:0}
.none{color:var(--muted)}
.reasons{position:sticky;left:0;max-width:min(41rem,calc(100vw - 3rem))}
.reasons p+p{margin-top:.2rem}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.marks{position:absolute}
.glyph{width:12px;height:12px;display:inline-block;vertical-align:-.08em;margin-right:.5rem}
.withheld{margin-top:1.8rem;padding:1rem 1.2rem;background:var(--panel);border-left:3px solid var(--hatch)}
.withheld h3+*,.withheld h4+*{margin-top:.5rem}
.withheld ul{margin:.3rem 0 0;padding-left:1.1rem;font-size:.9375rem}
.withheld p{font-size:.9375rem}
.withheld div+div{margin-top:.9rem}
.facts{display:grid;grid-template-columns:minmax(9rem,15rem) minmax(0,1fr);gap:.15rem 1.2rem;margin:.6rem 0 0;font-size:.9375rem}
.facts dt{color:var(--muted);overflow-wrap:anywhere}
.facts dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.facts-block{margin-top:2rem}
.columns .facts{grid-template-columns:minmax(7rem,10.5rem) minmax(0,1fr)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:0 2.5rem}
@media screen and (min-width:52rem){#method>.facts-block:last-child .facts{grid-template-columns:repeat(2,13.4rem minmax(0,1fr));column-gap:.8rem}}
.picture svg{font-family:${FONTS}}
pre{margin:.6rem 0 0;padding:.9rem 1.1rem;background:var(--panel);font:.875rem/1.5 ${MONO};white-space:pre-wrap;overflow-wrap:anywhere}
td p+p{margin-top:.2rem}
.said{margin-top:.9rem}
.published table{min-width:38rem}.published td{min-width:8.5rem}.published td .n{font-weight:600}
.advice p{margin-top:.35rem;max-width:var(--measure)}.advice .scroll{margin-top:.7rem}.advice tbody th{min-width:9rem}.advice td{min-width:6rem;max-width:11rem}.advice th+td{min-width:11rem}.advice td b{font-weight:600}.advice td .mark{display:block;margin-top:.15rem;padding:0 0 0 .4rem;border-width:0 0 0 2px;border-radius:0;border-color:var(--hatch)}
.how{display:block;color:var(--muted);font-size:.95em}
.mark{padding:0 .35rem;border:1px solid var(--rule);border-radius:4px;font-size:.92em;color:var(--muted)}
.why td{color:var(--muted);border-top:0;padding-bottom:.9rem}.why b{color:var(--ink);font-weight:600;margin-right:.3rem}
cite{font-style:normal}
.sources th{max-width:26rem;font-weight:400;overflow-wrap:anywhere}.sources code{display:block;font:.92em/1.4 ${MONO};color:var(--muted)}.sources tr:target{background:var(--panel)}.sources td{text-align:right;overflow-wrap:anywhere}
.asides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1.5rem 2.4rem;margin-top:2.2rem}.asides p{margin-top:.25rem;font-size:.9375rem}
.prose p+p{margin-top:.7rem}
.prose{margin-top:1rem}
.end{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--rule)}
`;

/** Below this a page is a phone's: lane names stand above their rows, as in the narrow drawing. */
const PHONE = '37.5rem';

const media = `
@media (max-width:${PHONE}){
.picture .wide{display:none}.picture .narrow{display:block;max-width:30rem}
.picture .alone{display:block;min-width:38rem}.picture:has(.alone){overflow-x:auto}
.facts,.columns .facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dd{margin-bottom:.5rem}
.scroll table{width:max-content;min-width:100%}
${cells('text', 'max-width:15rem')}
tbody th{width:7.6rem;min-width:7.6rem;max-width:7.6rem;position:sticky;left:0;background:var(--paper)}
.reasons{left:8.4rem;max-width:calc(100vw - 11rem)}
${exchangePhone}
}
@media screen{.is-live .picture svg{display:none}.is-live .live{display:block}.live canvas{display:block}}
.behind{margin-top:.7rem}.behind>summary{cursor:pointer;color:var(--muted);font-size:.9rem;width:fit-content}
.behind>summary:hover{color:var(--ink)}
`;

export const pageStyle = [
  themes,
  base,
  frameStyle,
  tables,
  claimsStyle,
  calculatorStyle,
  exchangeStyle(MONO),
  media,
  printStyle,
]
  .join('')
  .replaceAll('\n', '');
