import type { ReportWords } from './zh.ts';

/** The same in English. */
export const reportEn: ReportWords = {
  titleOf: (day) => `Report of ${day}`,
  state: {
    open: (confirmBy, closesAt) => `Open: to be confirmed by ${confirmBy}, closes at ${closesAt}`,
    late: (confirmBy, closesAt) => `Open: the time to confirm ended at ${confirmBy}, closes at ${closesAt}`,
    closed: (closesAt) => `Closed at ${closesAt}`,
  },
  progress: 'Progress',
  share: (percent) => `${percent} confirmed`,
  due: 'Due',
  missing: 'Missing',
  unanswered: 'Not answered',
  rate: 'Confirmed %',
  below: 'Regions below',
  belowHelp: 'Most missing first',
  communities: 'Communities',
  place: 'Region',
  community: 'Community',
  stands: 'State',
  nobodyDue: 'No community has to report this day.',
  none: {
    title: 'There is no report of this day',
    help: 'During the control season a report is drafted each day after midnight.',
    span: (first, last) => `There are reports from ${first} to ${last}`,
    first: 'First day',
    last: 'Last day',
  },
  notYet: {
    title: 'This day has not ended',
    help: 'Its report is drafted after midnight; then communities check and confirm it.',
    go: 'See the report of yesterday',
  },
};
