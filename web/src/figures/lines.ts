// Lines: values over time. Series are never joined to one another: a new definition or edition is a break.
// Facets become small panels, each with its own scale and unit.
// SPDX-License-Identifier: EUPL-1.2
import * as Plot from '@observablehq/plot';
import { type Cell, type Figure, colours, dashes, element, legend, look, nth, symbols, textWidth } from '../figure';
import { place } from './labels';
import { symbolMark } from './symbol';

/** 2018, 2018-Q2, 2018-11 or 2018-11-24 as a year with a fraction; a whole year is drawn at its number. */
export function year(text: string): number {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(\d\d))(?:-(\d\d))?)?$/.exec(text);
  if (!found) return NaN;
  const start = Number(found[1]);
  if (found[2]) return start + (Number(found[2]) - 0.5) / 4;
  if (found[3]) return start + (Number(found[3]) - 1 + (found[4] ? Number(found[4]) / 31 : 0.5)) / 12;
  return start;
}

interface Spot {
  x: number;
  y: number;
  series: number;
  text: string;
}

export function lines(figure: Figure, width: number): Element[] {
  const panels = figure.panels();
  const columns = panels.length === 1 ? 1 : Math.max(1, Math.min(3, Math.floor(width / 215)));
  const each = columns === 1 ? width : Math.floor((width - 28 * (columns - 1)) / columns);
  const drawn = panels.map(({ title, rows }) => {
    const series = figure.distinct('group', rows);
    const unit = figure.column('y')?.unit ?? figure.unit(rows);
    return element(
      'div',
      'panel',
      ...(title ? [element('p', 'panel-title', title)] : []),
      element('p', 'panel-unit', unit ?? ''),
      ...(series.length > 1 ? [key(series)] : []),
      panel(figure, rows, series, each, panels.length === 1),
    );
  });
  const grid = element('div', columns > 1 ? 'panels grid' : '', ...drawn);
  if (columns > 1) grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  return [grid];
}

// Series are those of their own panel, so their names stand there.
function key(series: string[]): HTMLElement {
  return legend(series.map((name, i) => ({ name, mark: symbolMark(nth(symbols, i), nth(colours, i)) })));
}

function panel(figure: Figure, rows: Cell[][], series: string[], width: number, large: boolean): Element {
  const spots: Spot[] = rows
    .map((row) => ({
      x: year(figure.text(row, 'x')),
      y: figure.number(row, 'y'),
      series: Math.max(0, series.indexOf(figure.text(row, 'group'))),
      text: figure.tick(figure.number(row, 'y')),
    }))
    .filter((spot) => Number.isFinite(spot.x) && Number.isFinite(spot.y))
    .sort((a, b) => a.x - b.x);
  const from = Math.min(...spots.map((spot) => spot.x));
  const to = Math.max(...spots.map((spot) => spot.x));
  const top = Math.max(0, ...spots.map((spot) => spot.y));
  const bottom = Math.min(0, ...spots.map((spot) => spot.y));
  const used = [...new Set(spots.map((spot) => spot.series))];
  const years = [...new Set([from, to].map(Math.round))];
  const height = large ? Math.min(340, width * 0.5) : 150;
  const chart = Plot.plot({
    style: look,
    width,
    height,
    marginLeft: Math.max(...[bottom, top].map((y) => textWidth(figure.tick(y)))) + 12,
    marginRight: 26,
    marginTop: 18,
    marginBottom: 22,
    x: { domain: from === to ? [from - 1, to + 1] : [from, to], label: null, inset: 12, ticks: years, tickFormat: (x: number) => String(Math.round(x)), tickSize: 3 },
    y: { domain: [bottom, top || 1], label: null, ticks: large ? 5 : 3, tickFormat: (y: number) => figure.tick(y), tickSize: 0, grid: true },
    symbol: { type: 'identity' },
    marks: [
      Plot.ruleY([0], { stroke: 'var(--muted)' }),
      ...used.map((index) =>
        Plot.line(
          spots.filter((spot) => spot.series === index),
          { x: 'x', y: 'y', stroke: nth(colours, index), strokeWidth: 2, strokeDasharray: nth(dashes, index) },
        ),
      ),
      Plot.dot(spots, {
        x: 'x',
        y: 'y',
        r: 3.6,
        symbol: (spot: Spot) => nth(symbols, spot.series),
        fill: (spot: Spot) => nth(colours, spot.series),
      }),
    ],
  } as Plot.PlotOptions);
  const x = chart.scale('x');
  const y = chart.scale('y');
  if (x && y)
    place(
      chart,
      ends(spots).map((spot) => ({ x: x.apply(spot.x), y: y.apply(spot.y), text: spot.text })),
      { left: 0, right: width, top: 0, bottom: height - 20 },
      'above',
    );
  return chart;
}

// The first and last value of every series carry their number.
function ends(spots: Spot[]): Spot[] {
  const of = (index: number) => spots.filter((spot) => spot.series === index);
  return [...new Set(spots.map((spot) => spot.series))].flatMap((index) => [...new Set([of(index)[0], of(index).at(-1)])] as Spot[]);
}
