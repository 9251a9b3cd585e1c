import type { ReactNode } from 'react';

/** Drawn by hand, 20 by 20, in the colour of the text; never the only bearer of a meaning. */
function Icon({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

export const CloseIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" {...line} />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="7" y="7" width="9" height="9" rx="2" {...line} />
    <path d="M4 12.500V5.500A1.500 1.500 0 0 1 5.500 4h7" {...line} />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="M4.500 10.500l3.500 3.500 7.500-8" {...line} />
  </Icon>
);

export const PhoneIcon = () => (
  <Icon>
    <path
      d="M6.800 3.500 5 4.300c-.8.4-1.200 1.200-1 2.100a12 12 0 0 0 9.600 9.600c.9.2 1.700-.2 2.100-1l.8-1.800-3.200-2-1.500 1.300a9 9 0 0 1-4.300-4.300l1.300-1.500z"
      {...line}
    />
  </Icon>
);

export const UpIcon = () => (
  <Icon>
    <path d="M10 15.500v-11M5 9l5-5 5 5" {...line} />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M10 4.500v11M5 11l5 5 5-5" {...line} />
  </Icon>
);

export const TrashIcon = () => (
  <Icon>
    <path d="M4 6h12M8 6V4h4v2M5.500 6l.7 10h7.600l.7-10" {...line} />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="M6 8l4 4 4-4" {...line} />
  </Icon>
);

export const CrossIcon = CloseIcon;
