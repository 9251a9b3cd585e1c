import { useState } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';
import { rememberedPhone, rememberNoPhone, rememberPhone } from './remembered-phone';

export interface PhoneChoice {
  readonly phone: string;
  /** Was it there before anybody entered it? */
  readonly isGiven: boolean;
  readonly isRemembered: boolean;
  setPhone(phone: string): void;
  setRemembered(isRemembered: boolean): void;
  /** It is called now. */
  keep(): void;
}

/** The phone to ring: that of the call which is repeated, or the remembered one. Another one is not remembered unasked. */
export function usePhoneChoice(): PhoneChoice {
  const repeated = useHistoryState<{ readonly phone?: string } | null>()?.phone;
  const [remembered, setKept] = useState(rememberedPhone);
  const [phone, setPhone] = useState(repeated ?? remembered ?? '');
  const [wish, setWish] = useState<boolean>();
  const isRemembered = wish ?? (remembered === null || (remembered !== '' && remembered === phone));
  return {
    phone,
    isGiven: phone !== '' && (phone === repeated || phone === remembered),
    isRemembered,
    setPhone,
    setRemembered: setWish,
    keep: () => {
      if (isRemembered) rememberPhone(phone.trim());
      else if (wish === false) rememberNoPhone();
      setKept(rememberedPhone());
      setWish(undefined);
    },
  };
}
