import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { InvalidError, RefusedError } from '../../functions/shared/errors.ts';
import { claimIdOf, dayIdOf } from '../../functions/shared/privacy/blind-index.ts';
import { markOf } from '../../functions/shared/request-mark.ts';
import { declarationKind, kind } from '../../functions/shared/table/shape.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { anEdit, aRequest, aTraveller, aTrip } from '../support/builders.ts';
import { type Citizens, citizensOf } from '../support/citizens.ts';
import { heldDays } from '../support/person-days.ts';
import type { World } from '../support/world.ts';
import { type Ask, answerOf, answerToFiling, type Names, type Trip } from './trips-model.ts';

/** The same requests on the real rules and the real engine. */
export interface RealTrips {
  names(): Promise<Names>;
  /** The answer in the words of the model. */
  ask(ask: Ask, now: Date): Promise<string>;
  read(id: string): Promise<Trip | undefined>;
  /** The days that a person holds in the table, and for which declaration. */
  heldDays(person: string): Promise<Record<string, string>>;
  countDeclarations(): Promise<number>;
}

export function realTrips(world: World): RealTrips {
  const citizens = citizensOf(world.sources);
  return {
    names: () => namesOf(world),
    ask: async (ask, now) => {
      try {
        return await send(citizens, ask, now);
      } catch (error) {
        if (error instanceof InvalidError || error instanceof RefusedError)
          return `${error.status} ${error.code}`;
        throw error;
      }
    },
    read: async (id) => {
      const stored = await world.find(id);
      return stored && tripOf(stored);
    },
    heldDays: (person) => heldDays(world, documentOf(person)),
    countDeclarations: () => countDeclarations(world),
  };
}

async function namesOf({ ring }: World): Promise<Names> {
  const { ids } = await ring.season();
  return {
    ofDay: (person, date, generation) => dayIdOf(ids, { document: documentOf(person), date }, generation),
    ofClaim: (key, index) => claimIdOf(ids, key, index),
  };
}

async function send(citizens: Citizens, ask: Ask, now: Date): Promise<string> {
  const mark = { key: ask.key, body: ask.variant };
  switch (ask.kind) {
    case 'submission': {
      const content = aRequest({
        trip: aTrip({ expectedArrivalAt: ask.arrival }),
        travellers: ask.people.map(travellerOf),
      });
      const submission = {
        content,
        idempotencyKey: ask.key,
        mark: { ...mark, key: markOf(ask.key, '').key },
      };
      const { declarations } = await citizens.submit(submission, now);
      return answerToFiling(
        declarations.map(({ id }) => id),
        declarations[0]?.submittedAt ?? '',
      );
    }
    case 'edit': {
      const { traveller, ...content } = anEdit({ trip: aTrip({ expectedArrivalAt: ask.arrival }) });
      const { document, birthDate } = travellerOf(ask.person);
      const edit = { ...content, traveller: { ...traveller, document, ...(birthDate && { birthDate }) } };
      return ownAnswer(await citizens.edit({ id: ask.id, content: edit, version: ask.version, mark, now }));
    }
    case 'withdrawal':
      return ownAnswer(await citizens.withdraw({ id: ask.id, content: {}, mark, now }));
    case 'message':
      return ownAnswer(await citizens.tell({ id: ask.id, content: { kind: 'not-coming' }, mark, now }));
  }
}

function ownAnswer({ declaration }: { declaration: Declaration }): string {
  const { person: _unasked, ...trip } = tripOf(declaration);
  return answerOf(trip);
}

/** A person by the number of an invented passport: there are as many as runs need. */
function documentOf(number: string) {
  return { type: 'passport' as const, number };
}

function travellerOf(person: string) {
  return aTraveller({ document: documentOf(person), birthDate: '1990-03-12' });
}

function tripOf(stored: Declaration): Trip {
  const { id, state, expectedArrivalAt, version, edits, claimOf, claims, changes, messages } = stored;
  if (state !== 'declared' && state !== 'claimed' && state !== 'withdrawn')
    throw new Error(`no citizen leads to ${state}`);
  const marksOf = (entries: readonly { key: string; body: string }[]) =>
    entries.map(({ key, body }) => ({ key, variant: body }));
  return {
    id,
    person: stored.personal.document.number,
    state,
    arrival: expectedArrivalAt,
    version,
    edits,
    claimOf,
    claims: claims.toSorted(),
    changes: marksOf(changes),
    messages: marksOf(messages),
  };
}

async function countDeclarations({ sources }: World): Promise<number> {
  let counted = 0;
  let from: Record<string, { S: string }> | undefined;
  do {
    const page = await sources.client.send(
      new ScanCommand({
        TableName: sources.name,
        Select: 'COUNT',
        FilterExpression: '#kind = :declaration',
        ExpressionAttributeNames: { '#kind': kind },
        ExpressionAttributeValues: { ':declaration': { S: declarationKind } },
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    counted += page.Count ?? 0;
    from = page.LastEvaluatedKey as typeof from;
  } while (from !== undefined);
  return counted;
}
