import type { CaseListRow } from '../../schemas/case-list.ts';
import {
  controlMeasureNames,
  declarationStateNames,
  directionNames,
  originNames,
  transportNames,
} from '../../schemas/code-names.ts';
import type { Language } from '../../schemas/codes.ts';
import { originCodeOf } from '../../schemas/tally.ts';
import type { Cell, Column, Row } from '../shared/sheet/sheet.ts';

/** What a line shows besides the row itself. */
export interface LineContext {
  language: Language;
  /** The full name of a place, by its code. */
  pathOf: (place: string) => string;
  /** Stands in each line, so that a part of a file still tells where it came from (requirements D8). Never begins like a formula. */
  watermark: string;
}

interface ListColumn extends Omit<Column, 'heading'> {
  zh: string;
  en: string;
  cell: (row: CaseListRow, context: LineContext) => Cell;
}

/** What a risk is called: a level as it was found on arrival, or a stay as the traveller told it. */
export const riskNames = {
  stay: { zh: '自述到过中高风险地区', en: 'risk-area stay declared' },
  medium: { zh: '中风险', en: 'medium' },
  high: { zh: '高风险', en: 'high' },
};
const yes = { zh: '是', en: 'yes' };

const mark = (is: boolean, { language }: LineContext): string => (is ? yes[language] : '');

const text = (name: string, width: number) => ({ name, kind: 'text', width }) as const;
const instant = (name: string) => ({ name, kind: 'instant', width: 17 }) as const;

/** The columns of a list of declarations: what its lines on the screen show, a fact a column. */
const columns: readonly ListColumn[] = [
  // Its path on the desk and in the API. An id alone may begin with a hyphen, as a formula does, and would not stay what it is.
  { ...text('path', 38), zh: '编号', en: 'Id', cell: ({ id }) => `declarations/${id}` },
  {
    ...text('masked_name', 14),
    ...{ zh: '姓名（已隐去）', en: 'Name (masked)' },
    cell: ({ maskedName }) => maskedName,
  },
  {
    ...text('direction', 12),
    ...{ zh: '来豫/返豫', en: 'Direction' },
    cell: (row, { language }) => directionNames[row.direction][language],
  },
  {
    ...text('state', 10),
    ...{ zh: '状态', en: 'State' },
    cell: (row, { language }) => declarationStateNames[row.state][language],
  },
  {
    ...instant('expected_arrival_at'),
    ...{ zh: '预计到达', en: 'Expected arrival' },
    cell: ({ expectedArrivalAt }) => expectedArrivalAt,
  },
  {
    ...instant('arrived_at'),
    ...{ zh: '实际到达', en: 'Actual arrival' },
    cell: ({ arrivedAt }) => arrivedAt,
  },
  {
    ...text('origin_name', 16),
    ...{ zh: '出发地', en: 'Origin' },
    cell: ({ origin }, { language }) => originNames[originCodeOf(origin)][language],
  },
  { ...text('origin', 12), zh: '出发地代码', en: 'Origin code', cell: ({ origin }) => origin },
  {
    ...text('transport', 12),
    ...{ zh: '交通方式', en: 'Transport' },
    cell: (row, { language }) => transportNames[row.transport][language],
  },
  {
    ...text('place_name', 48),
    ...{ zh: '责任单位', en: 'Responsible place' },
    cell: ({ place }, { pathOf }) => pathOf(place),
  },
  { ...text('place', 15), zh: '区划代码', en: 'Region code', cell: ({ place }) => place },
  { ...instant('due_at'), zh: '下一步期限', en: 'Next step due', cell: ({ dueAt }) => dueAt },
  {
    ...text('overdue', 8),
    ...{ zh: '超期', en: 'Overdue' },
    cell: (row, context) => mark(row.overdue, context),
  },
  {
    ...text('measure', 16),
    ...{ zh: '管控措施', en: 'Control measure' },
    cell: ({ measure }, { language }) =>
      measure === undefined ? '' : controlMeasureNames[measure][language],
  },
  {
    ...text('risk_level', 16),
    ...{ zh: '到达时核定风险', en: 'Risk area on arrival' },
    cell: ({ riskLevel }, { language }) => (riskLevel === undefined ? '' : riskNames[riskLevel][language]),
  },
  {
    ...text('risk_stay', 14),
    ...{ zh: '自述风险旅居', en: 'Risk-area stay declared' },
    cell: (row, context) => mark(row.riskStay, context),
  },
  {
    ...text('symptoms', 8),
    ...{ zh: '有症状', en: 'Symptoms' },
    cell: (row, context) => mark(row.symptoms, context),
  },
  {
    ...text('child', 10),
    ...{ zh: '未满14岁', en: 'Under 14' },
    cell: (row, context) => mark(row.child, context),
  },
  {
    ...text('short_notice', 10),
    ...{ zh: '临期报备', en: 'Short notice' },
    cell: (row, context) => mark(row.shortNotice, context),
  },
  {
    ...{ name: 'claims', kind: 'whole', width: 10 },
    ...{ zh: '重复报备', en: 'Further filings' },
    cell: ({ claims }) => claims,
  },
  {
    ...instant('declared_at'),
    ...{ zh: '报备时间', en: 'Declared at' },
    cell: ({ submittedAt }) => submittedAt,
  },
  {
    ...text('watermark', 48),
    ...{ zh: '水印', en: 'Watermark' },
    cell: (_row, { watermark }) => watermark,
  },
];

export function columnsIn(language: Language): Column[] {
  return columns.map(({ name, kind, width, [language]: heading }) => ({ name, kind, width, heading }));
}

export function rowOf(row: CaseListRow, context: LineContext): Row {
  return columns.map(({ cell }) => cell(row, context));
}
