import * as z from 'zod/mini';
import { breakGlass } from '../../../schemas/case-list.ts';
import { caseDetail } from '../../../schemas/worklist.ts';

/** `GET /v1/break-glass?region=`: looks into the region and out of it, the newest first. */
export const breakGlassList = z.object({ looks: z.array(breakGlass) });

/** `GET /v1/declarations/{id}` for administrators: the person's fields are masked until they are asked for. */
export const shownCase = z.extend(caseDetail, { masked: z.optional(z.boolean()) });
export type ShownCase = z.infer<typeof shownCase>;
