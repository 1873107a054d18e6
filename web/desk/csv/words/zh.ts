/** What is said of a file that is no list, in Chinese. The English catalogue has the same shape. */
export const csvZh = {
  faults: '文件不能导入，请改正后重新选择：',
  fault: {
    empty: '文件是空的。',
    binary: '这不是 CSV 文件，请在表格软件中另存为 CSV（UTF-8）。',
    encoding: '文字编码不对，请另存为 UTF-8 或 GB18030。',
    delimiter: '列之间请用英文逗号分隔。',
  },
  large: (megabytes: number) => `文件超过 ${megabytes} MB，请分开导入。`,
  columns: (names: string) => `缺少这些列：${names}。第一行应是列名。`,
  twice: (names: string) => `这些列出现两次：${names}。`,
  rows: (lines: string, most: string) => `有 ${lines} 行，一次最多 ${most} 行，请分开导入。`,
  noRows: '只有列名，没有内容。',
  quote: (line: number) => `第 ${line} 行：引号没有成对。`,
  cells: (line: number, found: number, expected: number) =>
    `第 ${line} 行：有 ${found} 列，应为 ${expected} 列。`,
  long: (line: number, column: string) => `第 ${line} 行“${column}”：内容太长。`,
};

export type CsvWords = typeof csvZh;
