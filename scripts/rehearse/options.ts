import { parseArgs } from 'node:util';
import { isRealDate } from '../../schemas/shanghai-day.ts';

/** What `npm run rehearse -- …` was asked for. */
export interface RehearsalOptions {
  /** The Shanghai day on which it stands at 10:00. */
  day: string;
  declarations: number;
  seed: number;
  region: string;
  /** So many parties more go through the public API. */
  throughApi: number;
  /** Start a system of its own, and end it. */
  own: boolean;
  /** Recount afterwards. */
  recount: boolean;
}

const usage =
  'Options: --day 2026-01-20, --declarations 100000, --seed 1, --region 41 (2, 4, 6 or 9 digits), --through-api 200 (parties more, through the public API), --own (a system of its own, ended afterwards), --no-recount.';

/** @throws Error in words for what it does not know. */
export function readOptions(args: readonly string[]): RehearsalOptions {
  const given = parse(args);
  const options = {
    day: given.day,
    declarations: wholeOf(given.declarations, '--declarations'),
    seed: wholeOf(given.seed, '--seed'),
    region: given.region,
    throughApi: wholeOf(given['through-api'], '--through-api'),
    own: given.own,
    recount: !given['no-recount'],
  };
  if (!isRealDate(options.day)) throw new Error(`--day ${options.day} is no day. ${usage}`);
  if (!/^41(\d{2}|\d{4}|\d{7})?$/.test(options.region))
    throw new Error(`--region ${options.region} is no region of Henan above a community. ${usage}`);
  return options;
}

function wholeOf(text: string, name: string): number {
  if (!/^\d{1,8}$/.test(text)) throw new Error(`${name} ${text} is no whole number. ${usage}`);
  return Number(text);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        day: { type: 'string', default: '2026-01-20' },
        declarations: { type: 'string', default: '100000' },
        seed: { type: 'string', default: '1' },
        region: { type: 'string', default: '41' },
        'through-api': { type: 'string', default: '0' },
        own: { type: 'boolean', default: false },
        'no-recount': { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)} ${usage}`, { cause });
  }
}
