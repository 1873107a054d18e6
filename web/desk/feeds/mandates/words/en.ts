import type { MandateWords } from './zh.ts';

export const mandateEn: MandateWords = {
  title: 'Written mandates',
  help: 'Rail, air, road and gate data tell whereabouts and are taken under a written mandate only; recording and ending one stay on record, nothing is deleted',
  record: 'Record a mandate',
  empty: 'No mandate has been recorded: all kinds that tell whereabouts are off.',
  columns: {
    kind: 'Kind',
    document: 'Document',
    days: 'Days',
    state: 'State',
    recorded: 'On record',
    action: 'Action',
  },
  days: (from, to) => (to === undefined ? `from ${from} on` : `${from} to ${to}`),
  state: { 'in-force': 'in force', later: 'not begun', over: 'over', ended: 'ended' },
  recordedBy: (time, sub) => `recorded ${time} by ${sub}`,
  endedBy: (time, sub) => `ended ${time} by ${sub}: `,
  end: 'End',
  endOf: (kind, document) => `End the mandate ${document} for ${kind}`,
  recorded: (kind) => `Recorded. “${kind}” is on: files that come from now on will be read.`,
  recordedLater: (kind, from) => `Recorded. “${kind}” will be on from ${from}.`,
  ended: (kind) =>
    `Ended. “${kind}” is off: files that come from now on will not be read, and are deleted at once.`,
  dialog: {
    title: 'Record a written mandate',
    kind: 'Kind of data',
    document: 'Document number',
    issuedBy: 'Issued by',
    reason: 'Purpose and reason',
    from: 'First day',
    to: 'Last day',
    toHelp:
      'Leave it empty where there is none. Files that came before the mandate was recorded stay refused.',
    send: 'Record',
    current: 'On record: ',
  },
  endDialog: {
    title: 'End a written mandate',
    lead: 'It ends at once: files that come from now on will not be read, and are deleted. What was compared before, and the mandate itself, stay on record.',
    reason: 'Why it is ended',
    send: 'End it',
  },
  wrong: {
    kind: 'Please choose the kind of data.',
    documentNumber: 'Please enter the document number.',
    issuedBy: 'Please enter the authority that issued it.',
    reason: 'Please give the reason in a few words.',
    fromDate: 'Please choose the first day.',
    order: 'The last day is before the first. Please correct it.',
  },
};
