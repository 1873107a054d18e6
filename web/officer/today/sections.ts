import type { Worklist, WorklistRow, WorklistSection } from '../../../schemas/worklist.ts';

export type Section = WorklistSection;

/** The sections in the order in which they call for the officer (ux.md). */
export const sections = [
  'overdue',
  'waiting-for-acceptance',
  'arriving-today',
  'new',
  'later',
] as const satisfies readonly Section[];

/** How many rows a section has, as the server counted; `later` is what is left. */
export function countOf(section: Section, counts: Worklist['counts']): number {
  switch (section) {
    case 'overdue':
      return counts.overdue;
    case 'waiting-for-acceptance':
      return counts.waitingForAcceptance;
    case 'arriving-today':
      return counts.arrivingToday;
    case 'new':
      return counts.new;
    case 'later':
      return counts.all - counts.overdue - counts.waitingForAcceptance - counts.arrivingToday - counts.new;
  }
}

/** The rows of each section that has any, in the order of `sections`; within one the next due comes first. */
export function bySection(rows: readonly WorklistRow[]): { section: Section; rows: WorklistRow[] }[] {
  return sections
    .map((section) => ({ section, rows: rows.filter((row) => row.section === section) }))
    .filter((group) => group.rows.length > 0);
}
