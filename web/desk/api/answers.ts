import * as z from 'zod/mini';
import { breakGlass } from '../../../schemas/case-list.ts';

/** `GET /v1/break-glass?region=`: looks into the region and out of it, the newest first. */
export const breakGlassList = z.object({ looks: z.array(breakGlass) });
