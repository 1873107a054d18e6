import type { Finding, FindingStepRequest } from '../../../../schemas/finding.ts';
import type { FindingAction } from '../finding-actions.ts';
import { ClosureForm } from './closure-form.tsx';
import { ConfirmationForm } from './confirmation-form.tsx';
import { ContactForm } from './contact-form.tsx';
import { ExplanationForm } from './explanation-form.tsx';
import type { StepOf } from './form-props.ts';
import { NoteForm } from './note-form.tsx';
import { ReassignmentForm } from './reassignment-form.tsx';

interface StepFormProps {
  detail: Finding;
  action: FindingAction;
  before: FindingStepRequest | undefined;
  send: (step: FindingStepRequest) => void;
}

/** The form of a step. */
export function StepForm({ detail, action, before, send }: StepFormProps) {
  const again = <Kind extends FindingAction>(kind: Kind) =>
    before?.kind === kind ? (before as StepOf<Kind>) : undefined;
  switch (action) {
    case 'contact':
      return <ContactForm detail={detail} before={again(action)} send={send} />;
    case 'confirmation':
      return <ConfirmationForm detail={detail} before={again(action)} send={send} />;
    case 'closure':
      return <ClosureForm detail={detail} before={again(action)} send={send} />;
    case 'reassignment':
      return <ReassignmentForm detail={detail} before={again(action)} send={send} />;
    case 'explanation':
      return <ExplanationForm detail={detail} before={again(action)} send={send} />;
    case 'note':
    case 'charge':
    case 'objection':
    case 'correction':
      return <NoteForm kind={action} before={again(action)} send={send} />;
  }
}
