/** A row of the example of Zhengzhou’s own system (scripts/seed/city-mappings), by that city’s names of columns. */
export type CityCells = Record<string, string>;

export function aCityRow(given: CityCells = {}): CityCells {
  return {
    报备单号: 'ZZ-0001',
    状态: '已提交',
    提交时间: '2026-01-17 09:00:00',
    更新时间: '2026-01-17 09:00:00',
    姓名: '孙七',
    证件类型: '身份证',
    证件号码: '',
    联系电话: '16200000071',
    来返类型: '返郑',
    预计抵达时间: '2026-01-19 18:30',
    出发地代码: '360102',
    出发地详址: '八一大道 1 号',
    目的社区: '0105-001-03',
    目的地详址: '体育社区 3 号楼 2 单元 501',
    交通方式: '高铁',
    车次航班: 'G1234',
    有无症状: '无',
    有无中高风险旅居史: '否',
    ...given,
  };
}

/** Rows as a city exports them. */
export function asCityFile(rows: readonly CityCells[]): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}
