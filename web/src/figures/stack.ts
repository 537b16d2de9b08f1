// Stack: what a total is made of, a row a name, parts in one order, the total at the end.
// SPDX-License-Identifier: EUPL-1.2
import * as Plot from '@observablehq/plot';
import { type Figure, colours, inkOn, legend, look, nth, swatch, textWidth } from '../figure';
import { names } from './rows';

interface Part {
  name: string;
  group: number;
  from: number;
  to: number;
  text: string;
}

export function stack(figure: Figure, width: number): Element[] {
  const groups = figure.groups();
  const order = figure.distinct('y');
  const label = names(order, width, 0.36, 30);
  const parts: Part[] = [];
  const totals = order.map((name) => {
    let up = 0;
    let down = 0;
    for (const { name: group, series } of groups)
      for (const row of figure.rows) {
        if (figure.text(row, 'y') !== name || figure.text(row, 'group') !== group) continue;
        const value = figure.number(row, 'x');
        if (!Number.isFinite(value) || value === 0) continue;
        const from = value > 0 ? up : down;
        if (value > 0) up += value;
        else down += value;
        parts.push({ name, group: series, from, to: from + value, text: figure.format(value, 'x') });
      }
    return { name, end: up, total: up + down, text: figure.format(up + down, 'x') };
  });
  const right = Math.max(0, ...totals.map((total) => textWidth(total.text, 13))) + 14;
  const most = Math.max(...totals.map((total) => total.end), 0) || 1;
  const least = Math.min(0, ...parts.map((part) => part.to));
  const scale = (width - label.margin - right) / (most - least);
  const chart = Plot.plot({
    style: look,
    width,
    height: order.length * label.row + 8,
    marginLeft: label.margin,
    marginRight: right,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [least, most], axis: null },
    y: { domain: order, axis: null, padding: 0.24 },
    marks: [
      label.mark,
      Plot.rect(parts, {
        x1: 'from',
        x2: 'to',
        y: 'name',
        fill: (part: Part) => nth(colours, part.group),
        stroke: 'var(--paper)',
        strokeWidth: 1,
      } as Plot.RectOptions),
      Plot.text(
        parts.filter((part) => Math.abs(part.to - part.from) * scale > textWidth(part.text, 11.5) + 6),
        {
          x: (part: Part) => (part.from + part.to) / 2,
          y: 'name',
          text: 'text',
          fontSize: 11.5,
          fill: (part: Part) => inkOn(part.group),
        },
      ),
      Plot.ruleX([0], { stroke: 'var(--muted)' }),
      Plot.text(totals, { x: 'end', y: 'name', text: 'text', textAnchor: 'start', dx: 6, fontWeight: 650, fontSize: 13 }),
    ],
  });
  return [legend(groups.map((group) => ({ name: group.name, mark: swatch(nth(colours, group.series)) }))), chart];
}

