import type { Language } from '../../schemas/codes.ts';
import type { ExportAsked, ExportFormat } from '../../schemas/export.ts';
import { shanghaiMinute } from '../../schemas/shanghai-day.ts';
import type { Clock } from '../shared/clock.ts';
import type { Row } from '../shared/sheet/sheet.ts';
import type { DescribedList } from './describe-list.ts';
import { type LineContext, rowOf } from './list-columns.ts';
import { listFile } from './list-file.ts';
import { type ReadNeeds, readList } from './read-list.ts';
import { needsApproval } from './tell-export.ts';

/** What is to be written, and which try it is. */
export interface ExportTask {
  id: string;
  place: string;
  language: Language;
  asked: ExportAsked;
  requestedAt: string;
}

export interface WriteNeeds {
  list: ReadNeeds;
  /** The full name of a region. */
  pathOf(region: string): Promise<string>;
  clock: Clock;
  /** Notes how far it is; says no when somebody has begun it anew since. */
  move(moved: {
    progress: number;
    rows: number;
    sheets?: number;
    movedAt: string;
    readyAt?: string;
  }): Promise<boolean>;
  /** Shows and tells it to those who may approve it: it has more lines than one person may fetch alone. */
  announce(written: { readyAt: string; rows: number }): Promise<void>;
  /** Stores a file from its pieces, whole or not at all. */
  store(file: { id: string; format: ExportFormat }, pieces: AsyncIterable<Buffer>): Promise<void>;
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

  const file = listFile(await describe(needs, task), lines());
  try {
    await needs.store({ id: task.id, format: task.asked.format }, file.bytes);
  } catch (error) {
    if (error instanceof TakenOverError) return undefined;
    throw error;
  }
  const at = needs.clock().toISOString();
  // Before it waits for them, so that it never waits unseen.
  if (needsApproval({ rows })) await needs.announce({ readyAt: at, rows });
  const sheets = file.sheets();
  const told = { rows, ...(sheets !== undefined && { sheets }) };
  return (await needs.move({ progress: 1, ...told, movedAt: at, readyAt: at })) ? rows : undefined;
}

/** Ends a file that somebody else writes anew: half of it must not come to stand where theirs does. */
class TakenOverError extends Error {}

async function describe({ pathOf }: Pick<WriteNeeds, 'pathOf'>, task: ExportTask): Promise<DescribedList> {
  const [regionPath, placePath] = await Promise.all(
    [task.asked.declarations.region, task.place].map((region) => pathOf(region)),
  );
  return { ...task, watermark: watermarkOf(task), regionPath: regionPath ?? '', placePath: placePath ?? '' };
}

function contextOf(task: ExportTask, names: ReadonlyMap<string, string>): LineContext {
  const pathOf = (code: string) => names.get(code) ?? code;
  return { language: task.language, pathOf, watermark: watermarkOf(task) };
}

const watermarkOf = ({ id, place, requestedAt }: ExportTask): string =>
  `${place} ${shanghaiMinute(requestedAt)} ${id}`;
