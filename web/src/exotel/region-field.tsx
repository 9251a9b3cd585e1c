import { Autocomplete } from '@base-ui/react/autocomplete';
import { useState } from 'react';
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
  const [isOpen, setIsOpen] = useState(false);
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
          onValueChange={(next, { reason }) => {
            // Escape closes the list; it must not take away what was typed.
            if (reason !== 'escape-key') onChange(next);
          }}
          mode="none"
          openOnInputClick
          open={isOpen}
          onOpenChange={(wantsOpen, { reason }) => {
            // Who types an address of their own needs no list in the way.
            setIsOpen(wantsOpen && reason !== 'input-change');
          }}
        >
          <div className="combobox">
            <Autocomplete.Input className="input input-code" spellCheck={false} autoCapitalize="off" />
            <span className="combobox-mark">
              <ChevronIcon />
            </span>
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
