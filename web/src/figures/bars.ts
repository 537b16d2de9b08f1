// Bars: a row a name, its value at the end of the bar; panels side by side where there is room.
// SPDX-License-Identifier: EUPL-1.2
import * as Plot from '@observablehq/plot';
import { type Cell, type Figure, colours, element, legend, look, nth, swatch, textWidth } from '../figure';
import { names } from './rows';

export function bars(figure: Figure, width: number): Element[] {
  const groups = figure.groups();
  const panels = figure.panels();
  const order = figure.distinct('y');
  const label = names(order, width, panels.length > 1 && width >= 620 ? 0.26 : 0.38, 22);
  const across = width < 620 ? 1 : Math.max(1, Math.min(panels.length, 4, Math.floor((width - label.margin + gap) / (108 + gap))));
  const share = (width - label.margin - gap * (across - 1)) / across;

  const drawn = panels.map(({ title, figure: own, rows }, index) => {
    const named = index % across === 0;
    const chart = panel(own, rows, {
      width: Math.floor(share + (named ? label.margin : 0)),
      left: named ? label.margin : 2,
      order,
      row: label.row,
      names: named ? label.mark : null,
    });
    const head = panels.length > 1 ? [element('p', 'panel-title', panelTitle(own, title, rows))] : [];
    if (named && head[0]) head[0].style.paddingLeft = `${label.margin}px`;
    const made = element('div', 'panel', ...head, chart);
    made.style.width = `${Math.floor(share + (named ? label.margin : 0))}px`;
    return made;
  });
  const key = groups.length > 1 ? [legend(groups.map(({ name, series }) => ({ name, mark: swatch(nth(colours, series)) })))] : [];
  const lines: Element[] = [];
  for (let at = 0; at < drawn.length; at += across) lines.push(element('div', 'panels', ...drawn.slice(at, at + across)));
  return [...key, ...lines];
}

const gap = 18;

function panelTitle(figure: Figure, name: string, rows: Cell[][]): string {
  const unit = figure.column('x')?.unit ?? figure.unit(rows);
  return unit && !name.includes(unit) ? `${name} (${unit})` : name;
}

interface Panel {
  width: number;
  left: number;
  order: string[];
  row: number;
  names: Plot.Markish | null;
}

function panel(figure: Figure, rows: Cell[][], p: Panel): Element {
  const value = (row: Cell[]) => figure.number(row, 'x');
  const name = (row: Cell[]) => figure.text(row, 'y');
  const shown = rows.filter((row) => Number.isFinite(value(row)));
  const absent = p.order.filter((known) => !shown.some((row) => name(row) === known)); // a missing figure is no zero
  const ends = shown.map((row) => figure.format(value(row), 'x'));
  const high = (row: Cell[]) => Math.max(value(row), figure.has('high') ? figure.number(row, 'high') || value(row) : value(row));
  const most = Math.max(0, ...shown.map(high));
  const least = Math.min(0, ...shown.map(value));
  const room = Math.max(0, ...ends.map((text) => textWidth(text))) + 10;
  return Plot.plot({
    style: look,
    width: p.width,
    height: p.order.length * p.row + 8,
    marginLeft: p.left,
    marginRight: Math.min(room, p.width / 3),
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [least, most || 1], axis: null },
    y: { domain: p.order, axis: null, padding: 0.28 },
    marks: [
      p.names,
      Plot.barX(shown, {
        x: value,
        y: name,
        fill: (row: Cell[]) => nth(colours, figure.series(row)),
      }),
      figure.has('low') && figure.has('high')
        ? Plot.ruleY(shown, {
            x1: (row: Cell[]) => figure.number(row, 'low'),
            x2: (row: Cell[]) => figure.number(row, 'high'),
            y: name,
            stroke: 'var(--ink)',
            strokeWidth: 1.5,
          })
        : null,
      Plot.text(absent, { x: 0, y: (name: string) => name, text: () => '\u2013', textAnchor: 'start', dx: 5, fill: 'var(--muted)' }),
      Plot.ruleX([0], { stroke: 'var(--muted)' }),
      Plot.text(shown, {
        x: (row: Cell[]) => Math.max(0, high(row)),
        y: name,
        text: (row: Cell[]) => figure.format(value(row), 'x'),
        textAnchor: 'start',
        dx: 5,
        fontVariant: 'tabular-nums',
      }),
    ],
  });
}
