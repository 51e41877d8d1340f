/** What script adds to a page that is complete without it: live charts, switches, files to take away. */
import { chartsOf, type PackedCharts, type TwinCharts, unpackCharts } from '../../charts/pack.js';
import { offerCalculator } from './calculator.js';
import { offerDownloads, showDownloads } from './downloads.js';
import { offerLanguages } from './language-switch.js';
import { drawLiveCharts, type LiveCharts } from './live-charts.js';
import { openForPrint } from './open-for-print.js';
import { followLinks } from './reveal.js';
import { drawStaticCharts } from './static-charts.js';
import { offerThemes } from './theme-switch.js';
import { canUnpack, readPack, unpack } from './unpack.js';

/** Of each language that has been in the page. */
const drawn: LiveCharts[] = [];
const redraw = () => {
  for (const charts of drawn) charts.redraw();
};
const themes = offerThemes(redraw);

/** Once a language, when it has come into the page: brings its parts to life. */
function enliven(charts: PackedCharts): void {
  const configs = unpackCharts(charts);
  drawn.push(drawLiveCharts(configs));
  drawStaticCharts(configs);
}

async function unfold(): Promise<void> {
  const pack = readPack();
  if (!pack || !canUnpack) return;
  offerDownloads(pack.figures);
  showDownloads();
  const charts = await unpack<TwinCharts>(pack.charts);
  enliven(chartsOf(charts, 'first'));
  const changed = () => {
    themes.show();
    showDownloads();
    offerCalculator();
    redraw();
  };
  await offerLanguages({
    other: pack.other,
    enliven: () => enliven(chartsOf(charts, 'other')),
    changed,
  });
}

themes.show();
offerCalculator();
addEventListener('hashchange', offerCalculator);
openForPrint();
followLinks();
void unfold();
