/** What goes over the wire between a client and the sample tenant: plain values, so that any HTTP client can carry them. */

export interface SampleRequest {
  readonly method: string;
  /** Absolute. Only path and query are looked at: the host is whatever the carrier answers for. */
  readonly url: string;
  /** Keys in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface SampleResponse {
  readonly status: number;
  /** Keys in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or empty. */
  readonly body: string;
}

/** An in-memory Azure: a request in, the answer Azure Resource Manager would give out. */
export interface SampleTenant {
  /** Never rejects but with the `AbortError` of `signal`: whatever is refused is a response. */
  handle(request: SampleRequest, signal?: AbortSignal): Promise<SampleResponse>;
}
