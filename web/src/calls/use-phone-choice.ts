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
  /** It was called: there is a record of it, so it was a phone. */
  keep(called: string): void;
}

/** The phone to ring: that of the call which is repeated, or the remembered one. Another one is not remembered unasked. */
export function usePhoneChoice(): PhoneChoice {
  const repeated = useHistoryState<{ readonly phone?: string } | null>()?.phone;
  const [remembered, setKept] = useState(rememberedPhone);
  const [phone, setPhone] = useState(repeated ?? remembered ?? '');
  const [wish, setWish] = useState<boolean>();
  const isWishedFor = (entered: string): boolean =>
    wish ?? (remembered === null || (remembered !== '' && remembered === entered));
  return {
    phone,
    isGiven: phone !== '' && (phone === repeated || phone === remembered),
    isRemembered: isWishedFor(phone),
    setPhone,
    setRemembered: setWish,
    keep: (called) => {
      if (isWishedFor(called)) rememberPhone(called.trim());
      else if (wish === false) rememberNoPhone();
      setKept(rememberedPhone());
      setWish(undefined);
    },
  };
}
