/** Figures: medians, the rows of the table, and the table. */

/**
 * One line of the table. `bar` and `holds` are null where nothing is promised.
 * @typedef {{ name: string, value: number, unit: string, bar: string | null, holds: boolean | null }} Figure
 */

/** Units of figures that mean the same on any machine; they come first. */
const RATIO_UNITS = new Set(['x', '%', 'exponent', 'lost', 'repeated']);

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The largest, of however many: as arguments of Math.max they would overflow the stack. @param {readonly number[]} values */
export function largest(values) {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

/** @param {readonly number[]} values @param {number} share from 0 to 1 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * @param {string} name @param {number} value @param {string} unit
 * @param {{ atMost?: number, atLeast?: number }} [bar]
 * @returns {Figure}
 */
export function figure(name, value, unit, { atMost, atLeast } = {}) {
  if (atMost !== undefined) return { name, value, unit, bar: `<= ${atMost}`, holds: value <= atMost };
  if (atLeast !== undefined) return { name, value, unit, bar: `>= ${atLeast}`, holds: value >= atLeast };
  return { name, value, unit, bar: null, holds: null };
}

/** @param {number} value */
function format(value) {
  if (!Number.isFinite(value)) return '?';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** @param {readonly Figure[]} figures */
export function printTable(figures) {
  const ordered = [
    ...figures.filter(({ unit }) => RATIO_UNITS.has(unit)),
    ...figures.filter(({ unit }) => !RATIO_UNITS.has(unit)),
  ];
  const lines = [
    ['what', 'figure', 'unit', 'bar', 'holds'],
    ...ordered.map(({ name, value, unit, bar, holds }) => [
      name,
      format(value),
      unit,
      bar ?? '',
      holds === null ? '' : holds ? 'yes' : 'NO',
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    );
  }
}
