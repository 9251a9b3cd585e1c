const MARKED = new WeakSet<object>();

/** Marks a request class that may be left out: an absent or empty body then counts as one without properties. */
export function NoBodyAllowed(): ClassDecorator {
  return (request) => {
    MARKED.add(request);
  };
}

export function mayHaveNoBody(request: object): boolean {
  return MARKED.has(request);
}
