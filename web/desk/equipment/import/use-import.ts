import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  type EquipmentImportedRow,
  type EquipmentImportRow,
  equipmentImportResult,
} from '../../../../schemas/equipment-import.ts';
import { request } from '../../api/request.ts';

interface Given {
  region: string;
  isDryRun: boolean;
}

/**
 * Sends a list part after part. What fails is gone on with where it stood when it is tried again: each part keeps its key, and what a
 * part did is not done twice.
 */
export function useImport({ region, isDryRun }: Given) {
  const client = useQueryClient();
  const told = useRef(new Map<readonly EquipmentImportRow[], EquipmentImportedRow[]>());
  const keys = useRef(new Map<readonly EquipmentImportRow[], string>());
  const [gone, setGone] = useState(0);
  const send = async (rows: readonly EquipmentImportRow[]) => {
    const key = keys.current.get(rows) ?? crypto.randomUUID();
    keys.current.set(rows, key);
    const answer = await request({
      path: `/v1/equipment/${region}/imports`,
      answer: equipmentImportResult,
      send: { method: 'POST', body: { rows, isDryRun }, key },
    });
    told.current.set(rows, answer.rows);
  };
  const run = useMutation({
    mutationFn: async (parts: readonly (readonly EquipmentImportRow[])[]) => {
      const linesDone = () =>
        parts.reduce((sum, part) => sum + (told.current.has(part) ? part.length : 0), 0);
      setGone(linesDone());
      for (const part of parts) {
        if (!told.current.has(part)) await send(part);
        setGone(linesDone());
      }
      return parts.flatMap((part) => told.current.get(part) ?? []);
    },
    onSettled: () => (isDryRun ? undefined : client.invalidateQueries({ queryKey: ['equipment'] })),
  });
  return { ...run, gone };
}
