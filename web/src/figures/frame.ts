// Frame: the framework of the menu. The first ring stands as columns (the strategies), the others lie under them
// as beams that carry all columns (the levers); every row is a small mark in its theme.
// SPDX-License-Identifier: EUPL-1.2
import { type Cell, type Figure, element, legend } from '../figure';

export function frame(figure: Figure, width: number): Element[] {
  const columns = width >= 820 ? 7 : width >= 480 ? 4 : 2;
  const rings = figure.split('group').map(([name, rows], index) => {
    const themes = [...new Set(rows.map((row) => figure.text(row, 'y')))].map((theme) =>
      card(figure, theme, rows.filter((row) => figure.text(row, 'y') === theme)),
    );
    const grid = element('div', 'themes', ...themes);
    if (index === 0) grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    return element('div', index === 0 ? 'ring columns' : 'ring beams', element('p', 'ring-name', name), grid);
  });
  const strong = figure.column('value')?.label;
  const dashed = figure.mark('illustrative');
  const key = [
    ...(strong ? [{ name: strong, mark: element('i', 'chip strong') }] : []),
    ...(dashed ? [{ name: dashed, mark: element('i', 'chip illustrative') }] : []),
  ];
  return [...(key.length ? [legend(key)] : []), element('div', 'frame-figure', ...rings)];
}

function card(figure: Figure, theme: string, rows: Cell[][]): Element {
  const chips = rows.map((row) => {
    const strong = figure.number(row, 'value') > 0;
    const made = element('span', strong ? 'chip strong' : 'chip', figure.text(row, 'label'));
    if (figure.flag(row, 'illustrative')) made.classList.add('illustrative');
    return made;
  });
  return element('div', 'theme', element('p', 'theme-name', theme), element('p', 'chips', ...chips));
}
