// Labels: texts beside points of a drawing, none over another; what finds no room is left to the table.
// SPDX-License-Identifier: EUPL-1.2
import { textWidth } from '../figure';

export interface Label {
  /** The point, in pixels of the drawing. */
  x: number;
  y: number;
  text: string;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const SVG = 'http://www.w3.org/2000/svg';
const SIZE = 11;

// Around a point, best first: how the text stands to it.
type Place = (label: Label, width: number) => [left: number, base: number];
const beside: Place[] = [
  ({ x, y }) => [x + 8, y + 4],
  ({ x, y }, width) => [x - 8 - width, y + 4],
  ({ x, y }, width) => [x - width / 2, y - 8],
  ({ x, y }, width) => [x - width / 2, y + 16],
  ({ x, y }) => [x + 7, y - 6],
  ({ x, y }, width) => [x - 7 - width, y - 6],
  ({ x, y }) => [x + 7, y + 14],
  ({ x, y }, width) => [x - 7 - width, y + 14],
];
const above: Place[] = [2, 3, 4, 5, 6, 7].map((i) => beside[i] as Place);

/** Greedy: each text takes the first place around its point where nothing stands yet. */
export function place(chart: Element, labels: Label[], within: Box, first: 'beside' | 'above' = 'beside'): void {
  const taken: Box[] = labels.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }));
  for (const label of labels) {
    if (!label.text) continue;
    const width = textWidth(label.text, SIZE);
    for (const at of first === 'above' ? above : beside) {
      const [left, base] = at(label, width);
      const box = { left, right: left + width, top: base - 9, bottom: base + 2 };
      if (box.left < within.left || box.right > within.right || box.top < within.top || box.bottom > within.bottom) continue;
      if (taken.some((other) => overlap(box, other))) continue;
      chart.append(text(label.text, left, base));
      taken.push(box);
      break;
    }
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function text(content: string, x: number, y: number): Element {
  const made = document.createElementNS(SVG, 'text');
  made.setAttribute('x', String(x));
  made.setAttribute('y', String(y));
  made.setAttribute('text-anchor', 'start');
  made.setAttribute('font-size', String(SIZE));
  made.setAttribute('fill', 'currentColor');
  made.setAttribute('stroke', 'var(--paper)');
  made.setAttribute('stroke-width', '3');
  made.setAttribute('paint-order', 'stroke');
  made.textContent = content;
  return made;
}
