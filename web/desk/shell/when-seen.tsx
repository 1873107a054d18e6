import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Given {
  children: ReactNode;
  /** What stands in its place until then, as tall as what comes. */
  waiting: ReactNode;
}

/** What costs more than the figures waits until somebody scrolls to it, or prints the page. */
export function WhenSeen({ children, waiting }: Given) {
  const place = useRef<HTMLDivElement>(null);
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    if (isWanted || place.current === null) return;
    const want = () => setIsWanted(true);
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) want();
    });
    observer.observe(place.current);
    window.addEventListener('beforeprint', want);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', want);
    };
  }, [isWanted]);
  return <div ref={place}>{isWanted ? children : waiting}</div>;
}
