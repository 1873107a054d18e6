import type { CaseListRow } from '../../schemas/case-list.ts';
import {
  controlMeasureNames,
  declarationStateNames,
  directionNames,
  originNames,
  transportNames,
} from '../../schemas/code-names.ts';
import type { Language } from '../../schemas/codes.ts';
import { shanghaiMinute } from '../../schemas/shanghai-day.ts';
import { originCodeOf } from '../../schemas/tally.ts';

/** What a line shows besides the row itself. */
export interface LineContext {
  language: Language;
  /** The full name of a place, by its code. */
  pathOf: (place: string) => string;
  /** Stands in each line, so that a part of a file still tells where it came from (requirements D8). Never begins like a formula. */
  watermark: string;
}

interface Column {
  zh: string;
  en: string;
  cell: (row: CaseListRow, context: LineContext) => string | number;
}

const risks = { medium: { zh: '中风险', en: 'medium' }, high: { zh: '高风险', en: 'high' } };
const yes = { zh: '是', en: 'yes' };

const time = (instant: string | undefined): string => (instant === undefined ? '' : shanghaiMinute(instant));
const mark = (is: boolean, { language }: LineContext): string => (is ? yes[language] : '');

/** The columns of a list of declarations: what its lines on the screen show, a fact a column. */
const columns: readonly Column[] = [
  // Its path on the desk and in the API. An id alone may begin with a hyphen, as a formula does, and would not stay what it is.
  { zh: '编号', en: 'Id', cell: ({ id }) => `declarations/${id}` },
  { zh: '姓名（已隐去）', en: 'Name (masked)', cell: ({ maskedName }) => maskedName },
  { zh: '来豫/返豫', en: 'Direction', cell: (row, { language }) => directionNames[row.direction][language] },
  { zh: '状态', en: 'State', cell: (row, { language }) => declarationStateNames[row.state][language] },
  { zh: '预计到达', en: 'Expected arrival', cell: (row) => time(row.expectedArrivalAt) },
  { zh: '实际到达', en: 'Actual arrival', cell: (row) => time(row.arrivedAt) },
  {
    zh: '出发地',
    en: 'Origin',
    cell: ({ origin }, { language }) => originNames[originCodeOf(origin)][language],
  },
  { zh: '出发地代码', en: 'Origin code', cell: ({ origin }) => origin },
  { zh: '交通方式', en: 'Transport', cell: (row, { language }) => transportNames[row.transport][language] },
  { zh: '责任单位', en: 'Responsible place', cell: ({ place }, { pathOf }) => pathOf(place) },
  { zh: '区划代码', en: 'Region code', cell: ({ place }) => place },
  { zh: '下一步期限', en: 'Next step due', cell: (row) => time(row.dueAt) },
  { zh: '超期', en: 'Overdue', cell: (row, context) => mark(row.overdue, context) },
  {
    zh: '管控措施',
    en: 'Control measure',
    cell: ({ measure }, { language }) =>
      measure === undefined ? '' : controlMeasureNames[measure][language],
  },
  {
    zh: '到达时核定风险',
    en: 'Risk area on arrival',
    cell: ({ riskLevel }, { language }) => (riskLevel === undefined ? '' : risks[riskLevel][language]),
  },
  { zh: '自述风险旅居', en: 'Risk-area stay declared', cell: (row, context) => mark(row.riskStay, context) },
  { zh: '有症状', en: 'Symptoms', cell: (row, context) => mark(row.symptoms, context) },
  { zh: '未满14岁', en: 'Under 14', cell: (row, context) => mark(row.child, context) },
  { zh: '临期报备', en: 'Short notice', cell: (row, context) => mark(row.shortNotice, context) },
  { zh: '重复报备', en: 'Further filings', cell: ({ claims }) => claims },
  { zh: '报备时间', en: 'Declared at', cell: ({ submittedAt }) => time(submittedAt) },
  { zh: '水印', en: 'Watermark', cell: (_row, { watermark }) => watermark },
];

export const headOf = (language: Language): string[] => columns.map((column) => column[language]);

export function cellsOf(row: CaseListRow, context: LineContext): (string | number)[] {
  return columns.map(({ cell }) => cell(row, context));
}
