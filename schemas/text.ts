import * as z from 'zod/mini';
import { messageOf } from './message-of.ts';
import { isRealDate } from './shanghai-day.ts';

// Control characters, and the bidirectional ones that make a text read otherwise than it is stored.
const unprintable = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u;

/** One line of text as people type it: trimmed, NFC, printable, not empty, at most `longest` characters. */
export function line(longest: number) {
  return z.pipe(
    z.pipe(
      z.string(messageOf('required')),
      z.transform((text) => text.normalize('NFC').trim()),
    ),
    z.string().check(
      z.minLength(1, messageOf('required')),
      z.maxLength(longest, messageOf('text.long')),
      z.refine((text) => !unprintable.test(text), messageOf('text.control')),
    ),
  );
}

/** A Shanghai day that exists. */
export const day = z.string(messageOf('required')).check(z.refine(isRealDate, messageOf('date.real')));

/** An instant with its offset, kept in UTC with milliseconds, so that texts compare as instants do. */
export const instant = z.pipe(
  z.iso.datetime({ offset: true, error: messageOf('instant.format') }),
  z.transform((text) => new Date(text).toISOString()),
);

/** A mainland mobile number as 11 digits, or a number abroad in E.164 with its +. */
export const phone = z.pipe(
  z.pipe(
    z.string(messageOf('required')),
    z.transform((text) =>
      text
        .normalize('NFKC')
        .replace(/[\s()-]/g, '')
        .replace(/^(\+|00)86(?=1\d{10}$)/, ''),
    ),
  ),
  z.string().check(z.regex(/^(1[3-9]\d{9}|\+(?!86)[1-9]\d{6,14})$/, messageOf('phone.format'))),
);

/** A list whose length is said in words when it is wrong. */
export function listOf<Entry extends z.core.SomeType>(entry: Entry, shortest: number, longest: number) {
  return z
    .array(entry, messageOf('required'))
    .check(z.minLength(shortest, messageOf('list.short')), z.maxLength(longest, messageOf('list.long')));
}
