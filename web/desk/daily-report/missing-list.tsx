import { Button } from 'antd';
import { useState } from 'react';
import type { MissingCommunity, RegionReport } from '../../../schemas/report-progress.ts';
import type { Me } from '../../../schemas/staff.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { count } from '../words/numbers.ts';
import { PhoneLink } from './phone-link.tsx';
import { RemindButton } from './remind-button.tsx';
import { useReportWords } from './words/use-report-words.ts';

const countyDigits = 6;
/** So many are shown at first: what stands below a list of three hundred is found by nobody. */
const atFirst = 20;

interface Given {
  told: RegionReport;
  missing: readonly MissingCommunity[];
  me: Me;
}

/** Who has not reported, with the phone on duty, to be called or reminded (requirements E2, E5). */
export function MissingList({ told, missing, me }: Given) {
  const { missingList: words } = useReportWords();
  const [isWhole, setWhole] = useState(false);
  const isOpen = told.state === 'open';
  const title = words.missing(count(missing.length));
  const mayRemind = isOpen && missing.length > 0 && (me.role === 'county' || me.role === 'township');
  if (missing.length === 0)
    return (
      <Block title={title}>
        <p className="soft">{words.complete}</p>
      </Block>
    );
  // Where the data have something, somebody has to be called first; among equals the order of the codes stays.
  const ordered = [...missing].sort((one, other) => Number(one.derivedZero) - Number(other.derivedZero));
  const shown = isWhole ? ordered : ordered.slice(0, atFirst);
  const isCounty = told.region.code.length === countyDigits;
  return (
    <Block
      title={title}
      help={isOpen ? words.openHelp : words.closedHelp}
      end={mayRemind && <RemindButton told={told} />}
    >
      <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
        <table className="sheet-table case-table">
          <TableHead
            names={[
              words.community,
              words.phone,
              ...(isCounty ? [words.township] : []),
              words.data,
              words.note,
            ]}
          />
          <tbody>
            {shown.map((one) => (
              <MissingLine key={one.code} one={one} told={told} me={me} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < missing.length && (
        <div className="list-foot">
          <p className="soft figures">{words.shown(count(shown.length), count(missing.length))}</p>
          <Button onClick={() => setWhole(true)}>{words.whole}</Button>
        </div>
      )}
    </Block>
  );
}

function MissingLine({ one, told, me }: { one: MissingCommunity; told: RegionReport; me: Me }) {
  const { missingList: words } = useReportWords();
  const { day, state } = told;
  const { code, name, phone, unmanned, derivedZero } = one;
  const township = told.children.find((child) => child.code !== code && code.startsWith(child.code));
  const hashFor = (region: string) => hashOf({ screen: 'reports', region, day });
  const isOpen = state === 'open';
  return (
    <tr>
      <th scope="row">
        <a href={hashFor(code)}>{name}</a>
      </th>
      <td>{phone === undefined ? '—' : <PhoneLink phone={phone} />}</td>
      {township !== undefined && (
        <td>
          <a href={hashFor(township.code)}>{township.name}</a>
        </td>
      )}
      <td>{derivedZero ? (isOpen ? words.derived : words.silent) : words.some}</td>
      <td>
        {unmanned === true && <span className="mark mark-waiting">{words.unmanned}</span>}{' '}
        {unmanned === true && isOpen && me.role === 'township' && (
          <a href={hashFor(code)}>{words.onBehalf}</a>
        )}
      </td>
    </tr>
  );
}
