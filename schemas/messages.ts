import type { Language } from './codes.ts';

/**
 * Every sentence that bad input or a refusal is answered with, by code (ux.md: an error says how to mend it).
 * Schemas carry the code as their issue message; the edge that answers translates it.
 */
export const messages = {
  required: { zh: '请填写此项。', en: 'Please fill this in.' },
  type: { zh: '此项的格式不对，请重新填写。', en: 'This has the wrong form. Please enter it again.' },
  unknown: { zh: '不认识的字段，请去掉。', en: 'This field is not known. Please leave it out.' },
  choice: { zh: '请从给出的选项中选择。', en: 'Please choose one of the options given.' },
  'text.long': { zh: '内容太长，请缩短。', en: 'This is too long. Please shorten it.' },
  'text.control': {
    zh: '含有无法显示的字符，请删去。',
    en: 'This contains characters that cannot be shown. Please remove them.',
  },
  'list.long': { zh: '数量太多，请减少。', en: 'There are too many entries. Please remove some.' },
  'list.short': { zh: '至少需要一项。', en: 'At least one entry is needed.' },
  'name.format': { zh: '请填写证件上的姓名。', en: 'Please enter the name as on the document.' },
  'phone.format': {
    zh: '请填写 11 位手机号码；境外号码以 + 和国家代码开头。',
    en: 'Please enter an 11-digit mobile number, or + and the country code for a number abroad.',
  },
  'document.resident-id': {
    zh: '身份证号码不对：应为 18 位，请逐位核对。',
    en: 'This resident ID number is not valid: it has 18 characters. Please check each one.',
  },
  'document.number': {
    zh: '证件号码格式不对，请按证件填写。',
    en: 'This document number is not valid. Please enter it as on the document.',
  },
  'birth-date.required': {
    zh: '此证件需另填出生日期。',
    en: 'Please enter the date of birth; this document does not tell it.',
  },
  'date.real': {
    zh: '没有这一天，请重新选择日期。',
    en: 'There is no such day. Please choose the date again.',
  },
  'date.order': {
    zh: '结束日期早于开始日期，请改正。',
    en: 'The last day is before the first. Please correct it.',
  },
  'reason.short': { zh: '请写明理由（至少 4 个字）。', en: 'Please give the reason in a few words.' },
  'list.wide': {
    zh: '县级以上不逐条列出，请下钻到县或申请导出。',
    en: 'Above the county there is no list: please drill down to a county, or ask for an export.',
  },
  'range.long': { zh: '一次最多查询 92 天。', en: 'At most 92 days can be asked for at a time.' },
  'metric.unknown': {
    zh: '没有这个指标；可用的指标见 /v1/metrics。',
    en: 'There is no such metric; those that exist are listed at /v1/metrics.',
  },
  'metric.unlisted': {
    zh: '没有这个指标，或它没有清单；指标见 /v1/metrics，中位数和修改次数没有清单。',
    en: 'There is no such metric, or it has no list; those that exist are listed at /v1/metrics. Medians and edits have none.',
  },
  'date.future': { zh: '日期不能晚于今天。', en: 'The date cannot be after today.' },
  'instant.format': { zh: '请填写日期和时间。', en: 'Please enter a date and a time.' },
  'arrival.past': {
    zh: '预计到达时间已过，请填写将来的时间；已到河南请走补录。',
    en: 'This arrival time is past. Please enter one to come; if you are already in Henan, use late registration.',
  },
  'arrival.far': {
    zh: '预计到达时间最多提前 60 天填写。',
    en: 'An arrival can be declared at most 60 days ahead.',
  },
  'instant.future': { zh: '时间不能晚于现在。', en: 'The time cannot be later than now.' },
  'arrived.future': { zh: '实际到达时间不能晚于现在。', en: 'The actual arrival cannot be later than now.' },
  'region.format': {
    zh: '地区代码不对，请从列表中选择。',
    en: 'This region code is not valid. Please choose from the list.',
  },
  'region.unknown': {
    zh: '没有这个地区，请从列表中选择。',
    en: 'There is no such region. Please choose from the list.',
  },
  'region.wide': {
    zh: '只能越区查询不高于本级的地区，请选择下级地区。',
    en: 'Only regions of your own level or below can be looked into. Please choose a smaller one.',
  },
  'region.below-county': {
    zh: '资源按县（市、区）填报，请选择县级或以上地区。',
    en: 'Capacities are entered by counties. Please choose a county, a city or the province.',
  },
  'community.format': {
    zh: '请选择河南省内的社区（村）。',
    en: 'Please choose a community or village in Henan.',
  },
  'community.unknown': {
    zh: '没有这个社区（村），请重新选择。',
    en: 'There is no such community. Please choose again.',
  },
  'community.closed': {
    zh: '这个社区（村）已撤并，请选择现在的社区（村）。',
    en: 'This community has been merged or closed. Please choose the present one.',
  },
  'community.unmanned': {
    zh: '该社区（村）暂无在岗专管员，请选择另一个社区（村）。',
    en: 'Nobody is on duty in that community. Please choose another one.',
  },
  'community.same': { zh: '请选择另一个社区（村）。', en: 'Please choose another community.' },
  'origin.either': {
    zh: '请填写出发地：国内选地区，境外选国家。',
    en: 'Please give the origin: a region in China, or a country.',
  },
  'country.format': { zh: '请选择国家或地区。', en: 'Please choose a country or territory.' },
  'plate.format': {
    zh: '车牌号格式不对，例如 豫A12345。',
    en: 'This plate number is not valid, for example 豫A12345.',
  },
  'service.format': {
    zh: '车次或航班号格式不对，例如 G79、CZ3101。',
    en: 'This service number is not valid, for example G79 or CZ3101.',
  },
  'symptoms.which': { zh: '请选择有哪些症状。', en: 'Please choose the symptoms.' },
  'risk-stay.where': {
    zh: '请填写到过的中高风险地区和日期。',
    en: 'Please give the medium- or high-risk areas and the dates.',
  },
  'risk-stay.window': {
    zh: '只需填写到达前 14 天内的停留。',
    en: 'Only stays within the 14 days before arrival are asked for.',
  },
  'guardian.required': { zh: '未满 14 周岁须填写监护人。', en: 'A guardian is needed for a child under 14.' },
  'guardian.adult': {
    zh: '请填写监护人的姓名和手机号码。',
    en: 'Please give the guardian’s name and phone number.',
  },
  'truth.required': { zh: '请确认所填内容属实。', en: 'Please confirm that what you entered is true.' },
  'traveller.twice': {
    zh: '同一人填写了两次，请删去一个。',
    en: 'The same person is entered twice. Please remove one.',
  },
  'hash.format': {
    zh: '回执校验值不对，请刷新页面后再提交。',
    en: 'The receipt check value is not valid. Please reload the page and submit again.',
  },
  'code.format': { zh: '请填写短信中的 6 位验证码。', en: 'Please enter the 6-digit code of the message.' },
  'idempotency.required': {
    zh: '缺少 Idempotency-Key 请求头（16 至 64 个字母、数字或连字符）。',
    en: 'The Idempotency-Key header is missing (16 to 64 letters, digits or hyphens).',
  },
  'idempotency.reused': {
    zh: '同一 Idempotency-Key 已用于另一内容，请换一个。',
    en: 'This Idempotency-Key was used with another content. Please use a new one.',
  },
  'test.before-arrival': {
    zh: '采样时间不能早于实际到达时间。',
    en: 'The sample cannot be taken before the arrival.',
  },
  'result.before-sample': {
    zh: '结果时间不能早于采样时间。',
    en: 'The result cannot be earlier than the sample.',
  },
  'measure.period': {
    zh: '开始日期应在规则给出的管控期内（到达当日为第 1 天）。',
    en: 'The first day must lie within the period that the rule gives (the day of arrival is day 1).',
  },
  'rule.not-offered': {
    zh: '这项管控措施不在适用规则给出的范围内。',
    en: 'This measure is not among what the rules in force yield for the person.',
  },
  'json.malformed': { zh: '请求内容不是正确的 JSON。', en: 'The request is not well-formed JSON.' },
  'json.duplicate-key': { zh: '请求内容中有重复的字段。', en: 'The request contains a key twice.' },
  'json.deep': { zh: '请求内容嵌套过深。', en: 'The request is nested too deeply.' },
  'json.forbidden-key': {
    zh: '请求内容含有不允许的字段名。',
    en: 'The request contains a key that is not allowed.',
  },
  'cursor.invalid': {
    zh: '翻页位置无效，请从第一页重新打开。',
    en: 'This page position is not valid. Please start from the first page.',
  },
  'risk-level.choice': { zh: '等级请填“高”或“中”。', en: 'Please enter the level: high or medium.' },
  'risk-area.province': {
    zh: '不能列入整个省，请填写市、县（区）、街道或社区的代码。',
    en: 'A whole province is not listed. Please give a city, county, township or community.',
  },
  'risk-area.far': {
    zh: '日期应在 2020 年以后、一年以内，请核对。',
    en: 'The date must be after 2019 and within a year from now. Please check it.',
  },
  'risk-area.twice': {
    zh: '同一地区同一起始日期在文件中出现两次，请删去一行。',
    en: 'The same area with the same first day is in the file twice. Please remove one line.',
  },
  'if-match.required': {
    zh: '缺少 If-Match 请求头，请刷新后再试。',
    en: 'The If-Match header is missing. Please reload and try again.',
  },

  invalid: { zh: '内容有误，请按提示改正。', en: 'Something needs to be corrected. See the list.' },
  'too-large': { zh: '内容超过 64 KB。', en: 'The content is larger than 64 KB.' },
  'not-found': {
    zh: '没有找到，请检查链接或编号。',
    en: 'Not found. Please check the link or the number.',
  },
  'finding.closed': {
    zh: '该线索已办结，不能再处理。有新证据时会自动重新打开。',
    en: 'This finding is closed. New evidence opens it again by itself.',
  },
  'finding.still-holds': {
    zh: '该线索所列情形仍然存在，请先在报备详情中办理（如登记检测、到达或解除），办理后线索自动办结。',
    en: 'What was found still holds. Do what is asked at the case (record the test, the arrival or the release): the finding then closes by itself.',
  },
  'finding.follows-case': {
    zh: '该线索随报备走。人员在别处的，请转派该报备。',
    en: 'This finding goes where its case goes. If the person is elsewhere, transfer the case.',
  },
  'finding.level-above': {
    zh: '数据有误的更正由责任单位的上一级办理，请报上一级。',
    en: 'That the data are wrong is for the level above the responsible one to say. Please ask them.',
  },
  'finding.not-now': {
    zh: '现在不能办理此项，请刷新后按页面列出的步骤办理。',
    en: 'This can’t be done now, or not by you. Please refresh, and do what the page offers.',
  },
  'finding.charge-early': {
    zh: '提醒满 72 小时仍未整改的，县级或市级才能提出由使用人员承担；已提出的不能重复提出。',
    en: 'Only who was warned 72 hours ago and has not put it right can be charged, by the county or the city, and once.',
  },
  'finding.objection-open': {
    zh: '现在不能办结为由使用人员承担：须先提出并满 7 天无人申诉；有申诉的由提出单位的上一级裁定。',
    en: 'It can’t be closed as charged now: the charge has to be announced, and 7 days pass without an objection; the level above the one that announced it decides an objection.',
  },
  'equipment.number': {
    zh: '专属号码应为 11 位数字，以 1 开头。',
    en: 'The official number has 11 digits and begins with 1.',
  },
  'equipment.number-range': {
    zh: '该号码不在专属号段内，请核对。',
    en: 'This number is outside the dedicated range. Please check it.',
  },
  'equipment.iccid': {
    zh: 'SIM 卡号应为 19 或 20 位数字，以 8986 开头。',
    en: 'The number of the SIM card has 19 or 20 digits and begins with 8986.',
  },
  'equipment.imei': {
    zh: '终端串号（IMEI）应为 15 位数字，请逐位核对（拨号盘输入 *#06# 可查）。',
    en: 'The IMEI has 15 digits. Please check each one (dial *#06# to see it).',
  },
  'equipment.number-taken': {
    zh: '该号码已配发给别的社区（村）。',
    en: 'This number is issued to another community.',
  },
  'equipment.iccid-taken': {
    zh: '该 SIM 卡已配发给别的社区（村）。',
    en: 'This SIM is issued to another community.',
  },
  'equipment.imei-taken': {
    zh: '该终端已配发给别的社区（村）。',
    en: 'This device is issued to another community.',
  },
  'equipment.repeated': { zh: '文件中另一行已有相同内容。', en: 'Another line of the file says the same.' },
  'equipment.none': {
    zh: '该社区（村）还没有配发终端和号码。',
    en: 'This community has not been issued a SIM and a device yet.',
  },
  'equipment.state': {
    zh: '终端现在的状态不能办理此项，请刷新后再看。',
    en: 'The device is not in a state for this. Please refresh and look again.',
  },
  'finding.region-unknown': {
    zh: '没有这个地区，请从列表中选择。',
    en: 'There is no such region. Please choose it from the list.',
  },
  'exports.many': {
    zh: '您已有 3 个导出未完成，请等其中一个完成后再导出。',
    en: 'Three of your exports are still being written. Please wait until one of them is ready.',
  },
  'export.not-ready': {
    zh: '文件还没有写完，请稍后再下载。',
    en: 'The file is not written yet. Please try again in a moment.',
  },
  'export.expired': {
    zh: '文件已过期删除，请重新导出。',
    en: 'The file has expired and was deleted. Please export it again.',
  },
  'export.awaiting-approval': {
    zh: '超过 10,000 行的导出须由本级或上级的另一位管理员审批后才能下载。',
    en: 'An export of more than 10,000 lines can be downloaded once another administrator of your region, or of one above it, has approved it.',
  },
  'export.refused': {
    zh: '该导出未获批准，不能下载。',
    en: 'This export was refused and cannot be downloaded.',
  },
  'approval.own': {
    zh: '不能审批自己的导出，请本级或上级的另一位管理员审批。',
    en: 'You cannot approve your own export. Another administrator of your region, or of one above it, must.',
  },
  'approval.decided': { zh: '该导出已有人审批。', en: 'This export has been decided on already.' },
  'approval.over': {
    zh: '文件已过期删除，不能再审批。',
    en: 'The file has expired and was deleted, so there is nothing left to approve.',
  },
  'not-allowed': { zh: '您的岗位不能进行这项操作。', en: 'Your role may not do this.' },
  'outside-jurisdiction': {
    zh: '该地区不在您的辖区内。',
    en: 'This region is outside your jurisdiction.',
  },
  'within-jurisdiction': {
    zh: '该地区在您的辖区内，可直接查看，无需越区查询。',
    en: 'This region is within your jurisdiction: you can look at it without a break-glass.',
  },
  'edits-used-up': {
    zh: '已修改 2 次，不能再改。如有变化请联系目的地社区（村）。',
    en: 'It has been edited twice and cannot be edited again. For changes please call the community you are going to.',
  },
  'arrival-passed': {
    zh: '预计到达时间已过，不能再修改或撤销。如有变化请联系目的地社区（村）。',
    en: 'The expected arrival is past: it can no longer be edited or withdrawn. Please call the community.',
  },
  withdrawn: {
    zh: '该报备已撤销。需要时请重新报备。',
    en: 'This declaration was withdrawn. Declare again if you need to.',
  },
  closed: { zh: '该报备已办结，不能再更改。', en: 'This case is closed and cannot be changed.' },
  'state-forbids': {
    zh: '当前状态下不能进行这项操作，请刷新后查看。',
    en: 'This cannot be done in the present state. Please reload to see it.',
  },
  'version-stale': {
    zh: '内容已被更改，请刷新后再试。',
    en: 'It has changed meanwhile. Please reload and try again.',
  },
  'transfer-open': { zh: '已有一个待接收的转派。', en: 'A transfer is already waiting for acceptance.' },
  'transfer-answered': { zh: '该转派已处理。', en: 'This transfer has been answered already.' },
  'transfer-hops': {
    zh: '转派次数已满，由共同上级决定。',
    en: 'It was transferred too often. The level above both decides.',
  },
  'measure-running': {
    zh: '管控期未满，不能解除。',
    en: 'The control period has not ended, so the person cannot be released.',
  },
  'report.confirmed': {
    zh: '这一天的日报已上报。',
    en: 'The report of this day has been confirmed already.',
  },
  'report.not-yet': {
    zh: '这一天还没有结束，次日零点后可上报。',
    en: 'This day has not ended. It can be reported after midnight.',
  },
  'report.none': { zh: '这一天没有日报。', en: 'There is no report of this day.' },
  'report.closed': {
    zh: '这一天的日报已截止，请提交更正。',
    en: 'The report of this day is closed. Please submit a correction.',
  },
  'report.remind-closed': {
    zh: '这一天的日报已截止，不再提醒；未上报的社区（村）可以补报。',
    en: 'The report of this day is closed, so nobody is reminded. Communities that have not reported can do so late.',
  },
  'report.open': {
    zh: '这一天的日报还没有截止，请直接上报。',
    en: 'The report of this day is still open. Please confirm it instead.',
  },
  'report.files-not-yet': {
    zh: '这一天的日报还没有截止，截止后才有文件。',
    en: 'The report of this day is not closed yet: there are no files before it is.',
  },
  'report.unchanged': {
    zh: '数据没有变化，无需更正。',
    en: 'Nothing has changed since, so there is nothing to correct.',
  },
  'report.changed': {
    zh: '数据有更新，请核对新的数字后再上报。',
    en: 'The figures have changed. Please check the new ones and confirm again.',
  },
  'report.contradicted': {
    zh: '现有数据与零报告不符：请核对所列报备，按数据上报；数据有误的，核对后写明异议再上报。',
    en: 'The data contradict a zero report. Please check these cases and report the figures; if the data are wrong, say why and send it again.',
  },
  'report.community-unknown': {
    zh: '这一天没有这个社区（村）的日报。',
    en: 'This community has no report of this day.',
  },
  'report.manned': {
    zh: '该社区（村）有在岗专管员，由专管员上报。',
    en: 'This community has an active officer, who reports.',
  },
  'report.remind-level': {
    zh: '请选择一个县（市、区）或街道（乡镇）。',
    en: 'Please choose a county or a township.',
  },
  'report.range-long': {
    zh: '一次最多查询 35 天的日报。',
    en: 'At most 35 days of reports can be asked for at a time.',
  },
  'report.reminded': {
    zh: '15 分钟内已提醒过，请稍后再提醒，或直接打电话。',
    en: 'They were reminded within the last 15 minutes. Please wait a little, or call them.',
  },
  'report.complete': {
    zh: '都已上报，不用提醒。',
    en: 'All have reported: there is nobody to remind.',
  },
  'risk-area.listed': {
    zh: '该地区在这段时间已在名单上，请核对现有记录。',
    en: 'This area is on the list on some of these days already. Please check what stands there.',
  },
  'risk-area.changed': {
    zh: '名单刚被改动，请核对后再提交。',
    en: 'The list has just been changed. Please check it and send again.',
  },
  'risk-area.unchanged': { zh: '名单上已是这样，无需更改。', en: 'The list says so already.' },
  'risk-areas.large': {
    zh: '内容太大：一次最多 1,000 行。',
    en: 'The content is too large: at most 1,000 lines at a time.',
  },
  'risk-areas.invalid': {
    zh: '有的行不能导入，因此整份没有导入，请按提示改正。',
    en: 'Some lines cannot be imported, so none was. Please correct them as said.',
  },
  'risk-areas.changed': {
    zh: '预览之后名单有改动，因此没有导入，请核对新的预览。',
    en: 'The list has changed since the preview, so nothing was imported. Please check the new preview.',
  },
  'feed-kind.unknown': {
    zh: '没有这类数据，请从列表中选择。',
    en: 'There is no such kind of data. Please choose from the list.',
  },
  'feed-kind.off': {
    zh: '此类数据涉及行踪，目前没有生效的书面授权，不予接收。',
    en: 'This kind tells whereabouts and no written mandate for it is in force: it is not taken.',
  },
  'feed-mandate.not-needed': {
    zh: '此类数据不涉及行踪，无需书面授权。',
    en: 'This kind does not tell whereabouts and needs no mandate.',
  },
  'feed-mandate.far': {
    zh: '日期应在 2020 年以后、今天起 366 天以内。',
    en: 'The day should be after 2019 and at most 366 days from now.',
  },
  'feed-mandate.past': {
    zh: '授权的截止日期已过，请核对文件。',
    en: 'The last day of this mandate is past. Please check the document.',
  },
  'feed-mandate.overlaps': {
    zh: '此类数据在这段时间已有授权，请核对；需要更换的，先终止原有授权。',
    en: 'A mandate of this kind is on record for some of these days. Please check it; to replace it, end it first.',
  },
  'feed-mandate.ended': { zh: '该授权已终止。', en: 'This mandate has been ended already.' },
  'feed-mandate.over': {
    zh: '该授权已到期，无需终止。',
    en: 'The last day of this mandate is past, so there is nothing to end.',
  },
  'feed-rows.many': {
    zh: '一次最多 1,000 行，更多请作为文件送。',
    en: 'At most 1,000 rows at a time. Please send more as a file.',
  },
  'feed-rows.large': {
    zh: '内容太大，请分几次送，或作为文件送。',
    en: 'The content is too large. Please send it in parts, or as a file.',
  },
  'city-system.not-connected': {
    zh: '该市自建系统没有接入，不接收数据；请由省级先设为“已接入”。',
    en: 'The system of this city is not connected, so nothing is taken. The province has to connect it first.',
  },
  'city-system.cut-over': {
    zh: '该市已切换到省平台，自建系统的数据不再接收。',
    en: 'This city has cut over to the provincial platform: its own system’s data are no longer taken.',
  },
  'changes.expired': {
    zh: '距上次读取太久，其间的变更已不再保留；请去掉 after，从头重新取全部。',
    en: 'This position is too old: what changed since is no longer known. Please list everything again, without a cursor.',
  },
  'city-mapping.none': {
    zh: '还没有对照表，请先填写各列的名称。',
    en: 'There is no mapping yet. Please say what the columns are called first.',
  },
  'city-mapping.field-twice': {
    zh: '此项对应了两次，请保留一处。',
    en: 'This field is mapped twice. Please keep one.',
  },
  'city-mapping.field-lacking': {
    zh: '缺少必需项的对应，请指定列名或固定值。',
    en: 'This field is needed and not mapped. Please name its column, or give what holds for every row.',
  },
  'city-mapping.header-twice': {
    zh: '同一个列名对应了两项，请改正。',
    en: 'One name of a column stands for two fields. Please correct it.',
  },
  'city-mapping.code': {
    zh: '不是省平台的代码，请从列出的代码中选择。',
    en: 'This is none of our codes. Please choose one of those listed.',
  },
  'city-mapping.constant': {
    zh: '此项每份报备各不相同，不能用固定值，请指定列名。',
    en: 'Each declaration has its own of this. Please name the column.',
  },
  'city-mapping.spelling-twice': {
    zh: '同一个写法对应了两个代码，请改正。',
    en: 'One spelling stands for two codes. Please correct it.',
  },
  'city-row.other-city': {
    zh: '目的地不在本市，请由目的地所在的市报送。',
    en: 'The destination is in another city, which has to send this row.',
  },
  'city-row.past': {
    zh: '预计到达时间已过去 14 天以上，不再导入。',
    en: 'The expected arrival is more than 14 days past, so it is not imported.',
  },
  'city-day.future': {
    zh: '当日尚未结束，请在次日报送。',
    en: 'This day is not over yet. Please send its counts on the next day.',
  },
  'city-day.old': {
    zh: '只核对最近 14 天的数量。',
    en: 'Only counts of the last 14 days are compared.',
  },
  'city-conflict.decided': {
    zh: '这一条已由他人处理，请刷新。',
    en: 'Somebody has decided this one already. Please refresh.',
  },
  'city-conflict.older': {
    zh: '城市系统之后又送来了更新的数据，这一条已过时，请选择以省平台为准。',
    en: 'The city’s system has sent something newer since. Please let ours stand.',
  },
  'city-conflict.forbidden': {
    zh: '按规定已不能修改或撤销（已到达、已办结或修改次数已用完），请选择以省平台为准。',
    en: 'It can’t be edited or withdrawn any more (arrived, closed, or both edits made). Please let ours stand.',
  },
  'city-conflict.officer': {
    zh: '两份报备由社区（村）专管员核实后合并，这里只能确认以省平台为准。',
    en: 'The officer of the community settles which filing is the real one. Here it can only be noted that ours stands.',
  },
  'outcomes.large': {
    zh: '名单超过 10,000 行，结果不能一次下载；请分成几份名单报送。',
    en: 'The list has more than 10,000 rows: what came of them can’t be fetched at once. Please send it in several lists.',
  },
  'release.none': {
    zh: '这次比对没有待放行的内容。',
    en: 'Nothing of this run waits to be released.',
  },
  'release.own': {
    zh: '您已放行过，须由另一单位的另一人再放行。',
    en: 'You have released it already. Somebody else, of another unit, has to release it too.',
  },
  'release.unit': {
    zh: '本单位已放行过，须由另一单位的人再放行。',
    en: 'Your unit has released it already. Somebody of another unit has to release it too.',
  },
  'release.province': {
    zh: '涉及全省人员：两人中须有一人来自省级，请省级放行。',
    en: 'It is about people of the whole province: one of the two has to be of the province.',
  },
  'release.done': {
    zh: '两个单位都已放行，正在记入。',
    en: 'Two units have released it, and it is being noted.',
  },
  'release.over': {
    zh: '文件已过 72 小时删除，不能再放行；请数据来源单位重新报送。',
    en: 'Its files were deleted after 72 hours, so it can’t be released any more. Please have it sent again.',
  },
  'objection.none': { zh: '没有待答复的异议。', en: 'There is no objection to be answered.' },
  'objection.answered': { zh: '该异议已答复。', en: 'This objection has been answered already.' },
  'claim-settled': { zh: '该重复报备已处理。', en: 'This second filing has been settled already.' },
  'session-required': {
    zh: '请先用手机号和验证码登录。',
    en: 'Please sign in with your phone and the code first.',
  },
  'session-expired': {
    zh: '登录已过期，请重新获取验证码。',
    en: 'The session has expired. Please ask for a new code.',
  },
  'code-wrong': {
    zh: '验证码不对或已过期，请重新获取。',
    en: 'The code is wrong or has expired. Please ask for a new one.',
  },
  'too-many-requests': {
    zh: '操作太频繁，请稍后再试。',
    en: 'Too many requests. Please try again a little later.',
  },
  unexpected: {
    zh: '系统出错，您的内容没有丢失，请稍后重试。',
    en: 'Something went wrong on our side. Nothing was lost; please try again.',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type MessageCode = keyof typeof messages;

// The first view of a site needs its schemas, and none of these sentences (design.md F11).
export { messageOf } from './message-of.ts';

const isKnown = (code: string): code is MessageCode => Object.keys(messages).includes(code);

/** The sentence of a code in a language; a code that is not in the catalogue reads as "wrong form". */
export function sentence(code: string, language: Language): string {
  return messages[isKnown(code) ? code : 'type'][language];
}
