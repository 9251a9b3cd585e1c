const KEY = 'cxb.phone';

/** The operator's own phone, kept on this browser when they wish so; `""` when they do not, null while they were not asked. */
export function rememberedPhone(): string | null {
  return localStorage.getItem(KEY);
}

export function rememberPhone(phone: string): void {
  localStorage.setItem(KEY, phone);
}

export function rememberNoPhone(): void {
  localStorage.setItem(KEY, '');
}
