/** Drawn on a 24-px grid with strokes only, so that they take the colour and weight of the text beside them. */
const paths = {
  phone:
    'M6.6 3.5h2.6l1.6 4-2.1 1.6a12 12 0 0 0 6.2 6.2l1.6-2.1 4 1.6v2.6c0 1.2-1 2.2-2.2 2.1C10.5 19 5 13.5 4.5 5.7 4.4 4.5 5.4 3.5 6.6 3.5Z',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 8v5M12 16.5v.01M12 3.5l9.5 16.5h-19Z',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  pin: 'M12 21c4.5-4.7 7-8.2 7-11.2A7 7 0 0 0 5 9.8C5 12.8 7.5 16.3 12 21ZM14.5 10a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z',
  person: 'M15.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM5 20c.6-3.8 3.4-6 7-6s6.4 2.2 7 6',
  swap: 'M7 4L3.5 7.5 7 11M4 7.5h16M17 13l3.5 3.5L17 20M20 16.5H4',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4v5h-5',
  offline:
    'M4 4l16 16M8.5 14.5a5 5 0 0 1 5.8-.9M5.5 11.5a9 9 0 0 1 3.7-2.2M13 8.5a9.5 9.5 0 0 1 5.5 3M12 18v.01',
  search: 'M16 10.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0ZM14.5 14.5L20 20',
  shield: 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.4-7 9-4.1-1.6-7-4.7-7-9V6ZM9 12l2.2 2.2L15.5 10',
  text: 'M4 18L8.5 6 13 18M5.5 14h6M15 18l2.7-7 2.8 7M16 16h3.7',
  out: 'M10 4.5H5.5v15H10M14.5 8l4 4-4 4M18.5 12H10',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5',
  info: 'M12 11v6M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  undo: 'M8 5L4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H9',
} as const;

export type IconName = keyof typeof paths;

/** A decorative icon: what it means is always said in words beside it. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
