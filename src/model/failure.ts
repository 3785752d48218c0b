/** The one error of the product. It carries codes and values; `ui/failureWords.ts` turns it into a sentence. */

export type FailureCode =
  /** No answer from the host: no network, proxy, certificate. */
  | 'offline'
  /** Nobody is signed in, or the sign-in has expired; `tenantId` says where. */
  | 'signInNeeded'
  /** The tenant refuses a token without one more step: MFA, conditional access, guest removed. */
  | 'tenantRefuses'
  | 'forbidden'
  | 'notFound'
  /** Too many requests; `retryAfterSeconds` says how long to wait. */
  | 'throttled'
  | 'conflict'
  | 'locked'
  /** The subscription takes no writes, as a disabled or expired one does; what is in it can still be read. */
  | 'readOnly'
  /** A principal that is not replicated to the directory yet. */
  | 'principalNotFound'
  | 'alreadyExists'
  | 'limitExceeded'
  | 'policy'
  /** Identities in this region cannot have what was asked for; `values.region` names it. */
  | 'unsupportedRegion'
  /** The subscription has not registered the resource provider, `values.namespace`, that this needs. */
  | 'notRegistered'
  /** The answer could not be read, or names a host that is not the configured one. */
  | 'untrustedAnswer'
  /** Read, but not all of it: `values.missing` says what is left out, in the words of `Missing`. */
  | 'incomplete'
  /** An argument of a command is missing or has the wrong form; `field` names it. */
  | 'badArgument'
  | 'unsupportedLanguage'
  | 'cannotInsertHere'
  /** A command-line tool is not there or did not answer. */
  | 'toolMissing'
  | 'cancelled'
  /** What the service said and nothing above fits. */
  | 'service';

/**
 * What an `incomplete` list lacks: items beyond a limit, items that could not be read (as many as `values.count` says),
 * all system-assigned identities, all clusters whose nodes use the identity, the names of things, which are still known
 * by their IDs, or what was too much to be asked about (as many as `values.count` says).
 */
export type Missing = 'more' | 'unreadable' | 'systemAssigned' | 'clusterNodes' | 'names' | 'unasked';

export interface FailureDetails {
  /** The ARM ID or the host that was asked. */
  readonly resource?: string;
  /** The service's own code and message: shown as data. */
  readonly serviceCode?: string;
  readonly serviceMessage?: string;
  readonly status?: number;
  readonly correlationId?: string;
  readonly retryAfterSeconds?: number;
  readonly tenantId?: string;
  readonly field?: string;
  /** Whatever else the sentence needs, by name. */
  readonly values?: Readonly<Record<string, string>>;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  /** More than one bundle has this class, so `instanceof` goes by what a failure is, not by whose it is. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'Failure' && 'code' in value && 'details' in value;
  }
  constructor(
    readonly code: FailureCode,
    readonly details: FailureDetails = {},
    options?: { cause: unknown },
  ) {
    super(details.serviceMessage ?? code, options);
  }
}

/** Reads anything thrown as a `Failure`; what is none becomes `service` with its message. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new Failure('cancelled', {}, { cause: error });
  return new Failure(
    'service',
    { serviceMessage: error instanceof Error ? error.message : String(error) },
    { cause: error },
  );
}

export function isCancelled(error: unknown): boolean {
  return toFailure(error).code === 'cancelled';
}
