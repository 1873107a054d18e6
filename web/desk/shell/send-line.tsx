import { Button } from 'antd';

interface Given {
  says: { send: string; saved: string };
  isSending: boolean;
  /** What was sent before is done, and nothing else is chosen yet. */
  isSaved: boolean;
}

/** The end of a form by which one step is taken after the other: that the last one is done, and the button for the next. */
export function SendLine({ says, isSending, isSaved }: Given) {
  return (
    <>
      {isSaved && <p role="status">{says.saved}</p>}
      <p>
        <Button type="primary" htmlType="submit" loading={isSending}>
          {says.send}
        </Button>
      </p>
    </>
  );
}
