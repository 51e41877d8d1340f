/** What went over each connection, byte by byte: pictures first, and behind them every byte as text. */
import type { Messages } from '../messages.js';
import type { ExchangeItem, ExchangeStep } from '../model/exchange.js';
import type { WireDoor, WireSection } from '../model/wire.js';
import { plainText } from '../prose.js';
import { ChartFigure } from './chart.js';
import { Permalink } from './links.js';
import { Behind, DataTable } from './parts.js';
import { Prose } from './prose.js';

function Item({ item, words }: { item: ExchangeItem; words: Messages }) {
  if (item.kind === 'note') return <p class="small">{item.text}</p>;
  if (item.kind === 'frames') {
    return <DataTable of={item.table} label={words.tableRegion(item.table.caption)} titled />;
  }
  return (
    <div class="talk">
      <p class="small">
        <b>{item.title}</b>
      </p>
      <ul class="wire-lines">
        {item.lines.map(({ shown, note }, index) => (
          <li key={index}>
            <code>{shown.join('\n')}</code>
            {note !== '' && <span>{note}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Steps({ of, words }: { of: readonly ExchangeStep[]; words: Messages }) {
  return (
    <>
      {of.map(({ title, about, items }, index) => (
        <div class="wire-step" key={index}>
          <h4>{title}</h4>
          {about !== '' && <p class="small">{about}</p>}
          {items.map((item, at) => (
            <Item key={at} item={item} words={words} />
          ))}
        </div>
      ))}
    </>
  );
}

function Door({ of, words }: { of: WireDoor; words: Messages }) {
  return (
    <div class="door">
      <p>
        <b>{of.title}</b>
      </p>
      {of.reason !== null && (
        <p class="small">
          <span lang="en">{of.reason}</span>
        </p>
      )}
      {of.found.length > 0 && (
        <dl class="facts">
          {of.found.map(({ label, value }) => (
            <>
              <dt>
                <code>{label}</code>
              </dt>
              <dd>
                <span lang="en">{value}</span>
              </dd>
            </>
          ))}
        </dl>
      )}
      {of.steps.length > 0 && (
        <Behind summary={of.behind} onPaper={words.page.onPaper}>
          <Steps of={of.steps} words={words} />
        </Behind>
      )}
    </div>
  );
}

export function Exchange({ wire, words }: { wire: WireSection; words: Messages }) {
  return (
    <section class="part wire" id="wire" aria-labelledby="wire-finding">
      <header>
        <p class="eyebrow">{wire.title}</p>
        <div class="titled">
          <h2 id="wire-finding">
            <Prose of={wire.finding} />
          </h2>{' '}
          <Permalink id="wire" title={plainText(wire.finding)} words={words} />
        </div>
        <p class="lead">{wire.lead}</p>
        <p class="said">
          <Prose of={wire.said} />
        </p>
      </header>
      {wire.figures.map((figure) => (
        <ChartFigure key={figure.id} figure={figure} words={words} />
      ))}
      {wire.bits.map((table) => (
        <DataTable key={table.caption} of={table} label={words.tableRegion(table.caption)} />
      ))}
      <div class="wire-all">
        {wire.lanes.map((lane) => (
          <Behind key={lane.id} summary={lane.behind} onPaper={words.page.onPaper}>
            <Steps of={lane.steps} words={words} />
          </Behind>
        ))}
        {wire.missing.map((reason) => (
          <p class="small" key={reason}>
            {reason}
          </p>
        ))}
      </div>
      <div class="facts-block">
        <h3>{words.wire.doors.title}</h3>
        <p>{words.wire.doors.lead}</p>
        {wire.unopened !== null && <p class="small">{wire.unopened}</p>}
        {wire.doors.map((door, index) => (
          <Door key={index} of={door} words={words} />
        ))}
      </div>
    </section>
  );
}
