/** The files that C# is inserted into: a class for each case, a class of registrations, and the program that runs one. */

import type { SdkCase } from '../kit/cases';

/** The start, with `¦` where the developer asks for code. */
export function startOf({ name, request, scope }: SdkCase): string {
  const token = `        AccessToken token = await credential.GetTokenAsync(new TokenRequestContext(new[] { "${scope}" }), default);
        Console.WriteLine(token.ExpiresOn > DateTimeOffset.UtcNow ? "signed in" : "expired");
`;
  return `// Orders: the nightly job.
using System;
using System.Threading.Tasks;

namespace Orders.Cases;

public static class ${name}
{
    public static async Task RunAsync()
    {
        await Task.Yield();
        ¦
${request.flavour === 'client' ? '' : token}    }
}
`;
}

/** The same client, registered with the others of an application: only compiled. */
export function registrationOf({ name }: SdkCase): string {
  return `using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Orders.Registrations;

public static class ${name}
{
    public static void Register(IServiceCollection services)
    {
        services.AddAzureClients(clients =>
        {
            ¦
        });
    }
}
`;
}

/** Runs the case that is named as its argument. */
export const program = `using System;
using System.Threading.Tasks;

Type type = Type.GetType("Orders.Cases." + args[0]) ?? throw new ArgumentException(args[0]);
await ((Task?)type.GetMethod("RunAsync")?.Invoke(null, null) ?? Task.CompletedTask);
`;
