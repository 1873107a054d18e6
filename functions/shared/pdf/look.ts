/** The colours of the desk on white (web/tokens.css; a test compares them). */
export const colours = {
  ink: '#10222a',
  inkSoft: '#465a64',
  accent: '#0b5a70',
  accentSoft: '#dceef3',
  ground: '#f1f5f6',
  surface: '#ffffff',
  line: '#d6dfe3',
  action: '#b01f1a',
} as const;

/** A4, in points. */
export const paper = { width: 595.28, height: 841.89 };
const margin = 40;
export const left = margin;
export const right = paper.width - margin;
export const top = margin;
/** Where the foot begins. */
export const bottom = paper.height - 58;
/** Between the parts of a page. */
export const gap = 16;

/** Sizes of text, in points. */
export const sizes = { title: 20, figure: 19, heading: 10.5, text: 8.5, small: 7.5, tiny: 6.5 };
