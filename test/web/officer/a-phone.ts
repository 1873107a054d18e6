import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { CaseListRow } from '../../../schemas/case-list.ts';
import type { Role } from '../../../schemas/staff.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { aPage as aBrowserPage, smallPhone } from '../a-browser.ts';
import { type FakeAnswer, type FakeCall, serveBuiltSite } from '../built-site.ts';
import { regionAnswer, regionLine } from '../desk/some-regions.ts';
import { fakeFindings } from '../fake-findings.ts';
import { aCase, aPage } from './a-case.ts';
import { fakeEquipment } from './fake-equipment.ts';
import { fakeReports } from './fake-reports.ts';
import { community } from './some-reports.ts';

const site = 'https://officer.test';

export interface Phone {
  page: Page;
  reports: ReturnType<typeof fakeReports>;
  findings: ReturnType<typeof fakeFindings>;
  equipment: ReturnType<typeof fakeEquipment>;
  /** The lines of every list; of what a figure counted one more case is elsewhere. */
  cases: CaseListRow[];
  /** What a case is opened with, other than as it was declared. */
  detail: Partial<CaseDetail>;
  /** What the app asked for, in its order. */
  asked: FakeCall[];
  open: (hash: string) => Promise<void>;
  /** Lets time pass, for the system and on the phone. */
  at: (time: string) => void;
  /** The network of the phone comes and goes. */
  online: (isOnline: boolean) => Promise<void>;
}

interface PhoneOf {
  region?: string;
  role?: Role;
  options?: BrowserContextOptions;
}

/** The built app of an officer who is signed in on the morning after the reported day, with the endpoints played. */
export async function aPhone(
  browser: Browser,
  { region = community, role = 'officer', options = smallPhone }: PhoneOf = {},
): Promise<Phone> {
  const page = await aBrowserPage(browser, options);
  let now = new Date('2026-01-18T07:30:00+08:00');
  let isOnline = true;
  const asked: FakeCall[] = [];
  const cases: CaseListRow[] = [];
  const detail: Partial<CaseDetail> = {};
  const reports = fakeReports(() => now);
  const findings = fakeFindings(() => now);
  const equipment = fakeEquipment(region, () => now);
  const sub = `${role}-${region}`;
  const answer = (call: FakeCall): FakeAnswer | undefined | Promise<FakeAnswer> => {
    if (!isOnline) return undefined;
    asked.push(call);
    const { path, query } = call;
    if (path === '/v1/me') {
      const { name = '', path: names = '' } = regionLine(region) ?? {};
      return {
        status: 200,
        body: { sub, role, name: '王建国', region: { code: region, name, path: names } },
      };
    }
    if (path === '/v1/declarations')
      return { status: 200, body: { rows: cases, ...(query['metric'] !== undefined && { elsewhere: 1 }) } };
    if (path.startsWith('/v1/declarations/'))
      return { status: 200, body: aCase({ ...detail, id: path.split('/').at(-1) ?? '' }) };
    if (path === '/v1/worklist') return { status: 200, body: aPage([], { place: region }) };
    if (path.startsWith('/v1/regions/'))
      return { status: 200, body: regionAnswer(path.split('/').at(-1) ?? '') };
    if (path.startsWith('/v1/equipment/')) return equipment.answer(call);
    if (path.startsWith('/v1/findings')) return findings.answer(call, region);
    return reports.answer(call, sub);
  };
  await serveBuiltSite(page, { name: 'officer', now: () => now, answer });
  return {
    page,
    reports,
    findings,
    equipment,
    cases,
    detail,
    asked,
    open: async (hash) => {
      await page.goto(`${site}/${hash}`);
    },
    at: (time) => {
      now = new Date(`2026-01-18T${time}:00+08:00`);
    },
    online: async (there) => {
      isOnline = there;
      await page.context().setOffline(!there);
    },
  };
}
