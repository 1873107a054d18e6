/** The sentences of the screens of the daily report, in Chinese: they come with these screens. */
export const reportZh = {
  titleOf: (day: string) => `${day} 日报`,
  state: {
    open: (confirmBy: string, closesAt: string) => `填报中：应于 ${confirmBy} 前上报，${closesAt} 截止`,
    late: (confirmBy: string, closesAt: string) => `填报中：已过上报时限 ${confirmBy}，${closesAt} 截止`,
    closed: (closesAt: string) => `已于 ${closesAt} 截止`,
  },
  progress: '上报进度',
  share: (percent: string) => `上报率 ${percent}`,
  due: '应上报',
  missing: '未上报',
  unanswered: '未答复',
  rate: '上报率',
  below: '下级上报情况',
  belowHelp: '未上报多的在前',
  communities: '社区（村）上报情况',
  place: '地区',
  community: '社区（村）',
  stands: '状态',
  nobodyDue: '这一天没有要上报的社区（村）。',
  none: {
    title: '这一天没有日报',
    help: '日报在防控期间每日零点后生成。',
    span: (first: string, last: string) => `有日报的日期：${first} 至 ${last}`,
    first: '最早一天',
    last: '最近一天',
  },
  notYet: {
    title: '这一天还没有结束',
    help: '次日零点后生成日报，由社区（村）核对上报。',
    go: '看昨天的日报',
  },
};

export type ReportWords = typeof reportZh;
