import type { CaseListAsked } from '../../schemas/case-list.ts';
import {
  controlMeasureNames,
  declarationStateNames,
  originNames,
  transportNames,
} from '../../schemas/code-names.ts';
import type { Language } from '../../schemas/codes.ts';
import { type ExportAsked, exportPurposeNames } from '../../schemas/export.ts';
import { metricOf } from '../../schemas/metric.ts';
import { shanghaiMinute } from '../../schemas/shanghai-day.ts';
import type { Row } from '../shared/sheet/sheet.ts';
import { riskNames } from './list-columns.ts';

/** An export, as the first sheet of a workbook tells of it. */
export interface DescribedList {
  language: Language;
  asked: ExportAsked;
  requestedAt: string;
  watermark: string;
  /** The full names of the region that was asked for, and of the one that who asked acted for. */
  regionPath: string;
  placePath: string;
}

type Said = Readonly<Record<Language, string>>;
const say = (zh: string, en: string): Said => ({ zh, en });

/**
 * What a file is, who asked for it and who may read it, in lines of a heading and its text (requirements D8): what is carried away
 * says it by itself.
 */
export function describeList(list: DescribedList): Row[] {
  const { language, asked, requestedAt, watermark, regionPath, placePath } = list;
  const { region, from, to } = asked.declarations;
  const purpose = asked.purpose && exportPurposeNames[asked.purpose];
  const lines: [Said, string][] = [
    [say('地区', 'Region'), `${regionPath} ${region}`],
    [daysOf(asked.declarations), from === to ? from : `${from} – ${to}`],
    [say('条件', 'Filters'), filtersOf(asked.declarations, language)],
    [say('用途', 'Purpose'), purpose?.[language] ?? ''],
    [say('申请单位', 'Asked for by'), `${placePath}，${shanghaiMinute(requestedAt)}`],
    [say('水印', 'Watermark'), watermark],
    [say('查看范围', 'Who may read it'), readers[language]],
    [say('名单所示', 'As it stands'), standing[language]],
    [say('分表', 'Sheets'), split[language]],
  ];
  return lines.map(([heading, text]) => [heading[language], text]);
}

const readers = say(
  '仅限申请单位为上述用途查看，不得转发或公开；姓名已脱敏。导出与每次下载均已留痕。',
  'For who asked, for the purpose above; not to be passed on or published. Names are masked. The export and each download are on record.',
);
const standing = say(
  '名单为写出期间的情况；准确数字以统计为准。',
  'Cases are told as they stood while the list was written; for exact figures there are the statistics.',
);
const split = say(
  '一张工作表最多 1,048,575 行，超出部分续写在名称以“(2)”等结尾的工作表。',
  'A sheet has at most 1,048,575 lines; more go on in sheets whose names end in “(2)” and so on.',
);

/** With a metric the days are those on which it counts (decision 0019). */
const daysOf = ({ metric }: CaseListAsked): Said =>
  metric === undefined ? say('预计到达日期', 'Expected arrival') : say('统计日期', 'Days counted');

const only = {
  overdue: say('只含逾期', 'overdue only'),
  dispatch: say('只含待分派', 'only what waits to be dispatched'),
};

function filtersOf(asked: CaseListAsked, language: Language): string {
  const { metric, state, risk, measure, transport, origin, overdue, dispatch } = asked;
  const said = [
    metric === undefined ? undefined : metricOf(metric)?.name,
    state && declarationStateNames[state],
    risk && riskNames[risk],
    measure && controlMeasureNames[measure],
    transport && transportNames[transport],
    origin && originNames[origin],
    overdue && only.overdue,
    dispatch && only.dispatch,
  ].flatMap((name) => (name === undefined ? [] : name[language]));
  return said.length === 0 ? say('不限', 'any')[language] : said.join(language === 'zh' ? '、' : ', ');
}
