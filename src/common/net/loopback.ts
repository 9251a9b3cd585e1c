const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Does this host of a URL, as a parser spells it, name the machine itself? */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}
