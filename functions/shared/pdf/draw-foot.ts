import { shanghaiMinute } from '../../../schemas/shanghai-day.ts';
import { bottom, colours, left, right, sizes } from './look.ts';
import type { OnePage } from './one-page.ts';
import { type Page, placeText } from './place-text.ts';
import { words } from './words.ts';

/** What the page can be checked by: its number, when it was closed, and the hash of what it shows. */
export function drawFoot(page: Page, { foot, language }: OnePage): void {
  const { number, closed } = words[language];
  const half = (right - left) / 2 - 6;
  const small = { baseline: bottom + 14, width: half, size: sizes.small, colour: colours.ink };
  page.rect(left, bottom, right - left, 0.75).fill(colours.line);
  placeText(page, `${number} ${foot.number}`, { ...small, x: left });
  placeText(page, `${closed} ${shanghaiMinute(foot.closedAt)}`, { ...small, x: right, align: 'right' });
  const hash = {
    x: left,
    baseline: bottom + 26,
    width: right - left,
    size: sizes.tiny,
    colour: colours.inkSoft,
  };
  placeText(page, `SHA-256 ${foot.sha256}`, hash);
}
