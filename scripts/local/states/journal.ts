import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Execution } from '../seams/machines.ts';
import type { Json } from './json.ts';

/**
 * A state that a thread entered (or tried again: AWS counts both as a transition). The last visit of a thread is where it
 * stands, and all that a killed runner needs to go on. A visit that failed or was broken off stays open: redrive goes on there.
 */
export interface Visit {
  readonly execution: string;
  /** '' is the execution itself; `/3.0` the first branch or iteration of its third visit. */
  readonly thread: string;
  readonly step: number;
  readonly state: string;
  readonly input: Json;
  /** How often each entry of the state's Retry was used. */
  readonly attempts: readonly number[];
  readonly enteredAt: number;
  /** Until when a Wait, or the pause before a retry, lasts. */
  readonly wakeAt: number | null;
  readonly outcome: Outcome | null;
  readonly output: Json;
}
export type Outcome = 'left' | 'retried' | 'caught' | 'aborted' | 'ended';
export interface Ending {
  readonly status: Execution['status'];
  readonly output?: Json;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}
export type Started = Pick<Execution, 'executionArn' | 'stateMachineArn' | 'name' | 'startDate' | 'input'>;
type Row = Record<string, SQLOutputValue>;

const schema = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS executions (arn TEXT PRIMARY KEY, machine TEXT, name TEXT, status TEXT, startedAt INTEGER,
  stoppedAt INTEGER, redrivenAt INTEGER, input TEXT, output TEXT, error TEXT, cause TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS visits (execution TEXT, thread TEXT, step INTEGER, state TEXT, input TEXT, attempts TEXT, enteredAt INTEGER,
  wakeAt INTEGER, outcome TEXT, output TEXT, redrives INTEGER DEFAULT 0, PRIMARY KEY (execution, thread, step)) WITHOUT ROWID;`;
const executions = `SELECT e.*, (SELECT COUNT(*) + COALESCE(SUM(v.redrives), 0) FROM visits v WHERE v.execution = e.arn) AS transitions FROM executions e`;

export type Journal = ReturnType<typeof openJournal>;

export function openJournal(file: string) {
  const database = new DatabaseSync(file);
  database.exec(schema);
  const many = (sql: string, ...values: (string | number)[]): Row[] => database.prepare(sql).all(...values);
  const change = (sql: string, ...values: (string | number | null)[]): boolean =>
    database.prepare(sql).run(...values).changes > 0;
  const together = (work: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    work();
    database.exec('COMMIT');
  };
  const enter = (visit: Visit): void => {
    const { execution, thread, step, state, input, attempts, enteredAt, wakeAt } = visit;
    const values = [
      execution,
      thread,
      step,
      state,
      JSON.stringify(input),
      JSON.stringify(attempts),
      enteredAt,
      wakeAt,
    ];
    change(
      'INSERT INTO visits (execution, thread, step, state, input, attempts, enteredAt, wakeAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...values,
    );
  };

  return {
    /** False when the name was used before. */
    begin: ({ executionArn, stateMachineArn, name, startDate, input }: Started): boolean =>
      change(
        `INSERT OR IGNORE INTO executions (arn, machine, name, status, startedAt, input) VALUES (?, ?, ?, 'RUNNING', ?, ?)`,
        ...[executionArn, stateMachineArn, name, startDate.getTime(), JSON.stringify(input)],
      ),
    end: (arn: string, at: Date, { status, output, error, cause }: Ending): boolean =>
      change(
        `UPDATE executions SET status = ?, stoppedAt = ?, output = ?, error = ?, cause = ? WHERE arn = ? AND status = 'RUNNING'`,
        ...[
          status,
          at.getTime(),
          output === undefined ? null : JSON.stringify(output),
          error ?? null,
          cause ?? null,
          arn,
        ],
      ),
    find: (arn: string): Execution | undefined =>
      many(`${executions} WHERE arn = ?`, arn).map(toExecution)[0],
    list: (machine: string): Execution[] =>
      many(`${executions} WHERE machine = ? ORDER BY startedAt DESC`, machine).map(toExecution),
    running: (): Execution[] =>
      many(`${executions} WHERE status = 'RUNNING' ORDER BY startedAt`).map(toExecution),
    /** Opens what ended badly: every open visit starts over with all its retries. False when it did not end badly. */
    reopen: (arn: string, at: Date): boolean => {
      const ended = `status IN ('FAILED', 'TIMED_OUT', 'ABORTED')`;
      const opened = change(
        `UPDATE executions SET status = 'RUNNING', stoppedAt = NULL, error = NULL, cause = NULL, redrivenAt = ? WHERE arn = ? AND ${ended}`,
        at.getTime(),
        arn,
      );
      if (opened)
        change(
          `UPDATE visits SET attempts = '[]', wakeAt = NULL, redrives = redrives + 1 WHERE execution = ? AND outcome IS NULL`,
          arn,
        );
      return opened;
    },
    last: (execution: string, thread: string): Visit | undefined =>
      many(
        'SELECT * FROM visits WHERE execution = ? AND thread = ? ORDER BY step DESC LIMIT 1',
        execution,
        thread,
      ).map(toVisit)[0],
    enter,
    sleep: ({ execution, thread, step }: Visit, wakeAt: number): void => {
      change(
        'UPDATE visits SET wakeAt = ? WHERE execution = ? AND thread = ? AND step = ?',
        wakeAt,
        execution,
        thread,
        step,
      );
    },
    /** Closes a visit and enters the next in one transaction; what still ran inside a visit that failed is given up with it. */
    leave: ({ execution, thread, step }: Visit, outcome: Outcome, output: Json, next?: Visit): void => {
      together(() => {
        const inside = `${thread}/${step}.`;
        change(
          `UPDATE visits SET outcome = 'aborted' WHERE execution = ? AND substr(thread, 1, ?) = ? AND outcome IS NULL`,
          ...[execution, inside.length, inside],
        );
        change(
          'UPDATE visits SET outcome = ?, output = ? WHERE execution = ? AND thread = ? AND step = ?',
          outcome,
          JSON.stringify(output),
          execution,
          thread,
          step,
        );
        if (next !== undefined) enter(next);
      });
    },
    close: (): void => database.close(),
  };
}

const parsed = (value: SQLOutputValue | undefined): Json =>
  typeof value === 'string' ? (JSON.parse(value) as Json) : null;

const toVisit = (row: Row): Visit => ({
  ...(row as unknown as Visit),
  input: parsed(row['input']),
  attempts: parsed(row['attempts']) as number[],
  output: parsed(row['output']),
});
const toExecution = (row: Row): Execution => ({
  executionArn: String(row['arn']),
  stateMachineArn: String(row['machine']),
  name: String(row['name']),
  status: row['status'] as Execution['status'],
  startDate: new Date(Number(row['startedAt'])),
  ...(row['stoppedAt'] === null ? {} : { stopDate: new Date(Number(row['stoppedAt'])) }),
  ...(row['redrivenAt'] === null ? {} : { redriveDate: new Date(Number(row['redrivenAt'])) }),
  input: parsed(row['input']),
  ...(row['output'] === null ? {} : { output: parsed(row['output']) }),
  ...(row['error'] === null ? {} : { error: String(row['error']) }),
  ...(row['cause'] === null ? {} : { cause: String(row['cause']) }),
  transitions: Number(row['transitions']),
});
