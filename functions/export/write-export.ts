import type { Language } from '../../schemas/codes.ts';
import type { ExportRequest } from '../../schemas/export.ts';
import { shanghaiMinute } from '../../schemas/shanghai-day.ts';
import type { Clock } from '../shared/clock.ts';
import { writeCsv } from '../shared/csv/write-file.ts';
import type { Row } from '../shared/sheet/sheet.ts';
import { columnsIn, rowOf } from './list-columns.ts';
import { type ReadNeeds, readList } from './read-list.ts';

/** What is to be written, and which try it is. */
export interface ExportTask {
  id: string;
  place: string;
  language: Language;
  asked: ExportRequest;
  requestedAt: string;
}

export interface WriteNeeds {
  list: ReadNeeds;
  clock: Clock;
  /** Notes how far it is; says no when somebody has begun it anew since. */
  move(moved: { progress: number; rows: number; movedAt: string; readyAt?: string }): Promise<boolean>;
  /** Stores a file from its pieces, whole or not at all. */
  store(id: string, pieces: AsyncIterable<Buffer>): Promise<void>;
}

/** How often somebody who waits is told how far it is. */
const toldMs = 2_000;

/**
 * Writes an export from its beginning: a try that died leaves nothing but parts that the bucket forgets. It is ready when
 * its file is there whole; told twice, the same list is written twice, and whoever began last says so.
 * @returns how many lines it has; nothing when somebody else is writing it now
 */
export async function writeExport(needs: WriteNeeds, task: ExportTask): Promise<number | undefined> {
  const startedAt = needs.clock();
  let rows = 0;
  let toldAt = startedAt.getTime();

  async function tell(progress: number): Promise<void> {
    const now = needs.clock();
    if (now.getTime() - toldAt < toldMs) return;
    toldAt = now.getTime();
    if (!(await needs.move({ progress, rows, movedAt: now.toISOString() }))) throw new TakenOverError();
  }

  async function* lines(): AsyncGenerator<Row> {
    const list = { asked: task.asked.declarations, now: startedAt, place: task.place };
    for await (const part of readList(needs.list, list)) {
      await tell(part.progress);
      rows += part.rows.length;
      const context = contextOf(task, part.names);
      for (const row of part.rows) yield rowOf(row, context);
    }
  }

  const file = writeCsv({ name: 'declarations', columns: columnsIn(task.language), rows: lines() });
  try {
    await needs.store(task.id, file.bytes);
  } catch (error) {
    if (error instanceof TakenOverError) return undefined;
    throw error;
  }
  const at = needs.clock().toISOString();
  return (await needs.move({ progress: 1, rows, movedAt: at, readyAt: at })) ? rows : undefined;
}

/** Ends a file that somebody else writes anew: half of it must not come to stand where theirs does. */
class TakenOverError extends Error {}

function contextOf({ id, place, language, requestedAt }: ExportTask, names: ReadonlyMap<string, string>) {
  return {
    language,
    pathOf: (code: string) => names.get(code) ?? code,
    watermark: `${place} ${shanghaiMinute(requestedAt)} ${id}`,
  };
}
