/** What the calculator shows: the answer in a sentence, a bar a lane for what decides, the curve, and the table. */

import { laneColour } from '../charts/theme.js';
import type { CalculatorWords } from '../messages/calculator-shapes.js';
import type { Voice } from '../model/advice-amounts.js';
import type { CalculatorAnswer, CostBar, CostPanel } from '../model/calculator.js';
import { CurveFigure } from './curve.js';
import { Glyph } from './parts.js';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** @param stale what is wrong with what was typed since; empty where nothing is */
export function Answer({ answer, stale }: { answer: CalculatorAnswer; stale: readonly string[] }) {
  return (
    <>
      {stale.length > 0 && <p class="small wrong">{stale.join(' ')}</p>}
      <p class="finding">{capital(answer.finding)}</p>
      <p class="small">{answer.needs}</p>
      {answer.because.map((sentence) => (
        <p key={sentence} class="small">
          {sentence}
        </p>
      ))}
    </>
  );
}

function Bar({ of, floor }: { of: CostBar; floor: number }) {
  const { look, share, interval, far, late } = of;
  const colour = laneColour(look, late);
  return (
    <svg class="bar" width="100%" height="16" aria-hidden="true">
      {share !== null && (
        <rect
          x="0"
          y="3"
          width={percent(share)}
          height="10"
          fill={far ? 'none' : colour}
          stroke={far ? colour : 'none'}
          stroke-width={far ? 1.5 : 0}
          stroke-dasharray={far ? '4 3' : undefined}
        />
      )}
      {interval && <line x1={percent(interval.from)} x2={percent(interval.to)} y1="8" y2="8" class="reach" />}
      <line x1={percent(floor)} x2={percent(floor)} y1="0" y2="16" class="floor" />
    </svg>
  );
}

function Panel({ of: { title, floor, bars, resource } }: { of: CostPanel }) {
  return (
    <div class="panel" data-resource={resource}>
      <h4>{title}</h4>
      <ul>
        {bars.map((bar) => (
          <li key={bar.title}>
            <span class="whose">
              <Glyph look={bar.look} />
              {bar.title}
            </span>
            <span class="n">{bar.text}</span>
            <Bar of={bar} floor={floor.share} />
          </li>
        ))}
      </ul>
      <p class="hint">{floor.text}</p>
    </div>
  );
}

const KEY = {
  measured: { fill: true, dash: '', opacity: 1, line: false },
  carried: { fill: false, dash: '4 3', opacity: 1, line: false },
  late: { fill: true, dash: '', opacity: 0.45, line: false },
  interval: { fill: false, dash: '', opacity: 1, line: true },
} as const;

function BarsKey({ words, shown }: { words: CalculatorWords; shown: readonly (keyof typeof KEY)[] }) {
  return (
    <ul class="key">
      {shown.map((id) => {
        const { fill, dash, opacity, line } = KEY[id];
        const d = line ? 'M3 8H25' : 'M2 4H26V12H2Z';
        return (
          <li key={id}>
            <svg width="28" height="16" viewBox="0 0 28 16" aria-hidden="true">
              <path
                d={d}
                fill={fill ? 'var(--muted)' : 'none'}
                stroke={fill ? 'none' : 'var(--muted)'}
                stroke-width="1.5"
                stroke-dasharray={dash || undefined}
                opacity={opacity}
              />
            </svg>
            {words.key[id]}
          </li>
        );
      })}
    </ul>
  );
}

/** The marks that some bar bears. */
function keyOf(panels: readonly CostPanel[]): (keyof typeof KEY)[] {
  const bars = panels.flatMap((panel) => panel.bars).filter(({ share }) => share !== null);
  const shown = {
    measured: bars.some(({ far }) => !far),
    carried: bars.some(({ far }) => far),
    interval: bars.some(({ interval }) => interval !== null),
    late: bars.some(({ late }) => late),
  };
  return (Object.keys(shown) as (keyof typeof shown)[]).filter((id) => shown[id]);
}

export function Costs(props: { answer: CalculatorAnswer; clients: number; voice: Voice }) {
  const { answer, clients, voice } = props;
  if (answer.panels.length === 0) return null;
  return (
    <>
      <p class="small model">
        <span class="mark">{voice.words.advice.label}</span>
      </p>
      <BarsKey words={voice.words.calculator} shown={keyOf(answer.panels)} />
      <div class="panels">
        {answer.panels.map((panel) => (
          <Panel key={panel.resource} of={panel} />
        ))}
      </div>
      {answer.curve && <CurveFigure curve={answer.curve} clients={clients} voice={voice} />}
    </>
  );
}
