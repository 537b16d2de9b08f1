// Points: two values a name. Points that coincide become one with all their names; a name without room is left to the table.
// SPDX-License-Identifier: EUPL-1.2
import * as Plot from '@observablehq/plot';
import { type Cell, type Figure, colours, legend, look, nth, symbols } from '../figure';
import { place } from './labels';
import { symbolMark } from './symbol';

interface Spot {
  x: number;
  y: number;
  group: number;
  labels: string[];
  low: number;
  high: number;
}

export function points(figure: Figure, width: number): Element[] {
  const groups = figure.groups();
  const spots = gather(figure);
  const height = Math.min(560, Math.max(320, width * 0.68));
  const chart = Plot.plot({
    style: look,
    width,
    height,
    marginLeft: 48,
    marginBottom: 42,
    marginRight: 18,
    x: { label: figure.title('x'), labelArrow: 'none', labelAnchor: 'center', nice: true, tickFormat: (x: number) => figure.tick(x), ticks: width < 480 ? 5 : 8, inset: 14 },
    y: { label: figure.title('y'), labelArrow: 'none', nice: true, tickFormat: (y: number) => figure.tick(y), grid: true, inset: 14 },
    marks: [
      Plot.ruleX(
        spots.filter((spot) => Number.isFinite(spot.low) && Number.isFinite(spot.high)),
        { x: 'x', y1: 'low', y2: 'high', stroke: 'var(--muted)', strokeOpacity: 0.6 },
      ),
      Plot.dot(spots, {
        x: 'x',
        y: 'y',
        r: (spot: Spot) => 4.8 + Math.sqrt(spot.labels.length - 1) * 1.8,
        symbol: (spot: Spot) => nth(symbols, spot.group),
        fill: (spot: Spot) => nth(colours, spot.group),
        stroke: 'var(--paper)',
        strokeWidth: 1,
      }),
    ],
    r: { type: 'identity' },
    symbol: { type: 'identity' },
  } as Plot.PlotOptions) as SVGSVGElement & Plot.Plot;
  const x = chart.scale('x');
  const y = chart.scale('y');
  if (x && y)
    place(
      chart,
      spots.map((spot) => ({ x: x.apply(spot.x), y: y.apply(spot.y), text: spot.labels.filter(Boolean).join(', ') })),
      { left: 44, right: width, top: 0, bottom: height - 36 },
    );
  const key =
    groups.length > 1 ? [legend(groups.map(({ name, series }) => ({ name, mark: symbolMark(nth(symbols, series), nth(colours, series)) })))] : [];
  return [...key, chart];
}

function gather(figure: Figure): Spot[] {
  const spots = new Map<string, Spot>();
  for (const row of figure.rows as Cell[][]) {
    const x = figure.number(row, 'x');
    const y = figure.number(row, 'y');
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const group = figure.series(row);
    const key = `${x}|${y}|${group}`;
    const spot = spots.get(key) ?? { x, y, group, labels: [], low: Infinity, high: -Infinity };
    spot.labels.push(figure.text(row, 'label'));
    spot.low = Math.min(spot.low, figure.number(row, 'low'));
    spot.high = Math.max(spot.high, figure.number(row, 'high'));
    spots.set(key, spot);
  }
  return [...spots.values()];
}
