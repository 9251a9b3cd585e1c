/** What sort of failure it is; the problem filter turns each kind into one HTTP status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'method'
  | 'conflict'
  | 'stale'
  | 'too_large'
  | 'media_type'
  | 'unprocessable'
  | 'too_many'
  | 'defect'
  | 'upstream'
  | 'upstream_timeout'
  | 'unavailable';

export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/** What a provider said, with phone numbers masked. */
export interface ProviderFault {
  /** As HTTP had it. */
  readonly httpStatus: number;
  /** The status of 4xx or 5xx that an error under HTTP 2xx speaks of itself. */
  readonly statedStatus?: number | undefined;
  readonly code: string;
  readonly message: string;
}

/** An expected failure: `message` is one sentence that a person can act on, without secrets or full numbers. */
export abstract class AppError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  readonly errors?: readonly FieldFault[];
  readonly provider?: ProviderFault;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why, in a word for the log alone: what a caller would learn from it, a stranger would, too. */
  readonly reason?: string;
  /** Further members of the problem document, in the API's spelling. */
  extensions?: Readonly<Record<string, string>>;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
