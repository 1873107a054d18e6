/** Steps that people count in, each times a power of ten. */
const steps = [1, 2, 2.5, 5, 10];
const intervals = 4;

/** The marks of an axis from 0 that holds the largest value: few, even, whole where the values are. */
export function marksOf(largest: number): number[] {
  const rough = Math.max(largest, intervals) / intervals;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (steps.find((one) => one * power >= rough && Number.isInteger(one * power)) ?? 10);
  const count = Math.max(1, Math.ceil(largest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
