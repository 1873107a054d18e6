import { log } from '../log.ts';
import { countOutcome } from '../outcome.ts';

/** Counts how a record ended, and says which one failed before it is tried again: of the error its kind and place only. */
export function logFailures<Unit>(
  handleRecord: (record: Unit) => Promise<void>,
  idOf: (record: Unit) => string | undefined,
): (record: Unit) => Promise<void> {
  return async (record) => {
    try {
      await handleRecord(record);
      countOutcome('handled');
    } catch (error) {
      countOutcome('failed');
      log.error('record-failed', error, { id: idOf(record) });
      throw error;
    }
  };
}
