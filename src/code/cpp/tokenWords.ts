/** How C++ asks for tokens, fetches them, and hands them on. */

import type { TokenWords } from '../tokens/words';

export const tokenWords: TokenWords = {
  sends: /^(?:cpr::Get|curl_easy_setopt)$/,
  sendsBy: [
    /(?:\.|->)Get$|^(?:Azure::Core::Http::)?Request$/,
    /httplib::Client|HttpTransport|azure\/core\/http/,
  ],
  wakes: [/azure/],
  fetches: ['GetToken'],
  asks: /TokenRequestContext/,
  text: /\.Token\b/,
  logs: /^(?:(?:std::)?(?:f?printf|println?|puts|format_to)|(?:\w+::)*(?:spdlog|log|logger)(?:::|\.|->)(?:trace|debug|info|warn|error|critical)|\w*log\w*(?:\.|->)(?:trace|debug|info|warn|error|critical)|syslog)$/i,
  answers: /(?:^|\.|->)(?:set_content|SetBody|set_body)$|^crow::response$/,
  decodes: [/(?:^|::)jwt::decode$/, /jwt-cpp/],
};
