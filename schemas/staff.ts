import * as z from 'zod/mini';
import { regionCode } from './region.ts';

/**
 * Who works with the system, by level (requirements "Who uses it"; J2: every level has its own port), and the clients of the systems that cities
 * run themselves and of the provincial platform (J1), which are granted what they send and get back and nothing else.
 */
export const role = z.enum(['officer', 'township', 'county', 'city', 'province', 'city-system', 'platform']);
export type Role = z.infer<typeof role>;

/** A staff account. Role and region come from here, not from the token, so that removal works at once (design.md §6). */
export const staff = z.object({
  sub: z.string(),
  role,
  region: regionCode.check(z.meta({ description: 'Jurisdiction: the code prefix of all that is theirs' })),
  active: z.boolean(),
  deputy: z.boolean(),
  name: z.string(),
  phone: z.string(),
});
export type Staff = z.infer<typeof staff>;

/** What decides what an account may do; its name and phone are nobody's business there. */
export const staffDuty = z.omit(staff, { name: true, phone: true });
export type StaffDuty = z.infer<typeof staffDuty>;

/** `GET /v1/me` */
export const me = z.object({
  sub: z.string(),
  role,
  name: z.string(),
  region: z.object({ code: regionCode, name: z.string(), path: z.string() }),
});
export type Me = z.infer<typeof me>;
