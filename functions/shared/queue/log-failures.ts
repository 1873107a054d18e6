import { log } from '../log.ts';

/** Says which record failed before it is tried again; of the error its kind and place only. */
export function logFailures<Unit>(
  handleRecord: (record: Unit) => Promise<void>,
  idOf: (record: Unit) => string | undefined,
): (record: Unit) => Promise<void> {
  return async (record) => {
    try {
      await handleRecord(record);
    } catch (error) {
      log.error('record-failed', error, { id: idOf(record) });
      throw error;
    }
  };
}
