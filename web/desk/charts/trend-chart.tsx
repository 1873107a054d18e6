import { useCallback } from 'react';
import Chart from './chart.tsx';
import type { ChartColours } from './colours.ts';

export interface Line {
  name: string;
  values: readonly (number | null)[];
}

interface Given {
  dates: readonly string[];
  lines: readonly Line[];
  label: string;
}

const dashes = ['solid', 'dashed', 'dotted'];
const marks = ['circle', 'rect', 'triangle'];

/** Flows day by day; lines differ in dash and mark as well as in colour. */
export default function TrendChart({ dates, lines, label }: Given) {
  const draw = useCallback(
    ({ accent, waiting, done, ink, soft, line, surface, font, size }: ChartColours) => {
      const colour = [accent, waiting, done];
      const text = { color: soft, fontFamily: font, fontSize: size };
      return {
        color: colour,
        textStyle: text,
        grid: { left: 8, right: 12, top: size * 2.6, bottom: 4, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 28, textStyle: { ...text, color: ink } },
        // Drawn on the canvas: styles in text would be refused by the policy of the site.
        tooltip: {
          trigger: 'axis',
          renderMode: 'richText',
          backgroundColor: surface,
          borderColor: line,
          textStyle: { ...text, color: ink },
        },
        xAxis: {
          type: 'category',
          data: dates.map((date) => date.slice(5)),
          boundaryGap: false,
          axisLabel: text,
          axisLine: { lineStyle: { color: line } },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          axisLabel: text,
          splitLine: { lineStyle: { color: line } },
        },
        series: lines.map(({ name, values }, index) => ({
          name,
          type: 'line',
          data: values,
          symbol: marks[index],
          symbolSize: 6,
          lineStyle: { width: 2, type: dashes[index] },
        })),
      };
    },
    [dates, lines],
  );
  return <Chart draw={draw} label={label} className="trend-chart" />;
}
