import { type Me, me as meSchema } from '../../../schemas/staff.ts';
import { cellOf } from '../../staff/cell.ts';
import { contentOf } from '../api/request.ts';

/** Who is signed in, for the whole app; and why that is not known. */
export const me = cellOf<Me | undefined>(undefined);
export const meFailed = cellOf<unknown>(undefined);

/** Asks who is signed in. */
export async function loadMe(): Promise<void> {
  try {
    me.set(await contentOf({ path: '/v1/me', answer: meSchema }));
    meFailed.set(undefined);
  } catch (error) {
    meFailed.set(error);
  }
}
