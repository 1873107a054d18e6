import type { Region } from '../../schemas/region.ts';
import type { Role, Staff } from '../../schemas/staff.ts';
import { readRegions } from './read-regions.ts';

/** The demo's staff: an officer for each community and an administrator for each region above, `<role>-<code>`. */
const roles: Record<number, Role> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township', 12: 'officer' };
const titles: Record<Role, string> = {
  officer: '专管员',
  township: '街道（乡镇）管理员',
  county: '县（市、区）管理员',
  city: '市管理员',
  province: '省管理员',
  'city-system': '自建系统',
  platform: '省平台',
};
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const givenNames = [
  '建国',
  '秀英',
  '志强',
  '桂兰',
  '海涛',
  '丽娟',
  '文博',
  '玉梅',
  '俊杰',
  '雪琴',
  '永刚',
  '春燕',
];

// Invented, and the same at every start. 170 is a range of virtual operators; the last eight digits count up.
/** The official number of a community, and the phone of who works there; `ordinal` is its place in the list of all regions. */
export const numberOf = (ordinal: number): string => `170${String(ordinal).padStart(8, '0')}`;
const nameOf = (ordinal: number): string =>
  `${Array.from(surnames)[ordinal % surnames.length] ?? ''}${givenNames[Math.floor(ordinal / 7) % givenNames.length] ?? ''}`;

/** The staff account of a region; `ordinal` is its place in the list of all regions. */
export function demoStaff(region: Pick<Region, 'code'>, ordinal: number): Staff {
  const role = roles[region.code.length] ?? 'officer';
  return {
    sub: `${role}-${region.code}`,
    role,
    region: region.code,
    active: true,
    deputy: false,
    name: nameOf(ordinal),
    phone: numberOf(ordinal),
  };
}

/** The client of a city’s own system (requirements J1): an account that nobody signs in to. */
export function demoCityClient({ code, name }: Pick<Region, 'code' | 'name'>): Staff {
  const sub = `city-system-${code}`;
  const fields = { active: true, deputy: false, name: `${name}自建系统`, phone: '' };
  return { sub, role: 'city-system', region: code, ...fields };
}

/** The client of the provincial platform, which is told what changes everywhere (requirements J1). */
export const demoPlatform: Staff = {
  ...{ sub: 'platform-41', role: 'platform', region: '41', active: true },
  ...{ deputy: false, name: '河南省平台', phone: '' },
};

/** Those of all cities and of the platform, by which their systems sign in for themselves. */
export function demoClients(): string[] {
  const cities = [...namesByCode().keys()].filter((code) => code.length === 4);
  return [...cities.map((code) => `city-system-${code}`), demoPlatform.sub];
}

/** A second administrator of the province, whose large exports nobody above it can approve (decision 0022). */
export const demoDeputy: Staff = { ...demoStaff({ code: '41' }, 0), sub: 'deputy-41' };

/** A region as the demo has it: a community with the official number of its officer. */
export function demoRegion(line: { code: string; name: string; path: string }, ordinal: number): Region {
  const { code, name, path } = line;
  return {
    code,
    name,
    path,
    validFrom: '2020-01-01',
    ...(code.length === 12 && { officerPhone: numberOf(ordinal) }),
  };
}

let names: ReadonlyMap<string, string> | undefined;
function namesByCode(): ReadonlyMap<string, string> {
  names ??= new Map(Array.from(readRegions(), ({ code, name }) => [code, name]));
  return names;
}

/** The account that a sign-in name stands for; undefined when there is none. */
export function demoAccount(username: string): { sub: string; name: string; role: string } | undefined {
  const { sub, role: above } = demoDeputy;
  if (username === sub) return { sub, role: above, name: `河南省${titles[above]}` };
  const [, role = '', code = ''] = /^([a-z]+)-(\d+)$/.exec(username) ?? [];
  const regionName = roles[code.length] === role ? namesByCode().get(code) : undefined;
  if (regionName === undefined) return undefined;
  return { sub: username, role, name: `${regionName}${titles[role as Role]}` };
}

/** The sign-ins that the start prints and the login page offers. */
export const suggestedAccounts = [
  { username: 'officer-410105001003', label: '经八路街道体育社区 · 专管员' },
  { username: 'officer-410105001006', label: '经八路街道科技社区 · 专管员' },
  { username: 'township-410105001', label: '经八路街道 · 管理员' },
  { username: 'county-410105', label: '金水区 · 管理员' },
  { username: 'city-4101', label: '郑州市 · 管理员' },
  { username: 'province-41', label: '河南省 · 管理员' },
  { username: 'deputy-41', label: '河南省 · 第二位管理员（审批大批量导出）' },
] as const;
