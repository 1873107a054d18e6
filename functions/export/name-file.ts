import type { Language } from '../../schemas/codes.ts';
import type { Exported } from '../../schemas/export.ts';

const listNames = { zh: '报备名单', en: 'declarations' };

/** What the file is called where it is saved: the list, its region and its days; nothing of a person. */
export function fileNameOf({ asked, language }: Pick<Exported, 'asked'> & { language: Language }): string {
  const { region, from, to } = asked.declarations;
  return `${listNames[language]}-${region}-${from}-${to}.csv`;
}
