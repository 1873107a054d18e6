import type { CaseDetail, Worklist, WorklistRow } from '../../../schemas/worklist.ts';

const id = 'AAAAAAAAAAAAAAAAAAAAAA';

/** A case as the staff API answers it, with what a test needs otherwise. */
export function aCase(changes: Partial<CaseDetail> = {}): CaseDetail {
  return {
    id,
    version: 1,
    state: 'declared',
    place: '410105001002',
    placePath: '河南省/郑州市/金水区/经八路街道/省委社区居委会',
    submittedAt: '2026-01-17T01:00:00.000Z',
    updatedAt: '2026-01-17T01:00:00.000Z',
    direction: 'returning',
    expectedArrivalAt: '2026-01-20T06:30:00.000Z',
    leadDays: 3,
    shortNotice: false,
    edits: 0,
    dueAt: '2026-01-17T16:00:00.000Z',
    claims: [],
    party: { first: id, index: 0, size: 1 },
    origin: { regionCode: '310115', path: '310115', address: '张江路 88 号' },
    destination: { community: '410105001002', path: '河南省/郑州市/金水区', address: '纬二路 12 号' },
    person: {
      name: '张小明',
      documentType: 'resident-id',
      documentNumber: '110105199003078515',
      phone: '13800138000',
      birthDate: '1990-03-07',
      declarant: { name: '张小明', phone: '13800138000' },
    },
    journey: { transport: 'train', serviceNumber: 'G1805' },
    symptoms: { present: false },
    riskStays: { present: false },
    channel: 'web',
    tests: [],
    offered: [],
    allowed: ['reached', 'not-reached', 'arrival', 'not-coming', 'transfer'],
    verifications: [],
    transfers: [],
    messages: [],
    changes: [],
    ...changes,
  };
}

export function aRow(changes: Partial<WorklistRow> = {}): WorklistRow {
  return {
    id,
    section: 'new',
    state: 'declared',
    maskedName: '张*明',
    direction: 'returning',
    transport: 'train',
    origin: '310115',
    expectedArrivalAt: '2026-01-20T06:30:00.000Z',
    submittedAt: '2026-01-17T01:00:00.000Z',
    dueAt: '2026-01-17T16:00:00.000Z',
    symptoms: false,
    riskStay: false,
    child: false,
    shortNotice: false,
    claims: 0,
    ...changes,
  };
}

/** A page of the worklist with these rows, counted as the server counts them. */
export function aPage(rows: WorklistRow[], changes: Partial<Worklist> = {}): Worklist {
  const count = (section: WorklistRow['section']) => rows.filter((row) => row.section === section).length;
  return {
    place: '410105001002',
    roundAt: '2026-01-17T02:00:00.000Z',
    counts: {
      overdue: count('overdue'),
      waitingForAcceptance: count('waiting-for-acceptance'),
      arrivingToday: count('arriving-today'),
      new: count('new'),
      all: rows.length,
      complete: changes.next === undefined,
    },
    rows,
    ...changes,
  };
}
