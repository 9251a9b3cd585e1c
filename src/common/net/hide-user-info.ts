/** A text in which the URLs show no user and no password, however badly those are written; the mark stands there instead. */
export function hideUserInfo(text: string, mark = '***@'): string {
  return text.replace(/\/\/[^/]*@/g, `//${mark}`);
}
