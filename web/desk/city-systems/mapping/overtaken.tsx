import { Alert, Button } from 'antd';
import { useCityWords } from '../words/use-city-words.ts';

interface Given {
  newest: number;
  takeTheirs: () => void;
  keepMine: () => void;
}

/** Somebody else has saved meanwhile: neither what they did nor what is typed here is lost without being said. */
export function Overtaken({ newest, takeTheirs, keepMine }: Given) {
  const { editor: words } = useCityWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={words.stale(newest)}
      description={
        <div className="form-ways">
          <Button onClick={takeTheirs}>{words.takeTheirs}</Button>
          <Button onClick={keepMine}>{words.keepMine}</Button>
        </div>
      }
    />
  );
}
