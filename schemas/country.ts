import * as z from 'zod/mini';
import { messageOf } from './message-of.ts';

/** A country beyond China (ISO 3166-1 alpha-2). */
export const countryCode = z.string().check(z.regex(/^(?!CN)[A-Z]{2}$/, messageOf('country.format')));
