import type { CityCells } from './map-row.ts';

interface Kept {
  privacyNotice: string;
  receiptHash: string;
}

/** The cells of a row as the form that a citizen would have filled in; its schema says what is wrong with it (requirements A3). */
export function formOfCells(cells: CityCells, { privacyNotice, receiptHash }: Kept): unknown {
  const { name, phone, declarantName = name, declarantPhone = phone } = cells;
  return {
    declarant: { name: declarantName, phone: declarantPhone },
    trip: tripOf(cells),
    travellers: [travellerOf(cells)],
    receiptHash,
    // The city took the statement with its own form.
    truthful: true,
    privacyNotice,
    channel: 'web',
    language: 'zh',
  };
}

function tripOf(cells: CityCells): unknown {
  const { direction, expectedArrivalAt, originRegion, originCountry, community, transport, stayKind } = cells;
  return {
    direction,
    expectedArrivalAt,
    origin: {
      // A column of countries says China of nearly everybody: the region says more.
      ...given(originRegion === undefined ? { country: originCountry } : { regionCode: originRegion }),
      address: cells.originAddress,
    },
    destination: { community, address: cells.address },
    journey: { transport, ...given({ serviceNumber: cells.serviceNumber, plate: cells.plate }) },
    ...given({ stayKind }),
  };
}

function travellerOf(cells: CityCells): unknown {
  const { name, document, documentType = 'resident-id', phone, birthDate, sex } = cells;
  const { guardianName, guardianPhone } = cells;
  return {
    name,
    document: { type: documentType, number: document },
    phone,
    ...given({ birthDate, sex }),
    ...(guardianName !== undefined && { guardian: { name: guardianName, phone: guardianPhone ?? phone } }),
    symptoms: symptomsOf(cells),
    riskStays: riskStaysOf(cells),
  };
}

function symptomsOf({ symptoms, symptomKinds }: CityCells): unknown {
  if (symptoms !== 'yes') return { present: false };
  return { present: true, which: symptomKinds?.split(',') ?? ['other'] };
}

function riskStaysOf({ riskStay, riskRegion, riskFrom, riskTo }: CityCells): unknown {
  if (riskStay !== 'yes') return { present: false };
  const stay = { regionCode: riskRegion, fromDate: riskFrom, toDate: riskTo };
  return riskRegion === undefined ? { present: true } : { present: true, stays: [stay] };
}

function given(fields: Record<string, string | undefined>): Record<string, string> {
  const there = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(there);
}
