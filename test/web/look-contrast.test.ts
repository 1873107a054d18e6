import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../web/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

function coloursOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['ground', 'surface', 'surface-sunken'];
const pairs: [text: string, grounds: string[], atLeast: number][] = [
  ['ink', [...grounds, 'accent-soft', 'waiting-soft', 'action-soft', 'done-soft'], 7],
  ['ink-soft', [...grounds, 'accent-soft'], 4.5],
  ['accent', [...grounds, 'accent-soft'], 4.5],
  ['on-accent', ['accent', 'accent-strong'], 4.5],
  ['on-band', ['band'], 7],
  ['on-band-soft', ['band'], 4.5],
  ['waiting', [...grounds, 'waiting-soft'], 4.5],
  ['action', [...grounds, 'action-soft'], 4.5],
  ['on-action', ['action', 'action-strong'], 4.5],
  ['done', [...grounds, 'done-soft'], 4.5],
  ['line-strong', grounds, 3],
];

describe.each([
  ['light', coloursOf(light)],
  ['dark', new Map([...coloursOf(light), ...coloursOf(dark)])],
])('the colours of the %s look', (_, colours) => {
  it.each(pairs.flatMap(([text, on, atLeast]) => on.map((ground) => ({ text, ground, atLeast }))))(
    'let $text be read on $ground ($atLeast : 1 or more)',
    ({ text, ground, atLeast }) => {
      expect(contrast(colours.get(text) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(atLeast);
    },
  );
});

it('the dark look sets every colour that the light one has', () => {
  expect([...coloursOf(dark).keys()].sort()).toEqual([...coloursOf(light).keys()].sort());
});
