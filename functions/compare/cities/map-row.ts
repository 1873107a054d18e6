import { isWithin } from '../../../schemas/access.ts';
import { type CityField, cityField, cityFieldFacts } from '../../../schemas/city-field.ts';
import { cityFieldOfPath } from '../../../schemas/city-field-of-path.ts';
import { type CityRow, type CityRowReason, cityRow } from '../../../schemas/city-row.ts';
import { checked } from '../../shared/checked.ts';
import { InvalidError } from '../../shared/errors.ts';
import { codeOfFault } from '../row/cell-faults.ts';
import { readInstant } from '../row/read-instant.ts';
import type { CompiledMapping } from './compile-mapping.ts';
import { formOfCells } from './form-of-cells.ts';

/** The cells of a row by field, as they are written; an empty one is left out. */
export type CityCells = Partial<Record<CityField, string>>;

export interface RowFault {
  field?: CityField;
  reason: CityRowReason;
}

export interface RowSurroundings {
  mapping: CompiledMapping;
  line: number;
  /** When the file came: what is later lies in the future, also when the file is read again. */
  receivedAt: Date;
  /** Hash of a receipt secret that nobody has: the person manages what was declared for them by phone (requirements A8). */
  receiptHash: string;
}

/** Clocks of senders go before ours by up to so much. */
const clockToleranceMs = 5 * 60_000;

/** What a row of a city’s own system says, by the city’s mapping (requirements J1); or the first thing that is wrong with it. */
export function mapRow(written: CityCells, around: RowSurroundings): CityRow | RowFault {
  const cells: CityCells = { ...around.mapping.constants, ...written };
  const told: CityCells = {};
  for (const [field, text] of Object.entries(cells) as [CityField, string][]) {
    const read = readCell(around.mapping, field, text);
    if (typeof read !== 'string') return read;
    told[field] = read;
  }
  return lackingIn(told) ?? timesOf(told, around.receivedAt) ?? shape(told, around);
}

function lackingIn(told: CityCells): RowFault | undefined {
  const lacking = requiredFields.find((field) => told[field] === undefined);
  return lacking && { field: lacking, reason: 'required' };
}

const requiredFields = cityField.options.filter((field) => cityFieldFacts(field).required === true);

function timesOf({ submittedAt = '', updatedAt = '' }: CityCells, receivedAt: Date): RowFault | undefined {
  const latest = new Date(receivedAt.getTime() + clockToleranceMs).toISOString();
  if (submittedAt > latest) return { field: 'submittedAt', reason: 'future' };
  if (updatedAt > latest) return { field: 'updatedAt', reason: 'future' };
  return updatedAt < submittedAt ? { field: 'updatedAt', reason: 'order' } : undefined;
}

function shape(told: CityCells, { mapping, line, receiptHash }: RowSurroundings): CityRow | RowFault {
  if (!isWithin(told.community ?? '', mapping.city))
    return { field: 'community', reason: 'city-row.other-city' };
  const { reference, state = 'declared', submittedAt, updatedAt } = told;
  const form = formOfCells(told, { privacyNotice: mapping.privacyNotice, receiptHash });
  try {
    return checked(cityRow, { line, reference, state, submittedAt, updatedAt, form });
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    const [first] = error.issues;
    const field = toldAs(told, cityFieldOfPath(first?.path ?? []));
    return { ...(field !== undefined && { field }), reason: (first?.code ?? 'invalid') as CityRowReason };
  }
}

/** Who declares is the traveller where nothing else is told: then it is their cell that is wrong. */
function toldAs(told: CityCells, field: CityField | undefined): CityField | undefined {
  if (field === undefined || told[field] !== undefined) return field;
  if (field === 'declarantName') return 'name';
  return field === 'declarantPhone' || field === 'guardianPhone' ? 'phone' : field;
}

/** What a cell says in our words: codes as ours, instants in UTC, days and regions as declarations hold them. */
function readCell(mapping: CompiledMapping, field: CityField, text: string): string | RowFault {
  switch (cityFieldFacts(field).cell) {
    case 'instant': {
      const bytes = Buffer.from(text);
      const read = readInstant(bytes, 0, bytes.length);
      return read < 0 ? { field, reason: codeOfFault(read) } : new Date(read).toISOString();
    }
    case 'code':
      return mapping.codeOf(field, text) ?? { field, reason: 'code' };
    case 'codes': {
      const codes = text.split(/[、,，;；|/]/).filter((one) => one.trim() !== '');
      const read = codes.map((one) => mapping.codeOf(field, one));
      return read.includes(undefined) ? { field, reason: 'code' } : [...new Set(read)].join(',');
    }
    case 'community':
    case 'country':
      return mapping.codeOf(field, text) ?? text.trim();
    case 'day':
      return plainDay(text);
    case 'text':
      return field === 'originRegion' || field === 'riskRegion' ? plainRegion(text) : text;
  }
}

/** `1990/1/2`, `19900102` or an instant of that day as `1990-01-02`; what is no day stays as it is and is refused as one. */
function plainDay(text: string): string {
  const [, year, month = '', date = ''] =
    /^\s*(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[ T].*)?$/.exec(text.normalize('NFKC')) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** A division code without the zeros that fill it up: `410105000000` and `410105` are one county, `410000` is the province. */
function plainRegion(text: string): string {
  const digits = text.normalize('NFKC').trim();
  if (!/^(\d{6}|\d{12})$/.test(digits)) return digits;
  return digits
    .replace(/0{6}$/, '')
    .replace(/^(\d{9})000$/, '$1')
    .replace(/^(\d{2})0000$/, '$1')
    .replace(/^(\d{4})00$/, '$1');
}
