import type { ReactNode } from 'react';
import { text } from '../text/text';
import { previewToNumber } from './to-number';

const words = text.calls.dialog;

/** A number to call from; an Admin is not told its flow. */
export interface CallFrom {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly bot_id: string;
  readonly flow_url?: string;
}

/** What Exotel will be asked: in words, and as the form that is sent. */
export function OrderPreview({
  number,
  entered,
}: {
  readonly number: CallFrom;
  readonly entered: string;
}): ReactNode {
  const to = previewToNumber(entered);
  const flow = number.flow_url;
  const form = [
    ['From', to ?? '…'],
    ['CallerId', number.number],
    ['Url', flow ?? words.urlHidden],
    ['CallType', 'trans'],
    ['CustomField', `cxb-test:${number.id}`.slice(0, 128)],
  ];
  return (
    <div className="order">
      <h3>{words.says}</h3>
      <ul className="order-steps">
        <li>{to === null ? words.orderUnset : words.order(to)}</li>
        <li>{words.caller(number.number)}</li>
        <li>{flow === undefined ? words.connectUnnamed : words.connect(flow)}</li>
        <li>{number.bot_id === '' ? words.noBot : words.bot(number.bot_id)}</li>
      </ul>
      <p className="field-hint">{words.cost}</p>
      <details>
        <summary>{words.form}</summary>
        <dl className="form-preview">
          {form.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="field-hint">{words.formMore}</p>
      </details>
    </div>
  );
}
