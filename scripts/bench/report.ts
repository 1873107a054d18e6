import { cpus, loadavg, totalmem } from 'node:os';

export type Figures = Record<string, number | boolean | Record<string, unknown>>;

const loadAtStart = Number((loadavg()[0] ?? 0).toFixed(2));

/** What the figures were measured on; never where. */
export function machine() {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    /** What others wanted of the cores in the last minute: with more than a tenth of a core, only CPU per request says something. */
    loadAtStart,
  };
}

/** Prints the figures: for people as they come, with `--json` as one object at the end and nothing else. */
export function reporter() {
  const json = process.argv.includes('--json');
  const figures: Figures = {};
  if (!json) console.log(`load average at the start: ${loadAtStart}`);
  return {
    say: (line: string) => {
      if (!json) console.log(line);
    },
    figure: (key: string, value: Figures[string], bar = '') => {
      figures[key] = typeof value === 'number' ? Number(value.toPrecision(4)) : value;
      if (!json)
        console.log(`${key.padEnd(24)} ${JSON.stringify(figures[key])}${bar === '' ? '' : `   (${bar})`}`);
    },
    end: () => {
      if (json) console.log(JSON.stringify({ figures, machine: machine() }));
    },
  };
}

/** A whole number given as `--name=…`. */
export function option(name: string, otherwise: number): number {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.split('=')[1]);
}
