import * as z from 'zod/mini';
import { messageOf } from './messages.ts';
import { regionCode } from './region.ts';
import { instant, line } from './text.ts';

/** Purposes for which another jurisdiction may be looked into, for three hours (requirements D8). */
export const breakGlassPurposes = ['outbreak-investigation', 'mutual-aid', 'legal-inquiry'] as const;
export const breakGlassHours = 3;

/** `POST /v1/break-glass` */
export const breakGlassRequest = z.strictObject({
  region: regionCode.check(
    z.meta({ description: 'A region outside the caller’s own, of the caller’s level or below' }),
  ),
  purpose: z.enum(breakGlassPurposes),
  reason: z.pipe(line(200), z.string().check(z.minLength(4, messageOf('reason.short')))),
});
export type BreakGlassRequest = z.infer<typeof breakGlassRequest>;

/** A look into another jurisdiction: reported to it (requirements D8). */
export const breakGlass = z.object({
  id: z
    .string()
    .check(z.meta({ description: 'Stands in the viewer’s audit chain too, where a declaration’s id would' })),
  sub: z.string(),
  from: regionCode.check(z.meta({ description: 'The jurisdiction of who looks' })),
  region: regionCode,
  purpose: z.enum(breakGlassPurposes),
  reason: z.string(),
  startedAt: instant,
  endsAt: instant,
});
export type BreakGlass = z.infer<typeof breakGlass>;

/** What one look lets somebody see, and until when. */
export const openLook = z.pick(breakGlass, { from: true, region: true, endsAt: true });
export type OpenLook = z.infer<typeof openLook>;

/** `GET /v1/break-glass?region=` */
export const breakGlassQuery = z.strictObject({ region: regionCode });
export type BreakGlassQuery = z.infer<typeof breakGlassQuery>;

export const breakGlassList = z.object({
  looks: z.array(breakGlass).check(
    z.meta({
      description:
        'Looks into the region, into what lies below or right around it, and from it; the newest first, at most 100',
    }),
  ),
});
export type BreakGlassList = z.infer<typeof breakGlassList>;
