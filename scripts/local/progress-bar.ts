/** Where the bar is drawn; a file gets only its last line. */
interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressBar {
  show(done: number): void;
  end(result: string): void;
}

const width = 30;
const drawEveryMs = 100;

export function progressBar(
  title: string,
  expected: number,
  screen: Screen,
  now: () => number = Date.now,
): ProgressBar {
  const start = now();
  let drawnAt = -Infinity;
  return {
    show: (done) => {
      if (screen.isTTY !== true || now() - drawnAt < drawEveryMs) return;
      drawnAt = now();
      const part = Math.min(1, done / expected);
      const filled = Math.round(part * width);
      screen.write(
        `\r${title} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${Math.round(part * 100)} %`,
      );
    },
    end: (result) => {
      const seconds = ((now() - start) / 1000).toFixed(1);
      screen.write(`${screen.isTTY === true ? '\r\x1b[2K' : ''}${title}: ${result} in ${seconds} s\n`);
    },
  };
}
