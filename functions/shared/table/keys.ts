import { hash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** Every key string of the table, in one place (style.md 16). Nothing personal is ever part of one. */
export type Key = Readonly<Record<'pk' | 'sk', AttributeValue>>;

function key(partition: string, sort: string): Key & Record<string, AttributeValue> {
  return { pk: { S: partition }, sk: { S: sort } };
}

/** One traveller's trip, or the pointer by which it holds a day that another one took first (day-chain.ts). */
export const declarationKey = (id: string) => key(`D#${id}`, 'D');
export const declarationIdOf = (partition: string): string => partition.slice(2);

/** A case that waits for acceptance: the row that the receiver sees (requirements C3). */
export const transferRowKey = (id: string, n: number) => key(`D#${id}`, `T#${n}`);
/** Where a case counted that is elsewhere now (left-rows.ts). */
export const leftKey = (id: string, place: string) => key(`D#${id}`, `L#${place}`);
/** The number of the transfer that a row of the index of places stands for; undefined for the declaration itself. */
export const transferNumberOf = (sort: string): number | undefined =>
  sort.startsWith('T#') ? Number(sort.slice(2)) : undefined;

/** A region stands under its parent, so that one item answers "this region" and "its children". */
export const regionKey = (code: string) => key(regionsOf(parentOf(code)), code);
export const regionsOf = (parent: string): string => `G#${parent}`;

const lengths = [2, 4, 6, 9, 12];
function parentOf(code: string): string {
  const length = lengths[lengths.indexOf(code.length) - 1];
  return length === undefined ? '0' : code.slice(0, length);
}

/** The city of a region below it: what is asked of every declaration stands in one item of the city. */
export const cityOf = (code: string): string => code.slice(0, 4);
/** The communities of a city that are open. */
export const openCommunitiesKey = (city: string) => key(`Y#${city}`, 'open');
/** The communities of a city that have no active officer. */
export const unmannedKey = (city: string) => key(`Y#${city}`, 'unmanned');

/** Who works at a place, and how often its worklist changed. */
export const deskKey = (place: string) => key(`C#${place}`, 'desk');
export const staffKey = (sub: string) => key(`S#${sub}`, 'S');

/** A look outside, as an account asked for it (requirements D8). */
export const lookKey = (sub: string, id: string) => key(`S#${sub}`, `G#${id}`);
/** The same while it is open; the order is that of the end, so that one range holds those that are open now. */
export const openLookKey = (sub: string, endsAt: string, id: string) => key(`S#${sub}`, `B#${endsAt}#${id}`);
export const openLooksOf = (sub: string): string => `S#${sub}`;
/** From where to where the looks stand that end after an instant; ids have no character beyond `z`. */
export const openLooksAfter = (at: string): [from: string, to: string] => [`B#${at}#~`, 'B#~'];
/** Looks that concern a place: into it or out of it, or into or out of what lies below it. */
export const looksAround = (place: string): string => `B#${place}`;
/** Looks into the whole of a region, which concern everything below it. */
export const looksIntoAllOf = (region: string): string => `B#${region}#all`;
export const listedLookKey = (partition: string, startedAt: string, id: string) =>
  key(partition, `${startedAt}#${id}`);

/** What an account had exported. */
export const exportKey = (sub: string, id: string) => key(exportsOf(sub), id);
export const exportsOf = (sub: string): string => `E#${sub}`;
/** A large export, where those look for it who may approve it: in the region of who asked, and in each above. */
export const announcedExportKey = (region: string, id: string) => key(announcedExportsOf(region), id);
export const announcedExportsOf = (region: string): string => `X#${region}`;

/** What the counties have, as each entered it last: one partition, in the order of their codes (requirements D9). */
export const capacitiesPartition = 'capacities';
export const capacityKey = (county: string) => key(capacitiesPartition, county);
/** One entry of a county, of all that it ever made. */
export const capacityEntryKey = (county: string, entry: string) => key(`Q#${county}`, entry);

/** The last distribution round, for the whole province. */
export const roundKey = () => key('R', 'round');

export const roundShards = 16;
/** The places that a round has something new for, spread so that no partition is hot. */
export const roundPlaceKey = (roundAt: string, place: string) =>
  key(roundPlacesOf(roundAt, shardOf(place)), place);
export const roundPlacesOf = (roundAt: string, shard: number): string => `M#${roundAt}#${shard}`;
const shardOf = (place: string): number =>
  Number.parseInt(hash('sha256', place, 'hex').slice(0, 2), 16) % roundShards;

/** Published rules, all versions. */
export const rulesPartition = 'rules';
export const ruleKey = (id: string, version: number) => key(rulesPartition, `${id}#${version}`);

/**
 * The list of risk areas, all versions, by province. Versions are numbered per area whatever their days, so that of two changes of
 * one area at once only one can take the next number.
 */
export const riskAreasOf = (province: string): string => `W#${province}`;
export const riskAreaKey = (region: string, version: number) =>
  key(riskAreasOf(region.slice(0, 2)), `${region}#${String(version).padStart(6, '0')}`);
/** Behind all versions of an area, and before those of what lies in it. */
export const riskAreaBound = (region: string): string => `${region}$`;

/** A view of a case, kept under it; the number is the one in the viewer's chain. */
export const viewKey = (id: string, at: string, [sub, n]: readonly [sub: string, n: number]) =>
  key(viewsOf(id).partition, `${viewsOf(id).prefix}${at}#${n}#${sub}`);
export const viewsOf = (id: string) => ({ partition: `D#${id}`, prefix: 'V#' });

/** A viewer's audit chain; numbers are padded so that they sort. */
export const auditPartitionOf = (sub: string): string => `A#${sub}`;
export const auditKey = (sub: string, n: number) => key(auditPartitionOf(sub), String(n).padStart(12, '0'));

/** A one-time code that was sent. */
export const challengeKey = (challenge: string) => key(`K#${challenge}`, 'K');
/** How often something was done in a window of time. */
export const counterKey = (what: string, window: string) => key(`L#${what}`, window);
/** A notification that was sent. */
export const sentKey = (id: string) => key(`N#${id}`, 'N');

/** Partition of the index of places: the township in which a place lies, or which it is. */
export const townshipOf = (place: string): string => place.slice(0, 9);
/** The place's own digits in its township: none for the township's dispatch list. */
const withinTownship = (place: string): string => place.slice(9);

/** Order of an open case in its township: by place, the next due first. */
export const openOrder = (place: string, dueAt: string, id: string): string =>
  `${withinTownship(place)}#${dueAt}#${id}`;
/** Order of a desk in its township: right before the open cases of its place, so that one range has both. */
export const deskOrder = (place: string): string => `${withinTownship(place)}#`;
/** Order of a closed case, behind all open ones: by the last day that it speaks of (decision 0019), then by place. */
export const closedOrder = (place: string, lastDate: string, id: string): string =>
  `~${lastDate}#${withinTownship(place)}#${id}`;
/** Order of a place that a case has left, between the open and the closed ones: by the days on which it counted there, the last first. */
export const leftOrder = (place: string, [first, last]: readonly [string, string], id: string): string =>
  `}${last}#${first}#${withinTownship(place)}#${id}`;

/** What an order says. `dueAt` is absent for a closed case. */
export function readOrder(township: string, order: string): { place: string; dueAt?: string } {
  const [first = '', second = ''] = order.split('#');
  if (first.startsWith('~')) return { place: township + second };
  return { place: township + first, dueAt: second };
}

/** What the order of a place that was left says. */
export function readLeftOrder(
  township: string,
  order: string,
): { place: string; firstDate: string; id: string } {
  const [, firstDate = '', within = '', id = ''] = order.split('#');
  return { place: township + within, firstDate, id };
}

/** A stretch of a township's partition, both ends included. `$` follows `#`, and `~` is greater than what an open case starts with. */
export interface OrderRange {
  first: string;
  last: string;
}
/** The open cases of a community, or of a township's dispatch list; what is due begins with a digit. */
export const openOrdersOf = (place: string): OrderRange => ({
  first: `${withinTownship(place)}#0`,
  last: `${withinTownship(place)}$`,
});
/** The same with the desk of the place before them. */
export const deskAndOpenOrdersOf = (place: string): OrderRange => ({
  ...openOrdersOf(place),
  first: deskOrder(place),
});
/** The open cases of a whole township: its dispatch list first, then its communities. Their desks are among them. */
export const openOrders: OrderRange = { first: '#', last: '}' };
/** The closed cases of a township that speak of a day, or of one after it: no others can have happened on it. */
export const closedOrdersFrom = (date: string): OrderRange => ({ first: `~${date}#`, last: '~~' });
/** The cases that counted in a township on a day or after it and have left the place. */
export const leftOrdersFrom = (date: string): OrderRange => ({ first: `}${date}#`, last: '}~' });

/** Where a row stands in the index of places; no secret, but only ours to set: whoever hands it out signs it. */
export const orderPosition = (order: string, transfer?: number): string => `${order}#${transfer ?? ''}`;
/** The order and the key of the item that stand at a position of a township. */
export function readPosition(township: string, position: string): { order: string; item: Key } {
  const end = position.lastIndexOf('#');
  const order = position.slice(0, end);
  if (order.endsWith('#')) return { order, item: deskKey(township + order.slice(0, -1)) };
  const id = order.slice(order.lastIndexOf('#') + 1);
  if (order.startsWith('}')) return { order, item: leftKey(id, readLeftOrder(township, order).place) };
  const transfer = position.slice(end + 1);
  return { order, item: transfer === '' ? declarationKey(id) : transferRowKey(id, Number(transfer)) };
}

/**
 * What was counted, one item a batch of a stream's shard: by the last position in it (40 digits, so that they sort), and by
 * the first, because a batch that is cut otherwise may end where another did and hold less.
 */
export const journalKey = (shard: string, [first, last]: readonly [string, string]) =>
  key(journalOf(shard), `${last}#${first}`);
export const journalOf = (shard: string): string => `J#${shard}`;
/** Between the entries that end at a position and those that end after it. */
export const journalBound = (position: string): string => `${position}$`;
export const journalPositionOf = (sort: string): string => sort.split('#')[0] ?? '';
/** What a correction of the figures added. */
export const correctionKey = (id: string) => key(`Y#${id}`, 'Y');
/** Which shards there are, and how far the journal was carried. */
export const journalHeadKey = () => key('J', 'head');
/** A change that was counted outside the stream, by the event that it stands for. */
export const countedKey = (event: string) => key(`E#${event}`, 'E');
/** The tallies of a region's children: a row a day, and one over all days that sorts after them. */
export const tallyRowKey = (parent: string, day: string) => key(tallyRowsOf(parent), day);
export const tallyRowsOf = (parent: string): string => `T#${parent}`;

/** The recount of a night: how far the figures had come when it began. */
export const recountNightKey = (night: string) => key('U', night);
/** Which counties a night has recounted, and in which attempt. */
export const recountsOf = (night: string): string => `U#${night}`;
export const recountKey = (night: string, county: string) => key(recountsOf(night), county);
/** What the cases of all counties tell of the places of one; a part is of a county's attempt. */
export const recountPartsOf = (night: string, county: string): string => `U#${night}#${county}`;
export const recountPartKey = (
  night: string,
  county: string,
  [from, attempt, n]: readonly [from: string, attempt: string, n: number],
) => key(recountPartsOf(night, county), `${from}#${attempt}#${n}`);
/** County and attempt that a part is of. */
export function recountPartOf(sort: string): { from: string; attempt: string } {
  const [from = '', attempt = ''] = sort.split('#');
  return { from, attempt };
}
/** What a night found of the figures of a region: one partition a night, in the order of their codes. */
export const verdictsOf = (night: string): string => `Z#${night}`;
export const verdictKey = (night: string, region: string) => key(verdictsOf(night), region);

/** The daily report of a day: when what is done about it, and what stands of it. */
export const reportsPartition = 'reports';
export const reportKey = (day: string) => key(reportsPartition, day);
/** What the communities of a county report of a day: drafts by township, confirmations by community. */
export const reportsOf = (day: string, place: string): string => `P#${day}#${place.slice(0, 6)}`;
export const draftKey = (day: string, township: string) => key(reportsOf(day, township), `D#${township}`);
export const confirmationKey = (day: string, community: string) =>
  key(reportsOf(day, community), `C#${community}`);
/** When who has not confirmed was reminded by hand, by the county or township that was asked for. */
export const reminderKey = (day: string, region: string) => key(reportsOf(day, region), `M#${region}`);
/** Of a county, township or community within its county's partition. */
export const reportedPlaceOf = (sort: string): string => sort.slice(2);
/** What stands of a township when the day is closed; it never changes. */
export const finalKey = (day: string, township: string) => key(reportsOf(day, township), `F#${township}`);
/** A correction of a community's report after that, by its number. */
export const correctedKey = (day: string, community: string, n: number) =>
  key(reportsOf(day, community), `R#${community}#${String(n).padStart(4, '0')}`);
/** Which files there are of a region's closed report, by how many corrections they tell; those of cities and the province stand by themselves. */
export const editionKey = (day: string, region: string, corrections: number) =>
  key(reportsOf(day, region), `${editionsFirst(region)}${String(corrections).padStart(6, '0')}`);
export const editionsFirst = (region: string): string => `E#${region}#`;
/** A list of who was missing at a time of the report, as a file. */
export const missingListKey = (day: string, region: string, time: string) =>
  key(reportsOf(day, region), `${missingListsFirst(region)}${time}`);
export const missingListsFirst = (region: string): string => `L#${region}#`;
export const correctionsFirst = (community = ''): string => `R#${community}`;
export const finalsFirst = 'F#';
export const draftsFirst = 'D#';
export const confirmationsFirst = 'C#';
export const remindersFirst = 'M#';
/** Day and community of the key of a confirmation, or of a correction. */
export function confirmedOf(
  partition: string,
  sort: string,
): { day: string; community: string; isCorrection: boolean } {
  const [first = '', community = ''] = sort.split('#');
  return { day: reportedDayOf(partition), community, isCorrection: first === 'R' };
}
/** The day of a county's partition. */
export const reportedDayOf = (partition: string): string => partition.split('#')[1] ?? '';
/** How many communities of a county report of a day: those of the province in one partition. */
export const reportedCountiesOf = (day: string): string => `P#${day}`;
export const reportedCountyKey = (day: string, county: string) => key(reportedCountiesOf(day), county);

/** Feed files that came, in the order in which they did. */
export const feedRunsPartition = 'feed-runs';
export const feedRunKey = (id: string) => key(feedRunsPartition, id);
/** Where each row of a list from outside went, in the order of its lines. */
export const askedRowsOf = (run: string): string => `L#${run}`;
export const askedRowKey = (run: string, line: number) =>
  key(askedRowsOf(run), String(line).padStart(9, '0'));
/** What a feed said about the person of a case; said again, it is the same. */
export const factKey = (id: string, [kind, at, hash]: readonly [string, string, string]) =>
  key(`D#${id}`, `X#${kind}#${at}#${hash}`);
export const factsOf = (id: string) => ({ partition: `D#${id}`, prefix: 'X#' });
/** Who sends a feed file: by a hash of its key, for that has a name which somebody gave it. */
export const feedSenderKey = (object: string) => key(`O#${hash('sha256', object, 'hex').slice(0, 32)}`, 'O');
/** Of each kind of feed the last file that could be used, and of which silence the province was told. */
export const feedSourcesPartition = 'feed-sources';
export const feedSourceKey = (kind: string) => key(feedSourcesPartition, kind);

/** The mandates of a kind of feed, all versions: of two changes of a kind at once only one can take the next number. */
export const feedMandatesPartition = 'feed-mandates';
export const feedMandateKey = (kind: string, version: number) =>
  key(feedMandatesPartition, `${feedMandatesFirst(kind)}${String(version).padStart(6, '0')}`);
export const feedMandatesFirst = (kind: string): string => `${kind}#`;
export const feedMandateVersionOf = (sort: string): number => Number(sort.slice(sort.indexOf('#') + 1));
/** What a feed said perhaps about the person of a case: somebody has to confirm it. */
export const candidateKey = (id: string, [kind, at, hash]: readonly [string, string, string]) =>
  key(`D#${id}`, `Y#${kind}#${at}#${hash}`);
export const candidatesOf = (id: string) => ({ partition: `D#${id}`, prefix: 'Y#' });
/** Of a fact or a candidate, what names it among those of its case. */
export const factRefOf = (sort: string): string => sort.slice(2);
export const factKeyOf = (id: string, ref: string) => key(`D#${id}`, `X#${ref}`);
export const candidateKeyOf = (id: string, ref: string) => key(`D#${id}`, `Y#${ref}`);

/** How far each city’s own system has merged in, all versions; and of each the last import, and of which silence was told. */
export const citySystemsPartition = 'city-systems';
export const citySystemKey = (city: string, version: number) =>
  key(citySystemsPartition, `${city}#${padded(version)}`);
export const citySystemsFrom = (city: string): string => `${city}#`;
export const cityLastsPartition = 'city-lasts';
export const cityLastKey = (city: string) => key(cityLastsPartition, city);
/** How the files of a city are read, all versions. */
export const cityMappingsOf = (city: string): string => `city-mappings#${city}`;
export const cityMappingKey = (city: string, version: number) => key(cityMappingsOf(city), padded(version));
/** Of each city the version that stands, without what it says. */
export const cityMappingHeadsPartition = 'city-mapping-heads';
export const cityMappingHeadKey = (city: string) => key(cityMappingHeadsPartition, city);
const padded = (version: number): string => String(version).padStart(6, '0');
/** Files and rows of a city’s own system that came, in the order in which they did. */
export const cityImportsOf = (city: string): string => `city-imports#${city}`;
export const cityImportKey = (city: string, id: string) => key(cityImportsOf(city), id);
/** What a city’s own system calls a declaration, by a blind index. */
export const cityLinkKey = (city: string, reference: string) => key(`N#${city}#${reference}`, 'N');
/** In the index of places: those that it took on one day, by their states, to be counted. */
export const cityLinksOf = (city: string, day: string): string => `N#${city}#${day}`;
export const cityLinkOrder = (state: string, reference: string): string => `${state}#${reference}`;
/** Rows that contradict what stands here. */
export const cityConflictsOf = (city: string): string => `city-conflicts#${city}`;
/** In the index of places: those that nobody has decided, to be counted. */
export const cityOpenConflictsOf = (city: string): string => `city-conflicts#${city}`;
export const cityConflictKey = (city: string, id: string) => key(cityConflictsOf(city), id);
/** Which conflicts contradict a case, so that they go with it. */
export const caseConflictKey = (id: string, city: string, conflict: string) =>
  key(`D#${id}`, `K#${city}#${conflict}`);
export const caseConflictsOf = (id: string) => ({ partition: `D#${id}`, prefix: 'K#' });
export function readCaseConflict(sort: string): { city: string; conflict: string } {
  const [, city = '', conflict = ''] = sort.split('#');
  return { city, conflict };
}
/** What a city counts of its days. */
export const cityDaysOf = (city: string): string => `city-days#${city}`;
export const cityDayKey = (city: string, day: string) => key(cityDaysOf(city), day);

/** What changed, in batches that are numbered without gaps, of all cities: systems are told of it (requirements J1). */
export const changesPartition = 'changes';
export const changeBatchKey = (n: number) => key(changesPartition, changeBatchOrder(n));
export const changeBatchOrder = (n: number): string => String(n).padStart(12, '0');
/** Up to where the systems have taken it, of each city. */
export const changeReadersPartition = 'change-readers';
export const changeReaderKey = (city: string, reader: string) =>
  key(changeReadersPartition, `${city}#${reader}`);

/** What comparison found about a case, one item a rule. */
export const findingKey = (id: string, rule: string) => key(`D#${id}`, `F#${rule}`);
/** The same of somebody whom nobody has declared. */
export const strangerFindingKey = (subject: string, rule: string) => key(`O#${subject}`, `F#${rule}`);
export const findingsOf = (id: string) => ({ partition: `D#${id}`, prefix: 'F#' });
export const subjectOf = (partition: string): string => partition.slice(2);
export const ruleOfFinding = (sort: string): string => sort.slice(2);
/** Those whom nobody has declared and somebody looks for: a hint, for whoever looks whether they have been declared since. */
export const strangersPartition = 'strangers';
export const strangerKey = (id: string) => key(strangersPartition, id);
/** Cases to be judged again when a day has ended, by the county that they were in. */
export const againKey = (date: string, county: string, id: string) => key(againOf(date, county), id);
export const againOf = (date: string, county: string): string => `I#${date}#${county}`;

/** Order of an open finding in the partition of its township, or of its region above one: before all cases, by place, the next due first. */
export const openFindingOrder = (place: string, dueAt: string, id: string): string =>
  `!${withinTownship(place)}#${dueAt}#${id}`;
/** Of a closed one, by the day on which it was closed. */
export const closedFindingOrder = (place: string, closedAt: string, id: string): string =>
  `"${closedAt}#${withinTownship(place)}#${id}`;
/** The findings of a township with its communities; of a community alone, only the open ones stand together. */
export const findingOrders = {
  open: { first: '!', last: '!~' },
  closed: { first: '"', last: '"~' },
  openAt: (place: string): OrderRange => ({
    first: `!${withinTownship(place)}#`,
    last: `!${withinTownship(place)}$`,
  }),
} as const;
/** The place of a finding of a partition, by its order. */
export function placeOfFinding(partition: string, order: string): string {
  const [first = '', second = ''] = order.split('#');
  return partition + (order.startsWith('!') ? first.slice(1) : second);
}

/** What communities have of SIMs and devices, by county, and which SIM or device is whose. */
export const equipmentOf = (county: string): string => `equipment#${county}`;
export const equipmentKey = (community: string) => key(equipmentOf(community.slice(0, 6)), community);
export const equipmentHolderKey = (what: 'number' | 'iccid' | 'imei', value: string) =>
  key(`equipment-${what}#${value}`, 'E');
/** In which device a community’s SIM was seen last. */
export const seenPairsOf = (county: string): string => `seen-pairs#${county}`;
export const seenPairKey = (community: string) => key(seenPairsOf(community.slice(0, 6)), community);
