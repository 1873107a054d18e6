import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  name: string;
  /** What it fetches, for who does not see where it stands. */
  label: string;
  /** Asks for a link, which opens for five minutes. */
  ask: () => Promise<{ url: string }>;
  isMain?: boolean;
}

/** Fetches a file by a link that is asked for now. */
export function FetchButton({ name, label, ask, isMain = false }: Given) {
  const words = useWords();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ask,
    // It is answered as an attachment, so this page stays.
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <Button
        type={isMain ? 'primary' : 'default'}
        size="small"
        loading={isPending}
        aria-label={label}
        onClick={() => mutate()}
      >
        {name}
      </Button>
      {error !== null && (
        <p className="form-wrong" role="alert">
          {sentenceOf(error, words)}
        </p>
      )}
    </>
  );
}
