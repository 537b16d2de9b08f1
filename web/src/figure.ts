// What every figure works with: the table it draws, as the executable wrote it into the page.
// SPDX-License-Identifier: EUPL-1.2

export type Cell = string | number | boolean | null;
export type Kind = 'bars' | 'stack' | 'points' | 'lines' | 'matrix' | 'frame';

export interface Column {
  key: string;
  label: string;
  kind: 'text' | 'real' | 'int' | 'bool' | 'date';
  unit?: string;
  /** Decimals shown; -1: as many as there are, and no marks between thousands. */
  digits: number;
}

/** Which column each part of the figure takes, by key; absent where it takes none. */
export interface Roles {
  x?: string;
  y?: string;
  value?: string;
  group?: string;
  facet?: string;
  label?: string;
  low?: string;
  high?: string;
}

export interface Data extends Roles {
  kind: Kind;
  /** Bars of several columns over the same names: a panel each. */
  panels?: { x: string; title?: string }[];
  lang: 'nl' | 'en';
  columns: Column[];
  rows: Cell[][];
}

export type Role = keyof Roles;

/** A figure's table with its columns found by what they are for. */
export class Figure {
  readonly kind: Kind;
  readonly rows: Cell[][];
  private readonly at: Partial<Record<Role, number>> = {};
  private readonly locale: string;

  constructor(private readonly data: Data) {
    this.kind = data.kind;
    this.rows = data.rows;
    this.locale = data.lang === 'nl' ? 'nl-BE' : 'en-GB';
    for (const role of ['x', 'y', 'value', 'group', 'facet', 'label', 'low', 'high'] as const) {
      const index = data.columns.findIndex((column) => column.key === data[role]);
      if (index >= 0) this.at[role] = index;
    }
  }

  /** The figure as panels: by its list of columns, else by the texts of its facet, else one without a name. */
  panels(): { title: string; figure: Figure; rows: Cell[][] }[] {
    const { panels, ...data } = this.data;
    if (panels) return panels.map(({ x, title = '' }) => ({ title, figure: new Figure({ ...data, x }), rows: this.rows }));
    return this.split('facet').map(([title, rows]) => ({ title, figure: this as Figure, rows }));
  }

  /** The groups in one order with their series number: the same group has the same colour in every figure of the page. */
  groups(rows: Cell[][] = this.rows): { name: string; series: number }[] {
    const key = this.data.group ?? '';
    return this.distinct('group', rows)
      .map((name) => ({ name, series: seriesOf(key, name) }))
      .sort((a, b) => a.series - b.series);
  }

  /** The series number of a row's group. */
  series(row: Cell[]): number {
    return this.has('group') ? seriesOf(this.data.group ?? '', this.text(row, 'group')) : 0;
  }

  has(role: Role): boolean {
    return this.at[role] !== undefined;
  }

  column(role: Role): Column | undefined {
    const at = this.at[role];
    return at === undefined ? undefined : this.data.columns[at];
  }

  text(row: Cell[], role: Role): string {
    const at = this.at[role];
    const cell = at === undefined ? null : row[at];
    return cell == null ? '' : String(cell);
  }

  /** NaN where the cell is empty: a missing number is not zero. */
  number(row: Cell[], role: Role): number {
    const at = this.at[role];
    const cell = at === undefined ? null : row[at];
    return cell == null || cell === '' ? NaN : Number(cell);
  }

  /** Is the row's column of that key true? For marks such as `illustrative`. */
  flag(row: Cell[], key: string): boolean {
    const at = this.data.columns.findIndex((column) => column.key === key);
    return at >= 0 && row[at] === true;
  }

  /** The label of the column of that key, when it is true of any row. */
  mark(key: string): string | undefined {
    return this.rows.some((row) => this.flag(row, key)) ? this.data.columns.find((column) => column.key === key)?.label : undefined;
  }

  /** A number as people read it: 1.234,5 in Dutch. */
  format(x: number, role: Role): string {
    const column = this.column(role);
    const digits = column?.kind === 'int' ? Math.min(0, column.digits) : (column?.digits ?? 0);
    if (digits < 0) return minus(new Intl.NumberFormat(this.locale, { maximumFractionDigits: 20, useGrouping: false }).format(x));
    return minus(new Intl.NumberFormat(this.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(x));
  }

  /** A number on an axis: as short as it can be. */
  tick(x: number): string {
    return minus(new Intl.NumberFormat(this.locale, { maximumSignificantDigits: 4 }).format(x));
  }

  /** `Value added (mln euro)`; the unit of the rows themselves where they have one. */
  title(role: Role, rows: Cell[][] = this.rows): string {
    const column = this.column(role);
    if (!column) return '';
    const unit = column.unit ?? this.unit(rows);
    const label = column.label.charAt(0).toUpperCase() + column.label.slice(1);
    return unit ? `${label} (${unit})` : label;
  }

  /** The one unit that all these rows give in a column `unit`. */
  unit(rows: Cell[][]): string | undefined {
    const at = this.data.columns.findIndex((column) => column.key === 'unit');
    if (at < 0) return undefined;
    const units = new Set(rows.map((row) => row[at]).filter((unit) => unit != null));
    return units.size === 1 ? String([...units][0]) : undefined;
  }

  /** The different texts of a role, in the order in which they first stand. */
  distinct(role: Role, rows: Cell[][] = this.rows): string[] {
    return this.has(role) ? [...new Set(rows.map((row) => this.text(row, role)))] : [];
  }

  /** The rows by the text of a role, in the same order; one group without name when the figure has no such role. */
  split(role: Role): [string, Cell[][]][] {
    if (!this.has(role)) return [['', this.rows]];
    return this.distinct(role).map((name) => [name, this.rows.filter((row) => this.text(row, role) === name)]);
  }
}

const seen = new Map<string, string[]>();

function seriesOf(key: string, name: string): number {
  const names = seen.get(key) ?? [];
  if (!names.includes(name)) seen.set(key, [...names, name]);
  return seen.get(key)!.indexOf(name);
}

// As the executable writes it: a minus as wide as a digit, and none before what rounds to nothing.
function minus(text: string): string {
  return /[1-9]/.test(text) ? text.replace('-', '\u2212') : text.replace('-', '');
}

/** Series differ by colour, lightness, symbol and dash, so that print without colour still tells them apart. */
export const colours = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)', 'var(--c6)'];
export const symbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye'] as const;
/** What text on a fill of that series must be to be read; `part` is how much of the colour is in the fill. */
export function inkOn(index: number, part = 1): string {
  if (part < 0.6) return 'var(--ink)';
  return index % 2 === 0 ? 'var(--on-dark)' : 'var(--on-light)';
}

export const dashes = ['none', '6 3', '2 3', '8 3 2 3', '1 4', '10 4'];

export function nth<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

/** The look that all drawings share; text takes the page's font. */
export const look = { background: 'none', color: 'var(--ink)', fontFamily: 'inherit', fontSize: '12.5px', overflow: 'visible' };

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Names beside the marks that stand for them. */
export function legend(entries: { name: string; mark: Node }[]): HTMLElement {
  return element('div', 'legend', ...entries.map(({ name, mark }) => element('span', '', mark, ` ${name}`)));
}

export function swatch(colour: string): HTMLElement {
  const made = element('i', 'swatch');
  made.style.background = colour;
  return made;
}

let ruler: CanvasRenderingContext2D | null | undefined;

/** Width of a text in the drawings' font, in pixels. */
export function textWidth(text: string, size = 12.5): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return text.length * size * 0.55;
  ruler.font = `${size}px ${getComputedStyle(document.body).getPropertyValue('--sans') || 'sans-serif'}`;
  return ruler.measureText(text).width;
}

/** Breaks a text into lines no wider than `width` pixels. */
export function wrap(text: string, width: number, size = 12.5): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  return lines;
}
