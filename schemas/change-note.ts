import * as z from 'zod/mini';
import { declarationId } from './declaration.ts';
import { cityCode } from './region.ts';

/** Which declarations changed, by the cities that they are in or have left: ids only, because what is told of one is read when it is told. */
export const changeNote = z.record(cityCode, z.array(declarationId));
export type ChangeNote = z.infer<typeof changeNote>;
