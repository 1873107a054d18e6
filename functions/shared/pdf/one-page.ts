import type { Language } from '../../../schemas/codes.ts';

/** What a page of one sheet of A4 says. Figures have a comma at each thousand; a text in place of one ("< 5", kept back) stays. */
export interface OnePage {
  language: Language;
  title: string;
  /** At most three: what it is about, which days, whose it is. */
  subtitles: readonly string[];
  /** Up to ten. */
  figures: readonly KeyFigure[];
  trend: Trend;
  table: PageTable;
  notes: readonly string[];
  /** Where more is to be seen, as a QR code with a few words below. */
  code: { address: string; caption: string };
  foot: PageFoot;
}

export type Figure = number | string | undefined;

export interface KeyFigure {
  label: string;
  value: Figure;
  unit: string;
  /** One or two lines such as "较前一日 +12". */
  comparisons: readonly string[];
  /** It needs somebody to do something. */
  urgent?: boolean;
}

export interface Trend {
  title: string;
  unit: string;
  /** The last up to 31 days, in their order; the last one is that of the page. */
  days: readonly { day: string; value: number | undefined }[];
}

export interface PageTable {
  title: string;
  /** Numbers stand on the right. */
  columns: readonly { heading: string; kind: 'text' | 'number' }[];
  /** Stands first, whatever is left out. */
  total?: readonly Figure[];
  rows: readonly (readonly Figure[])[];
  /** What each row weighs: where not all have room, the lightest are left out. Without it, the last. */
  weights?: readonly number[];
}

export interface PageFoot {
  number: string;
  /** Of what the page shows, in hexadecimal. */
  sha256: string;
  /** ISO 8601. */
  closedAt: string;
  /** ISO 8601. All dates inside the file come from it, so that the same page gives the same bytes (design.md, invariant 5). */
  writtenAt: string;
}
