/** Long files in the languages apps are written in: names that end like a credential all over, and a few credentials. */

import { largeTypeScript } from '../../unit/code/largeFile';
import type { Recipe } from './recipe';

const typescript: Recipe = {
  languageId: 'typescript',
  name: 'TypeScript',
  fileName: 'orders.ts',
  head: largeTypeScript(5_000),
  part: () => '',
  tail: 'export const credential = new DefaultAzureCredential();\n',
  typed: ['count > 3) {', "\n      const all = await this.call(name, { kind: 'new', of: [1, count] });"],
  credential: 'ManagedIdentityCredential(',
};

const python: Recipe = {
  languageId: 'python',
  name: 'Python',
  fileName: 'orders.py',
  head: 'import os\n\nfrom azure.identity import DefaultAzureCredential, ManagedIdentityCredential\nfrom azure.storage.blob import BlobServiceClient\n',
  part: (index, marked) => `

class Orders${index}(Base):
    """Keeps orders."""

    def __init__(self, name: str, credential: TokenCredential) -> None:
        self.found = ${marked ? 'ManagedIdentityCredential()' : 'Counter(credential)'}

    async def run(self, name: str, count: int) -> dict[str, int]:
        if name == "orders" and count > 3:
            return {key: value for key, value in await self.call(name, [n * count for n in (1, 2, 3)])}
`,
  tail: '\n\ncredential = DefaultAzureCredential()\n',
  typed: ['count > 3:', '\n            found = await self.call(name, {"kind": [1, count]})'],
  credential: 'ManagedIdentityCredential(',
};

const csharp: Recipe = {
  languageId: 'csharp',
  name: 'C#',
  fileName: 'Orders.cs',
  head: 'using System;\nusing Azure.Core;\nusing Azure.Identity;\n\nnamespace Contoso.Orders;\n',
  part: (index, marked) => `
public sealed class Orders${index}(TokenCredential credential) : Base<int>
{
    private readonly object found = new ${marked ? 'ManagedIdentityCredential()' : 'Dictionary<string, int>()'};
    public async Task<int> RunAsync(string name, int count)
    {
        if (name == "orders" && count > 3) return await CallAsync(name, items.Select(n => n * count), credential);
        return 0;
    }
}`,
  tail: '\npublic static class All\n{\n    public static readonly TokenCredential Credential = new DefaultAzureCredential();\n}\n',
  typed: [
    'int count)\n    {',
    '\n        var all = await CallAsync(name, new[] { items[0], count }, "new");',
  ],
  credential: 'ManagedIdentityCredential(',
};

const java: Recipe = {
  languageId: 'java',
  name: 'Java',
  fileName: 'Orders.java',
  head: 'package contoso.orders;\n\nimport com.azure.core.credential.TokenCredential;\nimport com.azure.identity.DefaultAzureCredentialBuilder;\nimport com.azure.identity.ManagedIdentityCredentialBuilder;\nimport java.util.List;\nimport java.util.Map;\n',
  part: (index, marked) => `
final class Orders${index} extends Base<Integer> {
    private final Object found = ${marked ? 'new ManagedIdentityCredentialBuilder().build()' : 'new Counter<>(credential)'};

    int run(String name, TokenCredential credential, int count) {
        if ("orders".equals(name) && count > 3) {
            return call(name, List.of(1, 2, 3).stream().map(n -> n * count).toList(), credential);
        }
        return 0;
    }
}
`,
  tail: '\nfinal class All {\n    static final TokenCredential CREDENTIAL = new DefaultAzureCredentialBuilder().build();\n}\n',
  typed: ['count > 3) {', '\n            var all = this.call(name, Map.of("kind", new int[] {1, count}));'],
  credential: 'ManagedIdentityCredentialBuilder()',
};

const go: Recipe = {
  languageId: 'go',
  name: 'Go',
  fileName: 'orders.go',
  head: 'package orders\n\nimport (\n\t"context"\n\t"fmt"\n\n\t"github.com/Azure/azure-sdk-for-go/sdk/azcore"\n\t"github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n)\n',
  part: (index, marked) => `
func run${index}(ctx context.Context, name string, credential azcore.TokenCredential, count int) (int, error) {
\tif name == "orders" && count > 3 {
\t\tfound, err := ${marked ? 'azidentity.NewManagedIdentityCredential(nil)' : 'call(ctx, credential)'}
\t\tif err != nil {
\t\t\treturn 0, fmt.Errorf("orders of %s: %w", name, err)
\t\t}
\t\treturn sum([]int{1, 2, count}, func(n int) int { return n * count }, found), nil
\t}
\treturn 0, nil
}
`,
  tail: '\nfunc all() (azcore.TokenCredential, error) {\n\treturn azidentity.NewDefaultAzureCredential(nil)\n}\n',
  typed: ['count > 3 {', '\n\t\tall := call(name, map[string][]int{"kind": {1, count}})'],
  credential: 'NewManagedIdentityCredential(',
};

const rust: Recipe = {
  languageId: 'rust',
  name: 'Rust',
  fileName: 'orders.rs',
  head: 'use azure_core::credentials::TokenCredential;\nuse azure_identity::{DeveloperToolsCredential, ManagedIdentityCredential};\nuse std::sync::Arc;\n',
  part: (index, marked) => `
impl Orders${index} {
    pub async fn run(&self, name: &str, credential: Arc<dyn TokenCredential>, count: u32) -> Result<u32> {
        let found = ${marked ? 'ManagedIdentityCredential::new(None)?' : 'self.find(&credential)?'};
        if name == "orders" && count > 3 {
            let all: Vec<u32> = [1, 2, 3].iter().map(|n| n * count).collect();
            return self.call(name, &all, found).await;
        }
        Ok(0)
    }
}
`,
  tail: '\npub fn all() -> azure_core::Result<Arc<dyn TokenCredential>> {\n    Ok(DeveloperToolsCredential::new(None)?)\n}\n',
  typed: [
    'count > 3 {',
    '\n            let all = self.call(name, vec![Kind { of: "new", by: (1, count) }]).await;',
  ],
  credential: 'ManagedIdentityCredential::new(',
};

const cpp: Recipe = {
  languageId: 'cpp',
  name: 'C++',
  fileName: 'orders.cpp',
  head: '#include <azure/core/credentials/credentials.hpp>\n#include <azure/identity.hpp>\n#include <memory>\n#include <string>\n#include <vector>\n\nusing namespace Azure::Identity;\n',
  part: (index, marked) => `
class Orders${index} final : public Base<int> {
public:
  int Run(std::string const& name, std::shared_ptr<TokenCredential> const& credential, int count)
  {
    auto found = ${marked ? 'std::make_shared<Azure::Identity::ManagedIdentityCredential>()' : 'std::make_shared<Counter>(credential)'};
    if (name == "orders" && count > 3) {
      return Call(name, std::vector<int>{1, 2, count}, [&](int n) { return n * count; }, found);
    }
    return 0;
  }
};
`,
  tail: '\nauto credential = std::make_shared<Azure::Identity::DefaultAzureCredential>();\n',
  typed: ['count > 3) {', '\n      auto all = Call(name, std::map<std::string, int>{{"kind", items[0]}});'],
  credential: 'ManagedIdentityCredential>(',
};

export const codeRecipes: readonly Recipe[] = [typescript, python, csharp, java, go, rust, cpp];
