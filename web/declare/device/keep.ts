import * as z from 'zod/mini';
import { language } from '../../../schemas/codes.ts';
import { draft } from '../draft/draft.ts';
import { stored } from './stored.ts';

/** The form that is being filled; gone as soon as the declaration is answered. */
export const keptDraft = stored('draft', draft);

/** The edit that is being filled. */
export const keptEdit = stored('edit', draft);

export const keptPreferences = stored('preferences', z.object({ language, large: z.boolean() }));
