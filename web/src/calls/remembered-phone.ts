const KEY = 'cxb.phone';

/** The operator's own phone, kept on this browser when they wish so. */
export function rememberedPhone(): string {
  return localStorage.getItem(KEY) ?? '';
}

export function rememberPhone(phone: string): void {
  localStorage.setItem(KEY, phone);
}

export function forgetPhone(): void {
  localStorage.removeItem(KEY);
}
