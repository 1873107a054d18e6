import { controlMeasure, testResult, transport } from '../../../schemas/codes.ts';
import { type Occurrence, occurrence, riskLevel } from '../../../schemas/occurrence.ts';
import { addDays, daysBetween } from '../../../schemas/shanghai-day.ts';

/** What occurrences are told from: days count from the submission, a place that is the destination is left out. */
export interface Origin {
  submittedDate: string;
  destination: string;
}

const letters = {
  declared: 'd',
  edited: 'e',
  withdrawn: 'w',
  unreached: 'u',
  verified: 'v',
  arrived: 'a',
  'not-coming': 'n',
  transferred: 't',
  controlled: 'c',
  'test-due': 'q',
  tested: 's',
  released: 'r',
} as const satisfies Record<Occurrence['kind'], string>;
const kinds: Partial<Record<string, string>> = Object.fromEntries(
  Object.entries(letters).map(([kind, letter]) => [letter, kind]),
);

/** As one text of about five bytes each, because each item pays for it; empty for what was only declared. */
export function writeOccurrences(occurrences: readonly Occurrence[], origin: Origin): string {
  return occurrences.map((one) => writeOne(one, origin)).join(',');
}

function writeOne(one: Occurrence, { submittedDate, destination }: Origin): string {
  const days = daysBetween(submittedDate, one.date).toString(36);
  const place = one.place === destination ? '' : `@${one.place}`;
  const detail = detailOf(one);
  return `${letters[one.kind]}${days}${place}${detail === '' ? '' : `:${detail}`}`;
}

function detailOf(one: Occurrence): string {
  switch (one.kind) {
    case 'verified':
      return `${one.bucket.toString(36)}${one.inTime ? '' : '!'}`;
    case 'arrived': {
      const level = one.riskLevel === undefined ? 0 : riskLevel.options.indexOf(one.riskLevel) + 1;
      const flags = (one.symptoms ? 1 : 0) + (one.riskStay ? 2 : 0) + level * 4;
      return `${transport.options.indexOf(one.transport)}${flags.toString(36)}`;
    }
    case 'transferred':
      return one.to;
    case 'controlled':
      return `${controlMeasure.options.indexOf(one.measure)}${daysBetween(one.date, one.endDate).toString(36)}`;
    case 'test-due':
      return one.done ? '1' : one.over ? '2' : '';
    case 'tested':
      return String(testResult.options.indexOf(one.result));
    case 'declared':
    case 'edited':
    case 'withdrawn':
    case 'unreached':
    case 'not-coming':
    case 'released':
      return '';
  }
}

const form = /^([a-z])(-?[0-9a-z]+)(?:@(\d+))?(?::(.*))?$/;

/** @throws ZodError for a text that tells no occurrences. */
export function readOccurrences(written: string, origin: Origin): Occurrence[] {
  if (written === '') return [];
  return written.split(',').map((one) => occurrence.parse(readOne(one, origin)));
}

function readOne(written: string, { submittedDate, destination }: Origin): Record<string, unknown> {
  const [, letter = '', days = '', place = destination, detail = ''] = form.exec(written) ?? [];
  const date = addDays(submittedDate, Number.parseInt(days, 36));
  const kind = kinds[letter] ?? '';
  return { kind, date, place, ...details[kind]?.(detail, date) };
}

type ReadDetail = (detail: string, date: string) => Record<string, unknown>;

const details: Partial<Record<string, ReadDetail>> = {
  verified: (detail) => ({ bucket: Number.parseInt(detail, 36), inTime: !detail.endsWith('!') }),
  arrived: readArrival,
  transferred: (detail) => ({ to: detail }),
  controlled: (detail, date) => ({
    measure: controlMeasure.options[Number(detail.slice(0, 1))],
    endDate: addDays(date, Number.parseInt(detail.slice(1), 36)),
  }),
  'test-due': (detail) => ({ done: detail === '1', ...(detail === '2' && { over: true }) }),
  tested: (detail) => ({ result: testResult.options[Number(detail)] }),
};

function readArrival(detail: string): Record<string, unknown> {
  const flags = Number.parseInt(detail.slice(1), 36);
  const level = riskLevel.options[(flags >> 2) - 1];
  return {
    transport: transport.options[Number(detail.slice(0, 1))],
    symptoms: (flags & 1) !== 0,
    riskStay: (flags & 2) !== 0,
    ...(level !== undefined && { riskLevel: level }),
  };
}
