import type { Language } from '../../schemas/codes.ts';
import type { Exported } from '../../schemas/export.ts';

/** What the list is called: in the name of the file, and on its sheet. */
export const listNames = { zh: '报备名单', en: 'declarations' };

/** What the file is called where it is saved: the list, its region and its days; nothing of a person. */
export function fileNameOf({ asked, language }: Pick<Exported, 'asked'> & { language: Language }): string {
  const { region, from, to } = asked.declarations;
  return `${listNames[language]}-${region}-${from}-${to}.${asked.format}`;
}
