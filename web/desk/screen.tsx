import { lazy, Suspense } from 'react';
import type { Me } from '../../schemas/staff.ts';
import { type Address, hashOf } from './address.ts';
import { ReportFrame } from './daily-report/report-frame.tsx';
import { Overview } from './overview/overview.tsx';
import { RangedRegion } from './shell/ranged-region.tsx';
import { Waiting } from './shell/waiting.tsx';
import { useWords } from './words/use-words.ts';

const ListScreen = lazy(() => import('./list/list-screen.tsx'));
const ReportsScreen = lazy(() => import('./daily-report/reports-screen.tsx'));
const CaseScreen = lazy(() => import('./case/case-screen.tsx'));
const CapacityScreen = lazy(() => import('./capacity/capacity-screen.tsx'));
const EquipmentScreen = lazy(() => import('./equipment/equipment-screen.tsx'));
const ExportsScreen = lazy(() => import('./exports/exports-screen.tsx'));
const FindingsScreen = lazy(() => import('./findings/findings-screen.tsx'));
const FindingScreen = lazy(() => import('./findings/finding-screen.tsx'));
const FeedsScreen = lazy(() => import('./feeds/feeds-screen.tsx'));
const RiskAreasScreen = lazy(() => import('./risk-areas/risk-areas-screen.tsx'));
const CitySystemsScreen = lazy(() => import('./city-systems/city-systems-screen.tsx'));
const BreakGlassScreen = lazy(() => import('./break-glass/break-glass-screen.tsx'));

function NotFound() {
  const words = useWords();
  return (
    <main className="desk-main narrow" id="main">
      <h1>{words.problem.page}</h1>
      <p>{words.problem.pageHelp}</p>
      <p>
        <a href={hashOf({ screen: 'home' })}>{words.problem.home}</a>
      </p>
    </main>
  );
}

/** The screen that an address names; all but the overview are loaded when they are asked for. */
function Named({ at, me }: { at: Address; me: Me }) {
  switch (at.screen) {
    case 'home':
      return <RangedRegion at={{ screen: 'overview', region: me.region.code }} me={me} screen={Overview} />;
    case 'overview':
      return <RangedRegion at={at} me={me} screen={Overview} />;
    case 'list':
      return <RangedRegion at={at} me={me} screen={ListScreen} />;
    case 'reports':
      return <ReportFrame at={at} me={me} screen={ReportsScreen} />;
    case 'capacity':
      return <CapacityScreen region={at.region} me={me} />;
    case 'equipment':
      return <EquipmentScreen at={at} me={me} />;
    case 'own-findings':
      return <FindingsScreen at={{ screen: 'findings', region: me.region.code }} me={me} />;
    case 'findings':
      return <FindingsScreen at={at} me={me} />;
    case 'finding':
      return <FindingScreen key={at.id} id={at.id} me={me} />;
    case 'case':
      return <CaseScreen key={at.id} id={at.id} me={me} />;
    case 'break-glass':
      return <BreakGlassScreen region={at.region} me={me} />;
    case 'exports':
      return <ExportsScreen />;
    case 'comparison':
      return <FeedsScreen me={me} />;
    case 'city-systems':
      return <CitySystemsScreen city={at.city} me={me} />;
    case 'risk-areas':
      return <RiskAreasScreen at={at} me={me} />;
    case 'unknown':
      return <NotFound />;
  }
}

export function Screen({ at, me }: { at: Address; me: Me }) {
  return (
    <Suspense
      fallback={
        <main className="desk-main" id="main">
          <Waiting />
        </main>
      }
    >
      <Named at={at} me={me} />
    </Suspense>
  );
}
