import { spokenPath } from '../community/place.ts';
import { useLoaded } from '../community/use-loaded.ts';
import { stateNames } from '../words/choices.ts';
import { instantInWords } from '../words/dates.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import type { KeptReceipt } from './kept-receipts.ts';
import { shownState } from './next-step.ts';
import { qrOf, receiptAddress } from './qr.ts';

/** The opaque QR code of a receipt (requirements A8), and the way to keep it among the photos. */
export function CodeAndSave({ kept }: { kept: KeptReceipt }) {
  const words = useWords();
  const language = useLanguage();
  const qr = useLoaded(() => qrOf(receiptAddress(kept.id)), kept.id).value;
  if (qr === undefined) return <span class="skeleton skeleton-qr" />;
  const save = async (): Promise<void> => {
    const { saveImage } = await import('./save-image.ts');
    await saveImage({
      title: `${words.service} · ${words.receipt.title}`,
      lines: [
        `${kept.name}  ${stateNames[shownState(kept)][language]}`,
        `${words.receipt.arrival}: ${instantInWords(new Date(kept.expectedArrivalAt), language)}`,
        spokenPath(kept.communityPath),
        `${words.receipt.number}: ${kept.id}`,
      ],
      note: words.receipt.notPass,
      qr,
      fileName: `baobei-${kept.id}.png`,
    });
  };
  return (
    <figure class="qr">
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={words.receipt.qr}
        shape-rendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <figcaption class="small soft">
        {words.receipt.qrHelp}
        <strong>{words.receipt.notPass}</strong>
      </figcaption>
      <button type="button" class="button button-quiet" onClick={() => void save()}>
        {words.receipt.save}
      </button>
    </figure>
  );
}
