import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { largeType } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { type ChartColours, coloursNow } from './colours.ts';
import { core } from './echarts.ts';

interface Given {
  /** What is drawn, in the colours of the page. */
  draw: (colours: ChartColours) => EChartsCoreOption;
  /** What the picture shows, in words; the numbers stand in a table beside it. */
  label: string;
  className: string;
  choose?: (name: string) => void;
}

/** A drawing that follows the size of its place and the colours of the page. Nothing moves: each step would be drawn whole. */
export default function Chart({ draw, label, className, choose }: Given) {
  const place = useRef<HTMLDivElement>(null);
  const chosen = useRef(choose);
  chosen.current = choose;
  const large = useCell(largeType);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const chart = core.init(element, undefined, { renderer: 'canvas' });
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const paint = () => chart.setOption({ animation: false, ...draw(coloursNow()) }, true);
    paint();
    chart.on('click', ({ name }) => chosen.current?.(name));
    const observer = new ResizeObserver(() => {
      // It tells the size once at the start as well, which is the one that was drawn.
      const isAsDrawn =
        chart.getWidth() === element.clientWidth && chart.getHeight() === element.clientHeight;
      if (!isAsDrawn) chart.resize();
    });
    observer.observe(element);
    dark.addEventListener('change', paint);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', paint);
      chart.dispose();
    };
  }, [draw, large]);
  return <div ref={place} className={className} role="img" aria-label={label} />;
}
