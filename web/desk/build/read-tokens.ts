import { readFileSync } from 'node:fs';

export interface Colours {
  ground: string;
  surface: string;
  line: string;
  ink: string;
  inkSoft: string;
  accent: string;
  accentSoft: string;
  onAccent: string;
  waiting: string;
  waitingSoft: string;
  action: string;
  actionSoft: string;
  done: string;
  doneSoft: string;
}

const css = readFileSync(new URL('../../tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

function read(text: string, name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(text)?.[1];
  if (found === undefined) throw new Error(`web/tokens.css has no colour --${name}`);
  return found;
}

function coloursOf(text: string): Colours {
  return {
    ground: read(text, 'ground'),
    surface: read(text, 'surface'),
    line: read(text, 'line'),
    ink: read(text, 'ink'),
    inkSoft: read(text, 'ink-soft'),
    accent: read(text, 'accent'),
    accentSoft: read(text, 'accent-soft'),
    onAccent: read(text, 'on-accent'),
    waiting: read(text, 'waiting'),
    waitingSoft: read(text, 'waiting-soft'),
    action: read(text, 'action'),
    actionSoft: read(text, 'action-soft'),
    done: read(text, 'done'),
    doneSoft: read(text, 'done-soft'),
  };
}

/** The colours that the three sites share (web/tokens.css), for what cannot read CSS variables. */
export const colours = { light: coloursOf(light), dark: coloursOf(dark) };
