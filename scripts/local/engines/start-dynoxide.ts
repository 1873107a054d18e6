import { join } from 'node:path';
import { findDynoxide } from './find-dynoxide.ts';
import { indexStreamRecords } from './stream-indexes.ts';
import { superviseProcess } from './supervise-process.ts';
import { openFileSweeper } from './sweep-file.ts';
import type { StartTableEngine } from './table-engine.ts';

/** dynoxide on one SQLite file: transactions, indexes, streams and capacity figures are those of AWS. */
export const startDynoxide: StartTableEngine = async ({ dataFolder, model, clock, log }) => {
  const command = findDynoxide();
  const file = join(dataFolder, 'tables.db');
  const place = ['--host', '127.0.0.1', '--db-path', file];
  const engine = await superviseProcess(
    { command, argumentsFor: (port) => ['serve', '--port', String(port), ...place], keeps: file },
    log,
  );
  return {
    ...engine,
    openSweeper: () => {
      indexStreamRecords(file);
      return openFileSweeper(file, model.tables, clock);
    },
  };
};
