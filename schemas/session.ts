import * as z from 'zod/mini';
import { language } from './codes.ts';
import { messageOf } from './messages.ts';
import { phone } from './text.ts';

/** `POST /v1/citizen/codes`: answered alike whether or not anything was declared with the phone. */
export const codeRequest = z.strictObject({ phone, language });
export type CodeRequest = z.infer<typeof codeRequest>;
export const codeSent = z.object({
  challenge: z.string().check(z.meta({ description: 'Names the code to be entered' })),
  validForSeconds: z.int(),
});
export type CodeSent = z.infer<typeof codeSent>;

/** `POST /v1/citizen/sessions` */
export const sessionRequest = z.strictObject({
  challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/, messageOf('code-wrong'))),
  code: z.string().check(z.regex(/^\d{6}$/, messageOf('code.format'))),
});
export type SessionRequest = z.infer<typeof sessionRequest>;
export const sessionStarted = z.object({ token: z.string(), validForSeconds: z.int() });
export type SessionStarted = z.infer<typeof sessionStarted>;
