import type { Language } from './codes.ts';

type Said = Record<Language, string>;

/**
 * Why nothing of a file was used: each bad input by its own name, with what its sender can do (ux.md). Nothing of such a file is
 * applied; it is kept for its retention.
 */
export const feedRefusals = {
  empty: { zh: '文件是空的，请重新导出后上传。', en: 'The file is empty. Please export it again.' },
  'kind-off': {
    zh: '此类数据涉及行踪，收到时没有生效的书面授权：文件没有读取，已经删除。',
    en: 'This kind tells whereabouts, and no written mandate for it was in force: the file was not read, and is deleted.',
  },
  binary: { zh: '不是文本文件，请上传 CSV。', en: 'This is no text file. Please send a CSV.' },
  spreadsheet: {
    zh: '这是改了扩展名的电子表格，请用“另存为 CSV”导出后上传。',
    en: 'This is a spreadsheet with another name. Please save it as CSV and send that.',
  },
  'encoding-utf16': {
    zh: '文件是 UTF-16 编码，请另存为 UTF-8 或 GB18030。',
    en: 'The file is in UTF-16. Please save it as UTF-8 or GB18030.',
  },
  'encoding-unknown': {
    zh: '文件既不是 UTF-8 也不是 GB18030 编码，请重新保存。',
    en: 'The file is neither in UTF-8 nor in GB18030. Please save it again.',
  },
  'line-endless': {
    zh: '第一行太长（超过 64 KB 没有换行），请检查导出的换行符。',
    en: 'The first line has no end within 64 KB. Please check the line ends of the export.',
  },
  'delimiter-wrong': {
    zh: '分隔符不对，请用逗号、制表符或分号分隔各列。',
    en: 'The delimiter is not valid. Please separate columns by commas, tabs or semicolons.',
  },
  'header-missing': {
    zh: '第一行不是表头，请在第一行写明各列名称。',
    en: 'The first line is no header. Please name the columns in the first line.',
  },
  'header-incomplete': {
    zh: '表头缺少必需的列。',
    en: 'The header lacks columns that are needed.',
  },
  'header-repeated': { zh: '表头有重复的列。', en: 'The header names a column twice.' },
  'header-swapped': {
    zh: '表头与内容对不上：证件号码在另一列，请核对列的顺序。',
    en: 'Header and content do not agree: the documents are in another column. Please check the order.',
  },
  'archive-broken': {
    zh: '压缩文件已损坏或不完整，请重新上传。',
    en: 'The compressed file is damaged or incomplete. Please send it again.',
  },
  'archive-bomb': {
    zh: '压缩文件展开后过大，不予接收；请分成几个文件。',
    en: 'The compressed file expands beyond the limit. Please send it in parts.',
  },
  'manifest-broken': {
    zh: '清单文件无法读取，请按格式重新生成。',
    en: 'The manifest can’t be read. Please make it anew in its format.',
  },
  'manifest-size': {
    zh: '文件大小与清单不符，可能传输不完整，请重新上传。',
    en: 'The size differs from the manifest: the file may be cut off. Please send it again.',
  },
  'manifest-hash': {
    zh: '文件校验值与清单不符，可能传输不完整，请重新上传。',
    en: 'The hash differs from the manifest: the file may be cut off. Please send it again.',
  },
  'city-off': {
    zh: '该市自建系统没有接入，或已切换到省平台：文件没有读取。',
    en: 'The system of this city is not connected, or the city has cut over: the file was not read.',
  },
  'mapping-none': {
    zh: '该市还没有对照表，无法读取，请先填写。',
    en: 'There is no mapping for this city yet, so the file can’t be read. Please make one first.',
  },
  'import-large': {
    zh: '文件超过 64 MB，请分成几个文件。',
    en: 'The file is larger than 64 MB. Please send it in parts.',
  },
  'manifest-rows': {
    zh: '行数与清单不符，可能传输不完整，请重新上传。',
    en: 'The number of rows differs from the manifest: the file may be cut off. Please send it again.',
  },
} as const satisfies Record<string, Said>;
export type FeedRefusalCode = keyof typeof feedRefusals;

/** Why a row was rejected. Rejections name the line, the column and this; never what the cell holds. */
export const rowRejections = {
  'row-cells': { zh: '列数与表头不符', en: 'not as many cells as the header has' },
  'row-quotes': {
    zh: '引号没有成对，或引号内有换行',
    en: 'quotes that do not match, or a line break inside them',
  },
  'row-long': { zh: '这一行超过 64 KB', en: 'longer than 64 KB' },
  'row-encoding': { zh: '含有无法识别的字符', en: 'contains bytes that are no characters' },
  'row-binary': { zh: '含有二进制内容', en: 'contains binary content' },
  'row-truncated': { zh: '最后一行不完整（没有换行）', en: 'cut off: the last row has no line end' },
  'row-conflict': {
    zh: '同一人同一时间的几行内容不一致',
    en: 'other rows of the same key tell something else',
  },
  required: { zh: '此列不能为空', en: 'must not be empty' },
  person: {
    zh: '既没有证件号码，也没有姓名和手机号码',
    en: 'neither a document nor both a name and a phone',
  },
  document: { zh: '证件号码不对', en: 'no valid document number' },
  instant: { zh: '日期或时间的格式不对', en: 'no date or time that can be read' },
  impossible: {
    zh: '没有这一天或这个时间，或早于 2019 年 12 月',
    en: 'no such day or time, or before December 2019',
  },
  future: { zh: '时间晚于收到文件的时间', en: 'later than the file was received' },
  order: { zh: '早于它之前应发生的时间', en: 'earlier than what comes before it' },
  code: { zh: '不认识的取值', en: 'not a value of this column' },
  region: { zh: '地区代码不对', en: 'no region code' },
  'other-province': { zh: '不是河南省的地区', en: 'a region of another province' },
  long: { zh: '内容太长', en: 'too long' },
  number: { zh: '不是 11 位手机号码', en: 'no number of 11 digits' },
  imei: { zh: '不是终端串号（IMEI）', en: 'no IMEI' },
} as const satisfies Record<string, Said>;
export type RowRejectionCode = keyof typeof rowRejections;
