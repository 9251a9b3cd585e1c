import { useState } from 'react';
import type { ReactNode } from 'react';
import { Field } from '@base-ui/react/field';
import { text } from '../text/text';
import { TextField } from '../ui/field';
import { REGIONS } from './regions';

const words = text.exotel.credentials;

const OTHER = 'other';

interface RegionFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

/** One of Exotel's two hosts, or an address that is typed. */
export function RegionField({ value, onChange, fault }: RegionFieldProps): ReactNode {
  const [isOtherChosen, setIsOtherChosen] = useState(false);
  const isOther = isOtherChosen || REGIONS.every(({ url }) => url !== value);
  const choose = (chosen: string): void => {
    setIsOtherChosen(chosen === OTHER);
    if (chosen !== OTHER) onChange(chosen);
  };
  return (
    <div className="region">
      <TextField
        label={words.region}
        name="region"
        value={value}
        onChange={choose}
        hint={words.regionHint}
        fault={isOther ? undefined : fault}
        control={
          <Field.Control
            className="input select"
            value={isOther ? OTHER : value}
            onValueChange={choose}
            render={
              <select>
                {REGIONS.map(({ url, name }) => (
                  <option key={url} value={url}>
                    {`${name} · ${url}`}
                  </option>
                ))}
                <option value={OTHER}>{words.otherRegion}</option>
              </select>
            }
          />
        }
      />
      {isOther && (
        <TextField
          label={words.otherUrl}
          name="api_base_url"
          type="url"
          value={value}
          onChange={(next) => {
            // Typing a known address does not take the input away under the reader's hands.
            setIsOtherChosen(true);
            onChange(next);
          }}
          fault={fault}
          isCode
        />
      )}
    </div>
  );
}
