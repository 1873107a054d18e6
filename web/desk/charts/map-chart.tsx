import { useCallback, useEffect, useState } from 'react';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import Chart from './chart.tsx';
import type { ChartColours } from './colours.ts';
import { loadMap } from './map-files.ts';

export interface Shaded {
  code: string;
  name: string;
  value: number | undefined;
}

interface Given {
  region: string;
  regions: readonly Shaded[];
  label: string;
  choose: (code: string) => void;
}

/** The children of a region as shapes, darker where there is more: a sketch, beside the table that says the same. */
export default function MapChart({ region, regions, label, choose }: Given) {
  const words = useWords();
  const [known, setKnown] = useState<{ region: string; codes: Set<string> }>();
  useEffect(() => {
    let wanted = true;
    loadMap(region).then(
      (codes) => {
        if (wanted) setKnown({ region, codes });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [region]);
  const draw = useCallback(
    ({ accent, sunken, ink, surface, line, font, size }: ChartColours) => {
      const text = { color: ink, fontFamily: font, fontSize: size * 0.92 };
      const nameOf = new Map(regions.map(({ code, name }) => [code, name]));
      const most = Math.max(1, ...regions.map(({ value }) => value ?? 0));
      return {
        tooltip: {
          renderMode: 'richText',
          backgroundColor: surface,
          borderColor: line,
          textStyle: text,
          formatter: ({ name, value }: { name: string; value: number }) =>
            `${nameOf.get(name) ?? name}  ${Number.isNaN(value) ? '—' : value.toLocaleString('en-US')}`,
        },
        visualMap: {
          min: 0,
          max: most,
          calculable: false,
          orient: 'horizontal',
          left: 0,
          bottom: 0,
          itemWidth: size * 0.8,
          itemHeight: 90,
          text: [most.toLocaleString('en-US'), '0'],
          textStyle: text,
          inRange: { color: [sunken, accent] },
        },
        series: [
          {
            type: 'map',
            map: region,
            top: 8,
            bottom: size * 2.6,
            left: 8,
            right: 8,
            preserveAspect: 'contain',
            selectedMode: false,
            data: regions.map(({ code, value }) => ({ name: code, value: value ?? Number.NaN })),
            label: {
              show: true,
              ...text,
              textBorderColor: surface,
              textBorderWidth: 3,
              formatter: ({ name }: { name: string }) => nameOf.get(name) ?? '',
            },
            labelLayout: { hideOverlap: true },
            itemStyle: { areaColor: surface, borderColor: line, borderWidth: 1 },
            emphasis: { itemStyle: { areaColor: undefined, borderColor: ink, borderWidth: 2 }, label: text },
          },
        ],
      };
    },
    [region, regions],
  );
  if (known?.region !== region) return <Waiting rows={6} />;
  const without = regions.filter(({ code }) => !known.codes.has(code)).length;
  return (
    <figure className="map">
      <Chart draw={draw} label={label} className="map-chart" choose={choose} />
      <figcaption className="soft small">
        <b>{words.ranking.map}</b> {words.ranking.mapNote}
        {without > 0 && ` ${words.ranking.noShape(without)}`}
      </figcaption>
    </figure>
  );
}
