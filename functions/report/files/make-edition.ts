import type { ReportFile, ReportFileKind } from '../../../schemas/report-files.ts';
import type { Edition } from './edition.ts';
import { type EditionAsked, type EditionReads, readEdition } from './read-edition.ts';
import { words } from './words.ts';
import { type EditionFile, extensionOf, writeEdition } from './write-edition.ts';

/** The files of an edition as they are kept. */
export interface KeptEdition {
  day: string;
  region: string;
  number: string;
  corrections: number;
  files: ReportFile[];
}

export interface EditionNeeds {
  reads: EditionReads;
  deskUrl: string;
  /** Keeps a file under its key, locked; one that is there stays. */
  store(file: { key: string; kind: ReportFileKind; bytes: Buffer }): Promise<void>;
  /** Keeps what an edition consists of, unless that is kept already. @returns what is kept */
  keep(edition: KeptEdition): Promise<KeptEdition>;
}

/** Where the file of an edition is kept. */
export function keyOf(edition: Pick<KeptEdition, 'day' | 'region'>, name: string): string {
  return `daily-reports/${edition.day}/${edition.region}/${name}`;
}

/**
 * Makes the files of a region's edition (requirements E4), whole: it is noted once all files are there. Made again, or twice at once, the first
 * note stays, and with it its files, because another content would be another object.
 * @returns nothing for a region that reported nothing of the day
 */
export async function makeEdition(
  needs: EditionNeeds,
  asked: EditionAsked,
): Promise<KeptEdition | undefined> {
  const edition = await readEdition(needs.reads, asked);
  if (edition === undefined) return undefined;
  const files = await writeEdition(edition, needs.deskUrl);
  const { day, region } = asked;
  await Promise.all(
    files.map(({ kind, name, bytes }) => needs.store({ key: keyOf({ day, region }, name), kind, bytes })),
  );
  return needs.keep({
    ...{ day, region, number: edition.number, corrections: edition.corrections.length },
    files: files.map((file) => toldOf(edition, file)),
  });
}

function toldOf({ region, day, corrections }: Edition, { kind, bytes, sha256 }: EditionFile): ReportFile {
  const name = `${words.fileName(region.name, day, corrections.length)}.${extensionOf(kind)}`;
  return { kind, name, bytes: bytes.length, sha256 };
}
