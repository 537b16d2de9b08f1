// Points: two values a name. Points that coincide become one with all their names; a name without room is left to the table.
// SPDX-License-Identifier: EUPL-1.2
import * as Plot from '@observablehq/plot';
import { type Cell, type Figure, colours, legend, look, nth, symbols, textWidth } from '../figure';
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
  place(chart, spots, width, height);
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

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const SVG = 'http://www.w3.org/2000/svg';

// Greedy: each name takes the first of eight places around its point where nothing stands yet.
function place(chart: SVGSVGElement & Plot.Plot, spots: Spot[], width: number, height: number): void {
  const x = chart.scale('x');
  const y = chart.scale('y');
  if (!x || !y) return;
  const at = spots.map((spot) => ({ spot, cx: x.apply(spot.x), cy: y.apply(spot.y) }));
  const taken: Box[] = at.map(({ cx, cy }) => ({ left: cx - 4, right: cx + 4, top: cy - 4, bottom: cy + 4 }));
  for (const { spot, cx, cy } of at) {
    const text = spot.labels.filter(Boolean).join(', ');
    if (!text) continue;
    const w = textWidth(text, 11);
    const places: [number, number][] = [
      [cx + 8, cy + 4],
      [cx - 8 - w, cy + 4],
      [cx - w / 2, cy - 8],
      [cx - w / 2, cy + 16],
      [cx + 7, cy - 6],
      [cx - 7 - w, cy - 6],
      [cx + 7, cy + 14],
      [cx - 7 - w, cy + 14],
    ];
    for (const [left, base] of places) {
      const box = { left, right: left + w, top: base - 9, bottom: base + 2 };
      const free =
        box.left > 44 && box.right < width && box.top > 0 && box.bottom < height - 36 &&
        !taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
      if (!free) continue;
      const label = document.createElementNS(SVG, 'text');
      label.setAttribute('x', String(left));
      label.setAttribute('y', String(base));
      label.setAttribute('text-anchor', 'start');
      label.setAttribute('font-size', '11');
      label.setAttribute('fill', 'currentColor');
      label.textContent = text;
      chart.append(label);
      taken.push(box);
      break;
    }
  }
}
