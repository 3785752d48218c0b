/** Insertion at every single offset of a realistic C++ file: either no offer, or a file that still parses. */

import assert from 'node:assert/strict';
import { cpp } from '../../../../src/code/cpp/language';
import { applied, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const service = `// Copyright Contoso.
/* Takes
   orders. */
#include "store.h"

#include <azure/storage/blobs.hpp>

#include <memory> // shared_ptr
#include <string>
#if defined(_WIN32)
#include <windows.h>
#else
#include <unistd.h>
#endif

using namespace Azure::Storage::Blobs;

#define TWICE(x) \\
  ((x) + \\
   (x))

static const int limits[] = {
    1,

    2,
};

namespace orders {
namespace {

int hidden = 3;

}

template <typename T>
class Store : public Base {
 public:
    explicit Store(std::string url)
        : url_(std::move(url)), client_(url_)
    {
    }

    Store(const Store&) = delete;

    int count() const { return count_; }

 private:
    std::string url_;
    BlobServiceClient client_;

    int count_ = 0;
};

enum class Kind {
    Small,

    Large,
};

// Reads one.
std::string Read(const std::string& name)
{
    const char* text = R"(
        not code
    )";
    if (name.empty()) return text;
    else if (name == "a")
    {
        // nothing

    }
    for (int i = 0; i < 3; ++i) { hidden += i; }
    switch (hidden) {
        case 1:
            return "one";

        default: break;
    }
    auto doubled = [&](int x) {
        return TWICE(x);
    };
    try {
        Connect(
            name,
            doubled(2));
    } catch (const std::exception& error) {
        throw;
    }
    do {
        hidden--;
    } while (hidden > 0);
    return name;
}

} // namespace orders

extern "C" {
void plain();

}

int main(int argc, char** argv) { return argc > 1 ? 0 : 1; }
`;

describe('C++: insertion anywhere', () => {
  for (const [name, text] of [
    ['spaces', service],
    ['tabs and CRLF', service.replaceAll('    ', '\t').replaceAll('\n', '\r\n')],
  ] as const) {
    it(`never breaks a file with ${name}`, async function () {
      this.timeout(60_000);
      const file = await parseText(cpp, 'cpp', text);
      assert.deepEqual(errorsIn(file), []);
      const results = new Map<string, number>();
      let refused = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const request = requestFor({
          flavour: offset % 2 === 0 ? 'credential' : 'localAndAzure',
          idSource: offset % 3 === 0 ? 'environmentVariable' : 'literal',
        });
        const plan = cpp.insert(file, offset, request);
        if (!plan) refused++;
        else results.set(applied(text, plan), offset);
      }
      for (const [after, offset] of results) {
        const made = await parseText(cpp, 'cpp', after);
        assert.deepEqual(errorsIn(made), [], `${offset}\n${after}`);
        const sites = cpp.credentials(made).filter(({ type }) => type === 'managedIdentity');
        assert.equal(sites.length, 1, `${offset}\n${after}`);
      }
      assert.ok(refused < text.length / 2, `${refused} of ${text.length} refused`);
    });
  }

  it('offers nothing where no code can stand, or where the file does not parse', async () => {
    const places = [
      'class A {\n    ¦\n    int x;\n};\n',
      'enum class E {\n    ¦\n    A\n};\n',
      'int a[] = {\n    1,\n    ¦\n    2\n};\n',
      'void f() {\n    const char* x = R"(\n    ¦\n)";\n}\n',
      'void f() {\n    /* a\n    ¦\n    */\n}\n',
      'extern "C" {\n¦\nvoid f();\n}\n',
    ];
    for (const marked of places) {
      const offset = marked.indexOf('¦');
      const file = await parseText(cpp, 'cpp', marked.replace('¦', ''));
      assert.equal(cpp.insert(file, offset, requestFor()), undefined, marked);
    }
  });
});
