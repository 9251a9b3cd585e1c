import { Autocomplete } from '@base-ui/react/autocomplete';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { TextField } from '../ui/field';
import { CheckIcon, ChevronIcon } from '../ui/icons';

const words = text.exotel.credentials;

const REGIONS = [
  { value: 'https://api.exotel.com', name: words.regions.singapore },
  { value: 'https://api.in.exotel.com', name: words.regions.mumbai },
];

interface RegionFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

/** One of Exotel's two hosts, or whatever else is typed. */
export function RegionField({ value, onChange, fault }: RegionFieldProps): ReactNode {
  return (
    <TextField
      label={words.region}
      name="api_base_url"
      value={value}
      onChange={onChange}
      fault={fault}
      hint={words.regionHint}
      control={
        <Autocomplete.Root
          items={REGIONS}
          value={value}
          onValueChange={onChange}
          mode="none"
          openOnInputClick
        >
          <div className="combobox">
            <Autocomplete.Input className="input input-code" spellCheck={false} autoCapitalize="off" />
            <Autocomplete.Trigger className="combobox-trigger" aria-label={words.showRegions}>
              <ChevronIcon />
            </Autocomplete.Trigger>
          </div>
          <Autocomplete.Portal>
            <Autocomplete.Positioner className="positioner" sideOffset={4} align="start">
              <Autocomplete.Popup className="popup">
                <Autocomplete.List>
                  {(region: (typeof REGIONS)[number]) => (
                    <Autocomplete.Item key={region.value} value={region} className="option">
                      <span className="option-mark">{region.value === value && <CheckIcon />}</span>
                      <span>
                        <strong>{region.name}</strong>
                        <code>{region.value}</code>
                      </span>
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </Autocomplete.Popup>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        </Autocomplete.Root>
      }
    />
  );
}
