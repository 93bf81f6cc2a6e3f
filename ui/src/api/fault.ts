/** The one error shape that crosses the door, as the pages see it. Every sentence in it is already in the reader's language. */

export interface FaultBody {
  /** What the page may act on: `invalid_input`, `not_found`, `sinch_unavailable`, … */
  code: string;
  /** What did not happen. */
  message: string;
  /** What to do next. */
  hint?: string | null;
  /** Field name to sentence, for forms. */
  fields?: Record<string, string>;
  retryable?: boolean;
  /** Names this failure in the log. */
  trace?: string | null;
}

export class Fault extends Error {
  readonly code: string;
  readonly hint: string | null;
  readonly fields: Record<string, string>;
  readonly retryable: boolean;
  readonly trace: string | null;

  constructor(body: FaultBody) {
    super(body.message);
    this.code = body.code;
    this.hint = body.hint ?? null;
    this.fields = body.fields ?? {};
    this.retryable = body.retryable ?? false;
    this.trace = body.trace ?? null;
  }
}

/** Whatever was thrown, as a Fault. `unreachable` is the sentence for a host that did not answer at all. */
export function asFault(thrown: unknown, unreachable: string): Fault {
  if (thrown instanceof Fault) return thrown;
  if (isFaultBody(thrown)) return new Fault(thrown);
  return new Fault({ code: "unreachable", message: unreachable, retryable: true });
}

export function isFaultBody(value: unknown): value is FaultBody {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}
