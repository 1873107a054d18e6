import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import {
  type Equipment,
  type EquipmentList,
  type EquipmentRequest,
  type EquipmentStepRequest,
  equipment,
  equipmentList,
} from '../../../schemas/equipment.ts';
import { request } from '../api/request.ts';

/** What the communities of a region have. It changes by what people do, not by the minute. */
export const equipmentOf = (region: string) => ({
  queryKey: ['equipment', region],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request({ path: `/v1/equipment/${region}`, answer: equipmentList, signal }),
  refetchInterval: false as const,
});

export const useEquipment = (region: string) => useQuery(equipmentOf(region));

/** What is issued against the version that was seen, or a step. */
export type EquipmentAction =
  | { kind: 'issue'; request: EquipmentRequest; seen: number }
  | { kind: 'step'; step: EquipmentStepRequest };

/** Does something: the same content is the same request however often it is sent, and the list is read again afterwards, also when it was refused. */
export function useEquipmentAction(community: string) {
  const client = useQueryClient();
  const sent = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: (action: EquipmentAction) => {
      const content = JSON.stringify(action);
      if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
      return send(community, action, sent.current.key);
    },
    onSuccess: (kept) => {
      // The same once more on purpose is another one.
      sent.current = { content: '', key: '' };
      client.setQueriesData<EquipmentList>(
        { queryKey: ['equipment'] },
        (list) => list && withKept(list, kept),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['equipment'] }),
  });
}

function send(community: string, action: EquipmentAction, key: string): Promise<Equipment> {
  const path = `/v1/equipment/${community}`;
  if (action.kind === 'step')
    return request({
      path: `${path}/steps`,
      answer: equipment,
      send: { method: 'POST', body: action.step, key },
    });
  const { request: body, seen } = action;
  return request({ path, answer: equipment, send: { method: 'PUT', body, key, seen } });
}

/** A list with what a community has now. */
function withKept(list: EquipmentList, kept: Equipment): EquipmentList {
  const rows = list.rows?.map((row) =>
    row.community === kept.community ? { ...row, equipment: kept } : row,
  );
  return { ...list, ...(rows && { rows }) };
}
