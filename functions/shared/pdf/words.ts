/** What a page says of itself; all else comes with it. */
export const words = {
  zh: {
    author: '报备',
    number: '编号',
    closed: '截止（北京时间）',
    more: (count: number) => `另有 ${count} 行未列出，见同一期的表格文件`,
    lighter: (count: number) => `另有 ${count} 行数字较小，未列出，见同一期的表格文件`,
  },
  en: {
    author: 'Baobei',
    number: 'No.',
    closed: 'Closed (Beijing time)',
    more: (count: number) => `${count} more rows are in the spreadsheet of the same issue`,
    lighter: (count: number) =>
      `${count} more rows, of smaller figures, are in the spreadsheet of the same issue`,
  },
} as const;
