import * as z from 'zod/mini';
import { instant } from './text.ts';

/** A link opens a file for so long; the next one is asked for again. */
export const linkMinutes = 5;

/** An address that gives a file to whoever has it, until then. */
export const fileLink = z.object({ url: z.string(), expiresAt: instant });
export type FileLink = z.infer<typeof fileLink>;
