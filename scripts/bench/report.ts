import { cpus, totalmem } from 'node:os';

export type Figures = Record<string, number | boolean | Record<string, unknown>>;

/** What the figures were measured on; never where. */
export function machine() {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}

/** Prints the figures: for people as they come, with `--json` as one object at the end and nothing else. */
export function reporter() {
  const json = process.argv.includes('--json');
  const figures: Figures = {};
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
