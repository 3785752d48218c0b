/** The realistic files that C++ is inserted into. */

import type { SdkCase } from '../kit/cases';

/** How a case's file looks, with `¦` where the developer asks for code. */
export interface Form {
  readonly name: string;
  readonly prefix: string;
  readonly path: string;
  startOf(one: SdkCase): string;
}

const isClient = ({ request }: SdkCase): boolean => request.flavour === 'client';

export const forms: readonly Form[] = [
  {
    name: 'in a function',
    prefix: 'statement',
    path: '/orders/src/main.cpp',
    startOf: (one) => `// Orders: the nightly job.
#include <iostream>
#include <vector>

int main()
{
  std::vector<int> orders;
  std::cout << orders.size() << " orders" << std::endl;
  ¦
${isClient(one) ? '' : '  Azure::Core::Credentials::TokenCredential const& used = *credential;\n  std::cout << used.GetCredentialName() << std::endl;\n'}  return 0;
}
`,
  },
  {
    name: 'in a header, with names made shorter',
    prefix: 'header',
    path: '/orders/inc/orders.hpp',
    startOf: () => `#ifndef ORDERS_HPP
#define ORDERS_HPP

#include <azure/identity.hpp>

namespace orders {

namespace id = Azure::Identity;
using Azure::Core::Credentials::TokenCredential;

¦

} // namespace orders

#endif
`,
  },
];
