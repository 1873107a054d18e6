import * as z from 'zod/mini';
import { direction, documentType, sex, stayKind, symptom, transport } from './codes.ts';

/**
 * What a field holds: a text as it is, an instant, a day, one of our codes, several of them, or one of the many codes of communities and
 * countries.
 */
type Cell = 'text' | 'instant' | 'day' | 'code' | 'codes' | 'community' | 'country';

interface CityFieldFacts {
  names: { zh: string; en: string };
  cell: Cell;
  /** A row without it is no declaration. */
  required?: true;
  codes?: readonly string[];
}

export const yesNo = ['yes', 'no'] as const;
export const cityDeclarationStates = ['declared', 'withdrawn'] as const;

/**
 * What a city's own system tells of a declaration (requirements J1, A3): each is mapped to a column of its files by the city's mapping.
 * The document, name and phone are called as in feeds, by which files are recognised.
 */
export const cityFields = {
  reference: { names: { zh: '报备编号', en: 'reference' }, cell: 'text', required: true },
  state: { names: { zh: '报备状态', en: 'state' }, cell: 'code', codes: cityDeclarationStates },
  submittedAt: { names: { zh: '报备时间', en: 'submitted at' }, cell: 'instant', required: true },
  updatedAt: { names: { zh: '更新时间', en: 'updated at' }, cell: 'instant', required: true },
  name: { names: { zh: '姓名', en: 'name' }, cell: 'text', required: true },
  documentType: {
    names: { zh: '证件类型', en: 'document type' },
    cell: 'code',
    codes: documentType.options,
  },
  document: { names: { zh: '证件号码', en: 'document number' }, cell: 'text', required: true },
  phone: { names: { zh: '手机号码', en: 'phone' }, cell: 'text', required: true },
  birthDate: { names: { zh: '出生日期', en: 'birth date' }, cell: 'day' },
  sex: { names: { zh: '性别', en: 'sex' }, cell: 'code', codes: sex.options },
  guardianName: { names: { zh: '监护人姓名', en: 'guardian’s name' }, cell: 'text' },
  guardianPhone: { names: { zh: '监护人电话', en: 'guardian’s phone' }, cell: 'text' },
  declarantName: { names: { zh: '报备人姓名', en: 'declarant’s name' }, cell: 'text' },
  declarantPhone: { names: { zh: '报备人电话', en: 'declarant’s phone' }, cell: 'text' },
  direction: {
    names: { zh: '来豫或返豫', en: 'coming or returning' },
    cell: 'code',
    required: true,
    codes: direction.options,
  },
  expectedArrivalAt: {
    names: { zh: '预计到达时间', en: 'expected arrival' },
    cell: 'instant',
    required: true,
  },
  originRegion: { names: { zh: '出发地区代码', en: 'origin region code' }, cell: 'text' },
  originCountry: { names: { zh: '出发国家（地区）', en: 'origin country' }, cell: 'country' },
  originAddress: { names: { zh: '出发地址', en: 'origin address' }, cell: 'text', required: true },
  community: {
    names: { zh: '目的社区（村）', en: 'destination community' },
    cell: 'community',
    required: true,
  },
  address: { names: { zh: '目的地址', en: 'destination address' }, cell: 'text', required: true },
  transport: {
    names: { zh: '交通方式', en: 'transport' },
    cell: 'code',
    required: true,
    codes: transport.options,
  },
  serviceNumber: { names: { zh: '车次或航班', en: 'service number' }, cell: 'text' },
  plate: { names: { zh: '车牌', en: 'plate' }, cell: 'text' },
  symptoms: { names: { zh: '有无症状', en: 'symptoms' }, cell: 'code', required: true, codes: yesNo },
  symptomKinds: { names: { zh: '症状', en: 'which symptoms' }, cell: 'codes', codes: symptom.options },
  riskStay: {
    names: { zh: '有无中高风险地区旅居', en: 'risk-area stay' },
    cell: 'code',
    required: true,
    codes: yesNo,
  },
  riskRegion: { names: { zh: '旅居地区代码', en: 'region code of the stay' }, cell: 'text' },
  riskFrom: { names: { zh: '旅居开始日期', en: 'first day of the stay' }, cell: 'day' },
  riskTo: { names: { zh: '旅居结束日期', en: 'last day of the stay' }, cell: 'day' },
  stayKind: { names: { zh: '住宿类型', en: 'kind of stay' }, cell: 'code', codes: stayKind.options },
} as const satisfies Record<string, CityFieldFacts>;

export type CityField = keyof typeof cityFields;
export const cityField = z.enum(Object.keys(cityFields) as [CityField, ...CityField[]]);

/** The same for every field, where its literal type is in the way. */
export function cityFieldFacts(field: CityField): CityFieldFacts {
  return cityFields[field];
}
