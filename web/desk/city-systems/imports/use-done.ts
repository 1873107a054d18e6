import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CityImport } from '../../../../schemas/city-import.ts';

/** When an import that was being read has ended, what it changes is read again: conflicts, counts, how the system does. */
export function useDone(imports: readonly CityImport[]): void {
  const client = useQueryClient();
  const reading = imports.filter(({ state }) => state === 'reading').length;
  const before = useRef(reading);
  useEffect(() => {
    const hasEnded = reading < before.current;
    before.current = reading;
    if (hasEnded) void client.invalidateQueries({ queryKey: ['city-systems'] });
  }, [reading, client]);
}
