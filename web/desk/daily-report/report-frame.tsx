import { type ComponentType, useEffect } from 'react';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { type Address, go } from '../address.ts';
import { RegionFrame } from '../shell/region-frame.tsx';
import { DayBar } from './day-bar.tsx';

export interface ReportScreenProps {
  region: string;
  day: string;
  me: Me;
}

interface Given {
  at: Extract<Address, { screen: 'reports' }>;
  me: Me;
  screen: ComponentType<ReportScreenProps>;
}

/** A screen of a region and one day; yesterday, before anybody chose: it is the last that has ended. */
export function ReportFrame({ at, me, screen: Shown }: Given) {
  const { region } = at;
  const today = shanghaiDate(now());
  const day = at.day ?? addDays(today, -1);
  // The address bar says which day is shown, also when nobody chose it.
  useEffect(() => {
    if (at.day === undefined) go({ screen: 'reports', region, day }, 'replace');
  });
  return (
    <RegionFrame at={{ ...at, day }} me={me} days={<DayBar region={region} day={day} today={today} />}>
      <Shown key={`${region} ${day}`} region={region} day={day} me={me} />
    </RegionFrame>
  );
}
