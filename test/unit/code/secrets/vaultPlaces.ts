/** Places of a secret that no token replaces, as programs have them: where a read from a key vault can stand, and where it cannot. */

/** Of a cache: what takes it takes any text. */
export const cacheSecret = 'redis-orders.redis.cache.windows.net:6380,password=q7Zk2mB1xYc9=,ssl=True';

export interface VaultPlaces {
  readonly languageId: string;
  readonly extension: string;
  /** Whole files, by names that are good for a file, a class or a module. */
  readonly possible: Readonly<Record<string, string>>;
  /** What is no value at run time, or has no statement in front of it that could read one. */
  readonly impossible: Readonly<Record<string, string>>;
}

const s = cacheSecret;

export const vaultPlaces: Readonly<Record<string, VaultPlaces>> = {
  TypeScript: {
    languageId: 'typescript',
    extension: 'mts',
    possible: {
      argument: `declare class Cache { constructor(url: string); }\nexport const cache = new Cache('${s}');\n`,
      property: `declare function connect(options: { url: string; retries: number }): void;\nconnect({ url: '${s}', retries: 3 });\n`,
      joined: `export const url = '${s}' + ',abortConnect=false';\n`,
      typed: `export const urls: readonly string[] = ['${s}'];\n`,
      inFunction: `export async function url(): Promise<string> {\n  return \`${s}\`;\n}\n`,
      inArrow: `declare function connect(url: string): void;\nexport const run = async (): Promise<void> => {\n  if (Math.random() > 0.5) {\n    connect("${s}");\n  }\n};\n`,
      closure: `export const connect = (): string => '${s}';\n`,
      called: `export const length = '${s}'.length;\n`,
      asserted: `export const url = '${s}' as string;\n`,
      field: `export class Cache {\n  readonly url = '${s}';\n}\n`,
      inSwitch: `declare function connect(url: string): void;\nswitch (process.argv.length) {\n  case 2:\n    connect('${s}');\n}\n`,
    },
    impossible: {
      synchronous: `export function url(): string {\n  return '${s}';\n}\n`,
      namespace: `export namespace Cache {\n  export const url = '${s}';\n}\n`,
      type: `export type Url = '${s}';\n`,
      constant: `export const url = '${s}' as const;\n`,
      key: `export const names = { '${s}': 1 };\n`,
      enumeration: `export enum Url {\n  cache = '${s}',\n}\n`,
      taken: `const secret = 1;\nexport const url = '${s}' + secret;\n`,
      label: `switch (process.argv[2]) {\n  case '${s}':\n    break;\n}\n`,
    },
  },
  JavaScript: {
    languageId: 'javascript',
    extension: 'cjs',
    possible: {
      inFunction: `async function url() {\n  return '${s}';\n}\n\nmodule.exports = { url };\n`,
    },
    impossible: {
      topLevel: `const url = '${s}';\n\nmodule.exports = { url };\n`,
    },
  },
  Python: {
    languageId: 'python',
    extension: 'py',
    possible: {
      argument: `def connect(url: str, retries: int) -> None: ...\n\n\nconnect("${s}", retries=3)\n`,
      keyword: `def connect(url: str) -> None: ...\n\n\nconnect(url="${s}")\n`,
      assigned: `URL = "${s}"\n`,
      joined: `URL: str = "${s}" + ",abortConnect=false"\n`,
      inFunction: `def url() -> str:\n    """Where the cache is."""\n    return "${s}"\n`,
      asynchronous: `async def url() -> str:\n    return "${s}"\n`,
      default: `def connect(url: str = "${s}") -> None: ...\n`,
      nested: `def url(local: bool) -> str:\n    if local:\n        return ""\n    else:\n        return "${s}".strip()\n`,
      attribute: `class Cache:\n    url = "${s}"\n`,
      listed: `URLS = ["${s}", ""]\n`,
      driver: `import pymssql  # type: ignore\n\nwith pymssql.connect("sql.database.windows.net", "app", "N0tThat!One", "orders") as connection:\n    connection.cursor()\n`,
      driverByName: `import pymssql  # type: ignore\n\nconnection = pymssql.connect(\n    server="sql.database.windows.net",\n    user="app",\n    password="N0tThat!One",\n)\n`,
    },
    impossible: {
      taken: `secret = 1\nURL = "${s}"\n`,
      pattern: `def known(url: str) -> bool:\n    match url:\n        case "${s}":\n            return True\n    return False\n`,
    },
  },
  'C#': {
    languageId: 'csharp',
    extension: 'cs',
    possible: {
      topLevel: `var url = "${s}" + ",abortConnect=false";\n`,
      inMethod: `class Cache\n{\n    string Url()\n    {\n        return "${s}" + ",abortConnect=false";\n    }\n}\n`,
    },
    impossible: {
      field: `class Cache\n{\n    private readonly string url = "${s}";\n}\n`,
      constant: `class Cache\n{\n    private const string Url = "${s}";\n}\n`,
      localConstant: `class Cache\n{\n    string Url()\n    {\n        const string url = "${s}";\n        return url;\n    }\n}\n`,
      expressionBody: `class Cache\n{\n    string Url() => "${s}";\n}\n`,
      parameter: `class Cache\n{\n    void Connect(string url = "${s}") { }\n}\n`,
      attribute: `class Cache\n{\n    [System.Obsolete("${s}")]\n    void Connect() { }\n}\n`,
      label: `class Cache\n{\n    int Known(string url)\n    {\n        switch (url)\n        {\n            case "${s}": return 1;\n            default: return 0;\n        }\n    }\n}\n`,
      pattern: `class Cache\n{\n    bool Known(string url)\n    {\n        return url is "${s}";\n    }\n}\n`,
    },
  },
  Java: {
    languageId: 'java',
    extension: 'java',
    possible: {
      inMethod: `class inMethod {\n    String url() {\n        return "${s}" + ",abortConnect=false";\n    }\n}\n`,
      local: `class local {\n    int length() {\n        final String url = "${s}";\n        return url.length();\n    }\n}\n`,
      inConstructor: `class inConstructor {\n    private final String url;\n\n    inConstructor() {\n        this.url = "${s}";\n    }\n\n    String url() {\n        return url;\n    }\n}\n`,
      inLambda: `import java.util.function.Supplier;\n\nclass inLambda {\n    Supplier<String> url() {\n        return () -> "${s}";\n    }\n}\n`,
      nested: `class nested {\n    String url(boolean local) {\n        if (local) {\n            return "";\n        } else {\n            return "${s}".trim();\n        }\n    }\n}\n`,
    },
    impossible: {
      oneLine: `class oneLine {\n    String url() { return "${s}"; }\n}\n`,
      field: `class field {\n    private final String url = "${s}";\n}\n`,
      constant: `class constant {\n    static final String URL = "${s}";\n}\n`,
      annotation: `class annotation {\n    void run() {\n        @SuppressWarnings("${s}")\n        int a = 1;\n    }\n}\n`,
      label: `class label {\n    int known(String url) {\n        switch (url) {\n            case "${s}":\n                return 1;\n            default:\n                return 0;\n        }\n    }\n}\n`,
    },
  },
  Go: {
    languageId: 'go',
    extension: 'go',
    possible: {
      argument: `package places\n\nimport "fmt"\n\nfunc argument() error {\n\tfmt.Println("${s}")\n\treturn nil\n}\n`,
      declared: `package places\n\nfunc declared() (string, error) {\n\turl := "${s}"\n\treturn url, nil\n}\n`,
      variable: `package places\n\nfunc variable() string {\n\tvar url string = "${s}"\n\treturn url\n}\n`,
      joined:
        'package places\n\nfunc joined() (string, error) {\n\treturn `' +
        s +
        '` + ",abortConnect=false", nil\n}\n',
      nested: `package places\n\nfunc nested(local bool) (string, error) {\n\tif !local {\n\t\treturn "${s}", nil\n\t}\n\treturn "", nil\n}\n`,
      inSwitch: `package places\n\nfunc inSwitch(kind int) string {\n\tswitch kind {\n\tcase 1:\n\t\treturn "${s}"\n\tdefault:\n\t\treturn ""\n\t}\n}\n`,
      listed: `package places\n\nfunc listed() []string {\n\treturn []string{"${s}"}\n}\n`,
    },
    impossible: {
      oneLine: `package places\n\nfunc oneLine() string { return "${s}" }\n`,
      constant: `package places\n\nconst url = "${s}"\n`,
      variable: `package places\n\nvar url = "${s}"\n`,
      localConstant: `package places\n\nfunc url() string {\n\tconst url = "${s}"\n\treturn url\n}\n`,
      label: `package places\n\nfunc known(url string) bool {\n\tswitch url {\n\tcase "${s}":\n\t\treturn true\n\t}\n\treturn false\n}\n`,
      tag:
        'package places\n\nfunc tagged() any {\n\ttype t struct {\n\t\tA int `' +
        s +
        '`\n\t}\n\treturn t{}\n}\n',
    },
  },
  'C++': {
    languageId: 'cpp',
    extension: 'cpp',
    possible: {
      argument: `#include <string>\n\nvoid connect(std::string const& url);\n\nint main()\n{\n  connect("${s}");\n  return 0;\n}\n`,
      declared: `#include <string>\n\nstd::string url()\n{\n  std::string text = "${s}";\n  return text;\n}\n`,
      pointer: `int length()\n{\n  const char* text = "${s}";\n  return text[0];\n}\n`,
    },
    impossible: {
      constant: `#include <string>\n\nstatic const std::string url = "${s}";\n`,
      constantExpression: `int length()\n{\n  constexpr const char* text = "${s}";\n  return text[0];\n}\n`,
      array: `int length()\n{\n  const char text[] = "${s}";\n  return text[0];\n}\n`,
      wide: `int length()\n{\n  auto text = L"${s}";\n  return text[0];\n}\n`,
      joined: `int length()\n{\n  auto text = "${s}" ",abortConnect=false";\n  return text[0];\n}\n`,
    },
  },
  Rust: {
    languageId: 'rust',
    extension: 'rs',
    possible: {
      argument: `fn connect(url: &str) -> usize {\n    url.len()\n}\n\npub async fn main() -> Result<(), Box<dyn std::error::Error>> {\n    connect("${s}");\n    Ok(())\n}\n`,
      owned: `pub async fn main() -> Result<(), Box<dyn std::error::Error>> {\n    let url = "${s}".to_string();\n    println!("{}", url.len());\n    Ok(())\n}\n`,
      borrowed: `pub async fn main() -> Result<(), Box<dyn std::error::Error>> {\n    let url: &str = "${s}";\n    if url.is_empty() {\n        return Ok(());\n    }\n    Ok(())\n}\n`,
      converted: `pub async fn url() -> Result<String, Box<dyn std::error::Error>> {\n    Ok(String::from("${s}"))\n}\n\npub async fn main() -> Result<(), Box<dyn std::error::Error>> {\n    url().await?;\n    Ok(())\n}\n`,
    },
    impossible: {
      constant: `const URL: &str = "${s}";\n`,
      inner: `async fn run() -> Result<(), Box<dyn std::error::Error>> {\n    const URL: &str = "${s}";\n    println!("{URL}");\n    Ok(())\n}\n`,
      synchronous: `fn run() -> String {\n    "${s}".to_string()\n}\n`,
      macro: `async fn run() -> Result<(), Box<dyn std::error::Error>> {\n    println!("${s}");\n    Ok(())\n}\n`,
      returned: `async fn run() -> Result<&'static str, Box<dyn std::error::Error>> {\n    Ok("${s}")\n}\n`,
      pattern: `async fn run(url: &str) -> Result<bool, Box<dyn std::error::Error>> {\n    match url {\n        "${s}" => Ok(true),\n        _ => Ok(false),\n    }\n}\n`,
    },
  },
};
