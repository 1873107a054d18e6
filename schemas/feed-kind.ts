import * as z from 'zod/mini';
import { feedKindId } from './feed-kind-id.ts';
import { arrivalKinds } from './feed-kinds/arrivals.ts';
import { closeContact, secondaryCloseContact } from './feed-kinds/contacts.ts';
import { healthCode } from './feed-kinds/health-code.ts';
import { outsideList } from './feed-kinds/outside-list.ts';
import { pcr } from './feed-kinds/pcr.ts';
import { simDevice } from './feed-kinds/sim-device.ts';
import { line } from './text.ts';

/** What a cell of a column holds, and so how it is read and what is wrong with it. */
export const cellKind = z.enum([
  'document',
  'name',
  'phone',
  'instant',
  'day',
  'region',
  'code',
  'text',
  'number',
  'imei',
]);
export type CellKind = z.infer<typeof cellKind>;

const names = z.object({ zh: line(40), en: line(60) });
const field = z.string().check(z.regex(/^[a-z][A-Za-z]*$/));
const spellings = z.array(z.string().check(z.minLength(1))).check(z.minLength(1));

export const feedColumn = z.object({
  field,
  headers: spellings.check(
    z.meta({ description: 'What the column may be called; spaces, capitals and punctuation do not count' }),
  ),
  cell: cellKind,
  required: z.boolean(),
  codes: z.optional(
    z.record(z.string(), spellings).check(z.meta({ description: 'For a code: how each one may be spelled' })),
  ),
  notBefore: z.optional(
    field.check(
      z.meta({ description: 'For an instant: the column whose instant it can not be earlier than' }),
    ),
  ),
});
export type FeedColumn = z.infer<typeof feedColumn>;

export const feedSender = z.enum([
  'big-data-bureau',
  'health-commission',
  'disease-control',
  'railway',
  'airports',
  'transport',
  'public-security',
  'headquarters',
  'operators',
]);

/** A kind of feed (requirements D3): data with a version, so that every finding can name what its row was read by. */
export const feedKind = z.object({
  id: feedKindId,
  version: z.int().check(z.positive()),
  about: z.optional(
    z.literal('equipment').check(
      z.meta({
        description: 'Its rows are about the SIMs of communities; absent when they are about people',
      }),
    ),
  ),
  names,
  source: names.check(z.meta({ description: 'Which system the rows come from' })),
  senders: z
    .array(feedSender)
    .check(z.minLength(1), z.meta({ description: 'Who may send files of this kind' })),
  freshHours: z
    .int()
    .check(z.positive(), z.meta({ description: 'A source that is silent for longer raises an alarm' })),
  whereabouts: z.boolean().check(
    z.meta({
      description: 'Tells where people are: off unless a written mandate is recorded (requirements D3)',
    }),
  ),
  unmatched: z
    .union([z.literal('drop'), z.literal('keep'), z.object({ keepWhen: field, is: z.string() })])
    .check(
      z.meta({
        description: 'Whether a row that matches nobody goes to the place it names, or is counted only',
      }),
    ),
  adverse: z
    .union([
      z.literal('all'),
      z.literal('none'),
      z.object({ when: field, in: spellings }),
      z.object({ unlessIn: field }),
    ])
    .check(
      z.meta({
        description:
          'Which rows flag whom they are about: a run in which these are about too many at once is held (requirements D7). `unlessIn`: those whose device is not the one that the registry has',
      }),
    ),
  key: z.array(field).check(
    z.minLength(1),
    z.meta({
      description:
        'Rows that agree in these say the same thing; without a document, name and phone stand for it',
    }),
  ),
  factAt: field.check(
    z.meta({
      description: 'The instant of the fact: an older one never overrides a newer one (invariant 8)',
    }),
  ),
  answered: z.optional(
    z.literal(true).check(
      z.meta({
        description: 'Its sender asked for people to be looked for, and may fetch what came of each row',
      }),
    ),
  ),
  columns: z.array(feedColumn).check(z.minLength(1)),
});
export type FeedKind = z.infer<typeof feedKind>;

/** City systems’ declarations are read elsewhere: they tell no facts about active people. */
export const feedKinds: readonly FeedKind[] = [
  healthCode,
  pcr,
  closeContact,
  secondaryCloseContact,
  ...arrivalKinds,
  outsideList,
  simDevice,
];
