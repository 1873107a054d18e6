/** The colours of the page as they are now, for what is drawn on a canvas. */
export interface ChartColours {
  ink: string;
  soft: string;
  line: string;
  surface: string;
  accent: string;
  waiting: string;
  done: string;
  sunken: string;
  font: string;
  size: number;
}

export function coloursNow(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: of('ink'),
    soft: of('ink-soft'),
    line: of('line'),
    surface: of('surface'),
    accent: of('accent'),
    waiting: of('waiting-mark'),
    done: of('done-mark'),
    sunken: of('surface-sunken'),
    font: of('font'),
    size: Number.parseFloat(style.fontSize) * 0.8125,
  };
}
