import { describe, expect, it } from 'vitest';
import { progressBar } from '../../scripts/local/progress-bar.ts';

function draw(isTTY: boolean): string {
  let written = '';
  let now = 0;
  const bar = progressBar('Seeding', 200, { isTTY, write: (text) => (written += text) }, () => now);
  for (const done of [50, 60, 100]) {
    bar.show(done);
    now += 60;
  }
  now = 2000;
  bar.end('200 items');
  return written;
}

describe('a progress bar', () => {
  it('is drawn on a terminal, at most ten times a second', () => {
    expect(draw(true)).toBe(
      `\rSeeding ${'█'.repeat(8)}${'░'.repeat(22)} 25 %\rSeeding ${'█'.repeat(15)}${'░'.repeat(15)} 50 %\r\x1b[2KSeeding: 200 items in 2.0 s\n`,
    );
  });

  it('leaves only its last line in a file', () => {
    expect(draw(false)).toBe('Seeding: 200 items in 2.0 s\n');
  });
});
