import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { sentenceOf } from '../../api/sentence-of.ts';
import { useWords } from '../../words/use-words.ts';
import { useEquipmentWords } from '../words/use-equipment-words.ts';
import { gatherWithout, hasCommunities } from './gather-without.ts';
import { templateText } from './template-text.ts';

/** A file to be filled, with the communities of the region that have nothing. */
export function TemplateButton({ region }: { region: string }) {
  const words = useWords();
  const { import: says } = useEquipmentWords();
  const client = useQueryClient();
  const { community, ...others } = says.headings;
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => gatherWithout(client, region),
    onSuccess: (lines) =>
      save(says.templateName(region), templateText([community, says.name, ...Object.values(others)], lines)),
  });
  return (
    <>
      <Button type="link" loading={isPending} onClick={() => mutate()}>
        {hasCommunities(region) ? says.templateFull : says.template}
      </Button>
      {error !== null && (
        <p className="form-wrong" role="alert">
          {sentenceOf(error, words)}
        </p>
      )}
    </>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
}
