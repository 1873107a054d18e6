import { isWithin } from '../../schemas/access.ts';
import {
  escalatedTo,
  type Finding,
  type FindingStepRequest,
  findingListQuery,
  findingStepRequest,
} from '../../schemas/finding.ts';
import { maskName } from '../../schemas/masking.ts';
import type { FakeAnswer, FakeCall } from './built-site.ts';
import { rowOf } from './some-findings.ts';

const pageSize = 20;
const townshipDigits = 9;
const countyDigits = 6;

/** Who asks. */
export interface Asking {
  sub: string;
  region: string;
}

const refused = (status: number, code: string, detail: string): FakeAnswer => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, code, detail },
});
const notFound = () => refused(404, 'not-found', '没有找到，或不在您的辖区。');

/** What may be done with a finding, by whom: a correction by a level above the one that answers for it. */
function allowedTo(region: string, { state, place, declaration, rule }: Finding): Finding['allowed'] {
  if (state === 'closed') return [];
  const isCandidate = rule === 'identity-unconfirmed';
  return [
    ...(['contact', 'note', 'closure'] as const),
    ...(declaration === undefined ? (['reassignment'] as const) : []),
    ...(isCandidate ? (['confirmation'] as const) : []),
    ...(region.length < place.length ? (['correction'] as const) : []),
  ];
}

/** Above the township a person is masked. */
function seenFrom(region: string, person: Finding['person']): Finding['person'] {
  if (person === undefined || region.length >= townshipDigits) return person;
  const { name, document, phone } = person;
  return {
    ...(name !== undefined && { name: maskName(name) }),
    ...(document !== undefined && { document: `${document.slice(0, 2)}****${document.slice(-2)}` }),
    ...(phone !== undefined && { phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` }),
  };
}

function changesOf(step: FindingStepRequest, at: string): Partial<Finding> {
  const closed = (outcome: Finding['outcome']) => ({ state: 'closed', outcome, closedAt: at }) as const;
  switch (step.kind) {
    case 'contact':
    case 'note':
      return {};
    case 'reassignment':
      return { place: step.place };
    case 'confirmation':
      return closed(step.isSame ? 'same-person' : 'other-person');
    case 'closure':
      return closed(step.outcome);
    case 'correction':
      return closed('correction');
  }
}

/** Findings as the schemas promise them; those of `holding` cases can't be closed before what is asked is done. */
export function fakeFindings(now: () => Date) {
  const kept = new Map<string, Finding>();
  const holding = new Set<string>();

  const seen = (of: Finding, { region }: Asking): Finding => ({
    ...of,
    level: escalatedTo(of, now()),
    person: seenFrom(region, of.person),
    allowed: allowedTo(region, of),
  });

  function list(query: Record<string, string>, who: Asking): FakeAnswer {
    const { region, state, rule, cursor = '0' } = findingListQuery.parse(query);
    if (!isWithin(region, who.region)) return refused(403, 'outside-jurisdiction', '该地区不在您的辖区内。');
    const isIn = ({ place }: Finding) =>
      region.length < countyDigits ? place === region : isWithin(place, region);
    const rows = [...kept.values()]
      .filter((one) => isIn(one) && (state === undefined || one.state === state))
      .filter((one) => rule === undefined || one.rule === rule)
      .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))
      .map((one) => rowOf(one, now()));
    const end = Number(cursor) + pageSize;
    return {
      status: 200,
      body: { rows: rows.slice(Number(cursor), end), ...(end < rows.length && { next: String(end) }) },
    };
  }

  function take(of: Finding, step: FindingStepRequest, who: Asking): FakeAnswer {
    if (of.state === 'closed') return refused(409, 'finding.closed', '这条线索已办结。');
    if (step.kind === 'reassignment' && of.declaration !== undefined)
      return refused(409, 'finding.follows-case', '这条线索随报备走，请转派报备。');
    if (step.kind === 'closure' && holding.has(of.id))
      return refused(409, 'finding.still-holds', '情况仍然存在，请先办好要求的事。');
    const at = now().toISOString();
    const steps = [...of.steps, { at, by: { sub: who.sub, place: who.region }, step }];
    const next = { ...of, ...changesOf(step, at), steps, version: of.version + 1 };
    kept.set(of.id, next);
    return { status: 201, body: seen(next, who) };
  }

  return {
    put: (...findings: Finding[]) => {
      for (const one of findings) kept.set(one.id, one);
    },
    of: (id: string) => kept.get(id),
    /** What the rule found still is so. */
    hold: (id: string) => holding.add(id),
    /** What the system itself does about one: new evidence, or that it is so no more. */
    change: (id: string, changes: Partial<Finding>) => {
      const before = kept.get(id);
      if (before !== undefined) kept.set(id, { ...before, ...changes });
    },
    answer({ method, path, query, body }: FakeCall, who: Asking): FakeAnswer {
      const id = path.split('/')[3];
      if (id === undefined) return list(query, who);
      const of = kept.get(id);
      if (of === undefined || !isWithin(of.place, who.region)) return notFound();
      if (method === 'GET') return { status: 200, body: seen(of, who) };
      return take(of, findingStepRequest.parse(body), who);
    },
  };
}
