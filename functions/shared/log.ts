/**
 * Every message that a function may log, with its code (style.md 24). Nothing else is ever written: no name, phone,
 * document, body or event (style.md 25).
 */
export const logMessages = {
  'answered-unexpected': 'an unexpected error was answered with 500',
  'record-set-aside': 'a record that cannot be understood was set aside whole',
  'record-refused': 'a record was refused for good and set aside whole',
  'record-failed': 'a record failed and will be tried again',
  'round-opened': 'a distribution round was opened',
  'journal-carried': 'the journal was carried into the rows of the figures',
  'recount-tended': 'the recount of a night was looked after',
  'county-recounted': 'the cases of a county were recounted',
  'region-judged': 'the figures of a region were judged against the recount',
  'figures-drifted': 'figures are not what the recount of the night found',
  'figures-recounted': 'the recount of a night is done: every region was judged',
  'export-written': 'a list was written into a file',
  'report-begun': 'the daily report of a day was begun',
  'report-drafted': 'the daily report was drafted for some counties',
  'report-closed': 'the daily report was closed for some counties',
  'report-sealed': 'the daily report of a day is closed',
  'report-compiled': 'files of the closed daily report are there',
  'report-delivered': 'administrators are told of the closed daily report',
  'report-incomplete': 'some of the daily report could not be done and has to be done again',
  'report-chased': 'communities that have not confirmed were reminded, or told to the level above',
  'feed-begun': 'a feed file came',
  'feed-refused': 'a feed file is refused: nothing of it is used',
  'feed-people-gathered': 'whom a feed is compared with was gathered',
  'feed-held': 'a feed file would flag too many people at once: it waits for two people',
  'feed-released': 'somebody released a feed file that was held',
  'feed-reconciled': 'the rows of a feed file add up',
  'stranger-declared': 'somebody who was looked for has been declared',
  'county-swept': 'the cases of a county were looked through for what is overdue',
  'feed-done': 'what a feed file says is noted at the cases',
  'feed-silent': 'a source of feeds has been silent for longer than it may be',
  'city-import-begun': 'a file of a city’s own system came',
  'city-import-refused': 'a file of a city’s own system is refused: nothing of it is used',
  'city-import-done': 'what a file of a city’s own system declares is filed, or was tried',
  'city-silent': 'a city’s own system has been silent for longer than it may be',
  'city-changes':
    'a system has not acknowledged changes for too long, or holds another number of declarations',
  'city-counts': 'a city has not told its counts of a day, or they are not ours',
  'feed-sources-watched': 'the sources of feeds were looked after',
  'message-sent': 'a message was handed to the gateway',
} as const;
export type LogCode = keyof typeof logMessages;

/** Ids, codes and counts; never a text that somebody typed. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

type Level = 'INFO' | 'WARN' | 'ERROR';

// One JSON object a line, with the field names of Powertools, whose logger costs the cold start of a hot function 8 ms.
function write(level: Level, code: LogCode, fields: LogFields): void {
  if (process.env['LOG_LEVEL'] === 'SILENT') return;
  const service = process.env['POWERTOOLS_SERVICE_NAME'];
  const line = { level, timestamp: new Date().toISOString(), service, code, message: logMessages[code] };
  process.stdout.write(`${JSON.stringify({ ...line, ...fields })}\n`);
}

export const log = {
  info: (code: LogCode, fields: LogFields = {}) => write('INFO', code, fields),
  warn: (code: LogCode, fields: LogFields = {}) => write('WARN', code, fields),
  /** Of an error the name, the stack without its message, and the same of its causes: messages may quote what was sent. */
  error: (code: LogCode, error: unknown, fields: LogFields = {}) =>
    write('ERROR', code, { ...fields, ...describeError(error) }),
};

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  // The stack begins with the message, which may have lines that read like frames.
  const stack = (error.stack ?? '').replace(error.message, '');
  const frames = stack.split('\n').filter((text) => /^\s+at /.test(text));
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { errorName: error.name, errorStack: frames.slice(0, 8).join('\n'), errorCause: cause };
}
