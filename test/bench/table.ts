/** Prints the budgets beside what was measured, and marks what is over. */

import { availableParallelism, cpus, loadavg } from 'node:os';
import { rows, type Figure, type RowName } from './figures';

/** The machine, as far as figures depend on it. */
export function machineLine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const busy = loadavg()[0] ?? 0;
  const cores = availableParallelism();
  const warning = busy > cores / 2 ? '; busy with other work, so read the processor time too' : '';
  return `${cores} cores (${model}), Node ${process.version}, load ${busy.toFixed(1)} when it began${warning}`;
}

/** The table as lines; `missing` are the rows without a figure. */
export function tableOf(figures: readonly Figure[]): { lines: string[]; missing: string[]; over: number } {
  const cells: string[][] = [['what', 'budget', 'measured', '', 'of']];
  const missing: string[] = [];
  let over = 0;
  for (const name of Object.keys(rows) as RowName[]) {
    const { what, unit, budget = Infinity } = rows[name];
    const own = figures.filter(({ row }) => row === name);
    if (own.length === 0) missing.push(what);
    for (const [at, figure] of own.entries()) {
      const mark = markOf(figure, budget);
      if (mark !== '') over += 1;
      cells.push([
        at === 0 ? what : '',
        at === 0 ? budgetText(budget, unit) : '',
        measured(figure, unit),
        mark,
        figure.of,
      ]);
    }
  }
  return { lines: aligned(cells), missing, over };
}

function markOf({ value, processor }: Figure, budget: number): string {
  if (value <= budget) return '';
  return processor !== undefined && processor <= budget ? 'over by the clock' : 'OVER';
}

function measured(figure: Figure, unit: string): string {
  const { value, median, most, count, processor } = figure;
  const parts =
    median === undefined || most === undefined
      ? [number(value)]
      : [`median ${number(median)}, p95 ${number(value)}, most ${number(most)}`];
  const extra = [
    ...(processor === undefined ? [] : [`processor ${number(processor)}`]),
    ...(count === undefined ? [] : [`n ${count}`]),
  ];
  return [`${parts.join('')} ${unit}`.trim(), ...(extra.length > 0 ? [`(${extra.join(', ')})`] : [])].join(
    ' ',
  );
}

function number(value: number): string {
  if (Number.isInteger(value) || value >= 100) return value.toFixed();
  return value.toFixed(1);
}

function aligned(cells: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function budgetText(budget: number, unit: string): string {
  return budget === Infinity ? 'none' : `${budget} ${unit}`.trim();
}
