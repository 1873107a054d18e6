import * as z from 'zod/mini';
import { exportId } from '../../schemas/export.ts';

/** What stands in the queue of exports: whose, and which. What was asked is kept in the table. */
export const exportMessage = z.strictObject({ sub: z.string(), id: exportId });
export type ExportMessage = z.infer<typeof exportMessage>;
