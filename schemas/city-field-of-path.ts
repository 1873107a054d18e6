import type { CityField } from './city-field.ts';

/** Which cell a fault of the form is about: the longest beginning of its path decides. */
const fields: readonly (readonly [path: string, field: CityField])[] = [
  ['travellers.0.document', 'document'],
  ['travellers.0.name', 'name'],
  ['travellers.0.phone', 'phone'],
  ['travellers.0.birthDate', 'birthDate'],
  ['travellers.0.sex', 'sex'],
  ['travellers.0.guardian.phone', 'guardianPhone'],
  ['travellers.0.guardian', 'guardianName'],
  ['travellers.0.symptoms', 'symptomKinds'],
  ['travellers.0.riskStays.stays.0.fromDate', 'riskFrom'],
  ['travellers.0.riskStays.stays.0.toDate', 'riskTo'],
  ['travellers.0.riskStays', 'riskRegion'],
  ['declarant.name', 'declarantName'],
  ['declarant.phone', 'declarantPhone'],
  ['trip.direction', 'direction'],
  ['trip.expectedArrivalAt', 'expectedArrivalAt'],
  ['trip.origin.address', 'originAddress'],
  ['trip.origin.country', 'originCountry'],
  ['trip.origin', 'originRegion'],
  ['trip.destination.address', 'address'],
  ['trip.destination', 'community'],
  ['trip.journey.serviceNumber', 'serviceNumber'],
  ['trip.journey.plate', 'plate'],
  ['trip.journey', 'transport'],
  ['trip.stayKind', 'stayKind'],
  ['reference', 'reference'],
];

/** Which cell a fault is about, in a row, in the form that it becomes, or in an edit of it; undefined for what no cell can put right. */
export function cityFieldOfPath(path: readonly (string | number)[]): CityField | undefined {
  const [first, ...rest] = path[0] === 'form' ? path.slice(1) : path;
  const written = (first === 'traveller' ? ['travellers', 0, ...rest] : [first, ...rest]).join('.');
  return fields.find(([beginning]) => written === beginning || written.startsWith(`${beginning}.`))?.[1];
}
