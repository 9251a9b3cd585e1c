import { useState } from 'react';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { SelectField } from './select-field';

const KEY = 'cxb.theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

/** Before the first paint: colours follow `color-scheme`, which this attribute sets. */
export function applyStoredTheme(): void {
  document.documentElement.dataset.theme = storedTheme();
}

export function ThemeSelect(): ReactNode {
  const [theme, setTheme] = useState(storedTheme);
  return (
    <SelectField
      label={text.common.account.theme}
      value={theme}
      onChange={(value) => {
        localStorage.setItem(KEY, value);
        applyStoredTheme();
        setTheme(storedTheme());
      }}
      options={THEMES.map((value) => ({ value, label: text.common.account.themes[value] }))}
    />
  );
}
