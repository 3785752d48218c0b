/** Builds the columns of the client tables in few words. */

import type { PackageNeed } from '../request';
import type { ClientForm } from './client';

type Names = Readonly<Record<string, string>>;

/**
 * A column. `packages` is a list such as `azure-identity 1.4.0, aiohttp 3.0.0`. Behind a version, `beside other 7.0.0`
 * (once or more) and `in other` stand for the fields of a need.
 */
export function form(
  packages: string,
  imports: Names,
  variable: string,
  client: string,
  ...call: readonly string[]
): ClientForm {
  return { packages: packages.split(', ').map(need), imports, variable, client, call };
}

function need(text: string): PackageNeed {
  const [name = '', minimum = ''] = text.split(' ');
  const beside = [...text.matchAll(/ beside (\S+) (\S+)/g)].map(([, other = '', from = '']) => ({
    name: other,
    from,
  }));
  const [, broughtBy] = / in (\S+)/.exec(text) ?? [];
  return {
    name,
    minimum,
    ...(beside.length > 0 && { beside }),
    ...(broughtBy !== undefined && { broughtBy }),
  };
}

/** A column for Python: the asynchronous clients of the Azure packages, and what they hand on, stand in `aio` beside the others. */
export function python(...given: Parameters<typeof form>): ClientForm {
  const [, imports] = given;
  const asyncImports = Object.fromEntries(
    Object.entries(imports)
      .filter(([name]) => /(?:Client|Context)$/.test(name))
      .map(([name, module]) => [name, `${module}.aio`]),
  );
  return { ...form(...given), asyncImports };
}

/** How a Java client over HTTP is told to try five times more, and the names for it. */
export const javaRetry =
  '.retryOptions(new {RetryOptions}(new {ExponentialBackoffOptions}().setMaxRetries(5)))';
export const javaRetryNames: Names = {
  RetryOptions: 'com.azure.core.http.policy',
  ExponentialBackoffOptions: 'com.azure.core.http.policy',
};

/** The options of a Go client over HTTP in the given package, and the name for them. */
export const goRetry = (name: string): string =>
  `&{${name}}.ClientOptions{ClientOptions: {policy}.ClientOptions{Retry: {policy}.RetryOptions{MaxRetries: 5}}}`;
/** The options of a C++ client that is to try five times more; clients over AMQP have another field for it. */
export const cppRetry = (type: string, field = 'Retry'): string =>
  `[] { ${type} clientOptions; clientOptions.${field}.MaxRetries = 5; return clientOptions; }()`;

/** A Rust client over HTTP that is to try five times more; the credential stands behind the endpoint. */
export const rustClient = (client: string, endpoint: string, credential: string): string =>
  `{${client}}::new(
    ${endpoint},
    ${credential},
    Some({${client}Options} {
        client_options: {ClientOptions} {
            retry: {RetryOptions}::exponential({ExponentialRetryOptions} {
                max_retries: 5,
                ..Default::default()
            }),
            ..Default::default()
        },
        ..Default::default()
    }),
)?`;
export const rustNames: Names = {
  ClientOptions: 'azure_core::http',
  RetryOptions: 'azure_core::http',
  ExponentialRetryOptions: 'azure_core::http',
};
export const goSdk = 'github.com/Azure/azure-sdk-for-go/sdk/';
export const goNames: Names = { policy: `${goSdk}azcore/policy`, context: 'context', fmt: 'fmt' };
