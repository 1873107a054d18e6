import { describe, expect, it } from 'vitest';
import { cityField, cityFieldFacts } from '../../../../../schemas/city-field.ts';
import { cityMappingRequest } from '../../../../../schemas/city-mapping.ts';
import {
  draftOf,
  type Mapped,
  requestOf,
  wrongLines,
} from '../../../../../web/desk/city-systems/mapping/mapping-draft.ts';
import { aMapping } from '../../some-cities.ts';

const byField = ({ privacyNotice, columns, constants }: Mapped) => ({
  privacyNotice,
  constants,
  columns: Object.fromEntries(columns.map((column) => [column.field, column])),
});

describe('a mapping that is edited', () => {
  it('is sent as it was when nothing is changed, and is a whole one', () => {
    const sent = requestOf(draftOf(aMapping()));
    expect(byField(sent)).toEqual(byField(aMapping()));
    expect(cityMappingRequest.safeParse(sent).success).toBe(true);
  });

  it('begins with a column for each field that is needed, and none for the others', () => {
    const { fields } = draftOf(undefined);
    for (const field of cityField.options)
      expect(fields[field].way).toBe(cityFieldFacts(field).required === true ? 'column' : 'none');
  });

  it('sends what was typed for the way that is chosen, and nothing of the other', () => {
    const draft = draftOf(aMapping());
    draft.fields.direction = { ...draft.fields.direction, way: 'constant', constant: ' returning ' };
    draft.fields.riskStay = { ...draft.fields.riskStay, way: 'none' };
    const { columns, constants } = requestOf(draft);
    expect(columns.some(({ field }) => field === 'direction')).toBe(false);
    expect(constants).toEqual({ direction: 'returning', documentType: 'resident-id' });
  });

  it('is not to be sent while lines of communities are none, unless they are not sent', () => {
    const draft = draftOf(aMapping());
    draft.fields.community.lines = '文一';
    expect(wrongLines(draft)).toEqual({ community: [1] });
    draft.fields.community.way = 'none';
    expect(wrongLines(draft)).toEqual({});
  });
});
