// Matrix: names across and down, the number in every cell; the shade only doubles it.
// SPDX-License-Identifier: EUPL-1.2
import * as Plot from '@observablehq/plot';
import { type Cell, type Figure, colours, inkOn, legend, look, nth, swatch, textWidth, wrap } from '../figure';
import { names, shorten } from './rows';

export function matrix(figure: Figure, width: number): Element[] {
  const across = figure.distinct('x');
  const down = figure.distinct('y');
  const groups = figure.groups();
  const label = names(down, width, 0.36, 24);
  const cell = (width - label.margin) / Math.max(1, across.length);
  const upright = cell < 62;
  const room = upright ? 130 : cell - 6;
  const most = upright ? Math.max(1, Math.floor(cell / 13)) : 4;
  const heads = new Map(across.map((text) => [text, shorten(wrap(text, room, 11.5), room, most, 11.5)]));
  const lines = Math.max(1, ...[...heads.values()].map((head) => head.length));
  const longest = Math.max(0, ...[...heads.values()].flat().map((line) => textWidth(line, 11.5)));
  const top = upright ? longest + 12 : lines * 14 + 10;

  const value = (row: Cell[]) => figure.number(row, 'value');
  const filled = figure.rows.filter((row) => Number.isFinite(value(row)) && value(row) !== 0);
  const largest = Math.max(0, ...filled.map((row) => Math.abs(value(row)))) || 1;
  const group = (row: Cell[]) => figure.series(row);
  const part = (row: Cell[]) => 0.18 + (0.82 * Math.abs(value(row))) / largest;
  const chart = Plot.plot({
    style: look,
    width,
    height: down.length * label.row + top + 4,
    marginLeft: label.margin,
    marginRight: 1,
    marginTop: top,
    marginBottom: 3,
    x: { domain: across, axis: null, padding: 0.06 },
    y: { domain: down, axis: null, padding: 0.08 },
    marks: [
      Plot.ruleY(down, { stroke: 'var(--line)', strokeDasharray: '1 3' }),
      label.mark,
      Plot.axisX({
        anchor: 'top',
        label: null,
        tickSize: 0,
        tickPadding: 7,
        fontSize: 11.5,
        tickRotate: upright ? -90 : 0,
        tickFormat: (text: string) => heads.get(text)?.join('\n') ?? text,
        lineAnchor: upright ? 'middle' : 'bottom',
      }),
      Plot.cell(filled, {
        x: (row: Cell[]) => figure.text(row, 'x'),
        y: (row: Cell[]) => figure.text(row, 'y'),
        fill: (row: Cell[]) => `color-mix(in srgb, ${nth(colours, group(row))} ${Math.round(100 * part(row))}%, var(--paper))`,
        rx: 2,
      }),
      Plot.text(filled, {
        x: (row: Cell[]) => figure.text(row, 'x'),
        y: (row: Cell[]) => figure.text(row, 'y'),
        text: (row: Cell[]) => (figure.has('label') ? figure.text(row, 'label') : figure.format(value(row), 'value')),
        fontSize: cell < 34 ? 9.5 : 11.5,
        fill: (row: Cell[]) => inkOn(group(row), part(row)),
      }),
    ],
  });
  const key = groups.length > 1 ? [legend(groups.map(({ name, series }) => ({ name, mark: swatch(nth(colours, series)) })))] : [];
  return [...key, chart];
}
