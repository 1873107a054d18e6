/** Numbers as tables have them: thousands separated, alike in both languages. */
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

export const count = (value: number): string => whole.format(value);

/** A difference, with its sign. */
export const signed = (value: number): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${count(Math.abs(value))}`;
export const hoursText = (value: number): string => tenths.format(value);

/** A share in per cent; nothing where there is nothing to share. */
export function percent(part: number | undefined, all: number | undefined): string | undefined {
  return part === undefined || all === undefined || all === 0
    ? undefined
    : `${tenths.format((part / all) * 100)}%`;
}
