import type { Language } from '../../schemas/codes.ts';
import { feedKinds } from '../../schemas/feed-kind.ts';
import type { DeclarationState } from '../../schemas/life-cycle.ts';
import type { Notification } from '../../schemas/notification.ts';
import { minuteOfDay, shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { RowCounts } from './count-rows.ts';

/** The name that every message begins with, so that a false one can be told (ux.md). */
const sender = { zh: '【豫入报备】', en: '[Baobei] ' } as const;

/** A number as every screen has it: thousands apart. */
const said = (count: number): string => count.toLocaleString('en-US');

/** To the officer: what a round brought (requirements B2). */
export function wordDigest(roundAt: Date, { newCount, arrivingTodayCount, overdueCount }: RowCounts): string {
  const overdue = overdueCount === 0 ? '' : `，逾期 ${said(overdueCount)} 件`;
  const counts = `新报备 ${said(newCount)} 件，今日到达 ${said(arrivingTodayCount)} 件${overdue}`;
  return `${sender.zh}${timeOf(roundAt)} 分发：${counts}。请打开专管员工作台处理。`;
}

/** To the officer: a case waits to be accepted (requirements C3). */
export function wordTransfer(): string {
  return `${sender.zh}有一件转派等待您接收。请打开专管员工作台处理。`;
}

/** To whom a region is entrusted: somebody from elsewhere looks into it (requirements D8). Who, and why, is in the list. */
export function wordBreakGlass(): string {
  return `${sender.zh}有外辖区人员正在越区查询您辖区的数据，为时 3 小时。请登录管理端“越区查询”查看查询人和事由。`;
}

/** To the officer: the day is not reported yet (requirements E2). */
export function wordReportReminder(day: string): string {
  return `${sender.zh}${dayOf(day)}的日报还没有上报，没有情况也请上报（零报告）。请打开专管员工作台“日报”。`;
}

/** To the township or county: how many communities have not reported (requirements E2). */
export function wordReportMissing(day: string, missing: number): string {
  return `${sender.zh}${dayOf(day)}的日报，辖区内还有 ${said(missing)} 个社区（村）未上报。请登录管理端“日报”查看名单并督促。`;
}

/** To the administrators of a region: its report of the day is closed, and where its files are (requirements E4). */
export function wordReportClosed(
  { place, day, due, confirmed, zero }: Extract<Notification, { kind: 'report-closed' }>,
  desk: string,
): string {
  const reported = `已上报 ${said(confirmed)} 个（零报告 ${said(zero)} 个）`;
  const counts = `应上报 ${said(due)} 个，${reported}，未上报 ${said(due - confirmed)} 个`;
  return `${sender.zh}${dayOf(day)}的日报已截止：${counts}。表格和简报请登录管理端下载：${desk}/#/regions/${place}/reports/${day}`;
}

/** To whoever answers for it: comparison found something. Who it is about is in the list (requirements D4). */
export function wordFinding(): string {
  return `${sender.zh}数据比对发现新的待核查线索。请打开工作台“待核查线索”，按时限核实处理。`;
}

/** To whoever has the cases: the system lifted measures, because risk areas are off the list (requirements D6). Who was told, and what is left to do. */
export function wordMeasuresLifted(): string {
  return `${sender.zh}有风险区调出名单，系统已解除辖区内部分人员的管控措施，并已短信告知本人。可能另有规定的已退回专管员工作台，请按时限核对办理。`;
}

/** To the person whose measure was lifted (requirements D6): that they are free, or who says what remains. */
export function wordMeasureLifted(
  { language, state }: { language: Language; state: DeclarationState },
  site: string,
): string {
  const isFree = state === 'released';
  if (language === 'en')
    return `${sender.en}The risk area is off the list: your control measure has ended. ${isFree ? 'Nothing else is asked of you.' : 'Your community will tell you whether other rules ask for something.'} Details: ${site}`;
  const rest = isFree ? '无其他管控要求' : '其他健康管理要求以社区（村）通知为准';
  return `${sender.zh}所依据的风险区已调出名单，您的管控措施已解除，${rest}。详情：${site}`;
}

/** To the community: a charge is announced; or to who decides: the community objects (requirements F3). */
export function wordCharge(
  { step, finding }: Extract<Notification, { kind: 'separation-charge' }>,
  desk: string,
): string {
  return step === 'announced'
    ? `${sender.zh}因机卡分离，上级提出优惠失效由使用人员承担，7 天内可以申诉。请打开工作台“待核查线索”查看并说明原因或申诉。`
    : `${sender.zh}有社区（村）对机卡分离由使用人员承担提出申诉，请裁定：${desk}/#/findings/${finding}`;
}

/** To the township or county: so many findings were not seen through in time (requirements D4). */
export function wordFindingsLate(count: number, desk: string): string {
  return `${sender.zh}辖区内有 ${count} 条待核查线索已逾期，请督促办结：${desk}/#/findings`;
}

/** To those who may approve it: a large export waits for a second person (requirements D8). */
export function wordExportWaiting(rows: number, desk: string): string {
  return `${sender.zh}有一份 ${said(rows)} 行的导出等待第二人审批，24 小时内有效。请登录管理端“导出”查看：${desk}/#/exports`;
}

/** To those who may release it: a feed file would flag too many people at once (requirements D7). */
export function wordFeedHeld(
  { feed, adverse, people }: Extract<Notification, { kind: 'feed-held' }>,
  desk: string,
): string {
  const kind = feedKinds.find(({ id }) => id === feed);
  const name = kind?.names.zh ?? feed;
  const share =
    kind?.about === 'equipment'
      ? `判定 ${said(adverse)} 个社区（村）机卡分离（在册 ${said(people)} 个号码）`
      : `标记 ${said(adverse)} 人（在管 ${said(people)} 人）`;
  return `${sender.zh}一份“${name}”文件将一次${share}，已暂停记入，须省级和一个市各一人放行，72 小时内有效。请登录管理端“比对”核对：${desk}/#/comparison`;
}

/** To the administrators of the province: a source of feeds is silent (requirements J1), and what that means. */
export function wordFeedSilent(
  { feed, since }: Extract<Notification, { kind: 'feed-silent' }>,
  desk: string,
): string {
  const kind = feedKinds.find(({ id }) => id === feed);
  const last = `${dayOf(shanghaiDate(new Date(since)))} ${timeOf(new Date(since))}`;
  const lead = `“${kind?.names.zh ?? feed}”数据逾时未报，应每 ${kind?.freshHours ?? 0} 小时至少一次，最近一次是 ${last}`;
  return `${sender.zh}${lead}。请联系报送单位，在此之前比对结果不反映最新情况：${desk}/#/comparison`;
}

/** To the administrators of the province and of the city: the city’s own system is silent (requirements J1). */
export function wordCitySilent(
  { city, since }: Extract<Notification, { kind: 'city-silent' }>,
  name: string,
  desk: string,
): string {
  const last = `${dayOf(shanghaiDate(new Date(since)))} ${timeOf(new Date(since))}`;
  return `${sender.zh}${name}自建系统逾时未报送，最近一次是 ${last}。在此之后经该系统报备的人员，本平台尚不知道，请尽快联系：${desk}/#/city-systems/${city}`;
}

/** To the same: both sides’ counts of a day do not agree, or the city has not told its own (requirements J1). */
export function wordCityCounts(
  { city, day, state }: Extract<Notification, { kind: 'city-counts' }>,
  name: string,
  desk: string,
): string {
  const what = state === 'missing' ? '还没有报送报备数量，无法核对' : '的报备数量与本平台不一致，请核对';
  return `${sender.zh}${name}自建系统${dayOf(day)}${what}：${desk}/#/city-systems/${city}`;
}

/** To the same: a system has not taken what changed for a day, or holds another number of declarations (requirements J1). */
export function wordCityChanges(
  { city, reader, state }: Extract<Notification, { kind: 'city-changes' }>,
  name: string,
  desk: string,
): string {
  const who = reader === 'platform' ? `省平台（${name}数据）` : `${name}自建系统`;
  const what =
    state === 'waiting' ? '超过 24 小时没有取走变更，所见已不是最新' : '持有的报备数量与本平台不一致，请核对';
  return `${sender.zh}${who}${what}：${desk}/#/city-systems/${city}`;
}

function dayOf(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month ?? ''}月${date ?? ''}日`;
}

/** To the citizen: the one-time code. */
export function wordCode(code: string, language: Language): string {
  return language === 'en'
    ? `${sender.en}Your code is ${code}, valid for 10 minutes. Give it to nobody.`
    : `${sender.zh}验证码 ${code}，10 分钟内有效。请勿告诉他人。`;
}

/** To an adult whom somebody else declared (requirements A6): they can look at it and take it over. */
export function wordDeclaredForYou(site: string, language: Language): string {
  return language === 'en'
    ? `${sender.en}A trip to Henan was declared for you. See it or take it over with this phone: ${site}`
    : `${sender.zh}有人为您报备了来（返）豫行程。可凭本手机号查看或接管：${site}`;
}

function timeOf(at: Date): string {
  const minutes = minuteOfDay(at);
  const pair = (value: number) => String(value).padStart(2, '0');
  return `${pair(Math.floor(minutes / 60))}:${pair(minutes % 60)}`;
}
