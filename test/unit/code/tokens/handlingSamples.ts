/** Tokens in each code language, from a credential and from an endpoint: what must not become of them, and what may. */

import type { Looked } from '../look';

export interface HandlingSamples extends Looked {
  /** A file whose function gets the token of a credential, then runs `code`. */
  fetched(code: string): string;
  /** The text of that token. */
  readonly text: string;
  /** A file whose function asks an endpoint for a token and keeps it until it expires, then runs `code`. */
  asked(code: string): string;
  /** The text of that one. */
  readonly answer: string;
  /** What is wrong with a text, by the variant that is said. */
  readonly wrong: readonly (readonly [variant: string, code: (text: string) => string])[];
  readonly right: readonly ((text: string) => string)[];
  /** A function that makes a credential for each token; absent where all credentials share their tokens. */
  readonly anew?: string;
  /** A function that makes a credential and keeps it. */
  readonly kept: string;
  /** A function that asks an endpoint and keeps nothing. */
  readonly askedAnew: string;
}

const imds =
  'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&client_id=x&resource=https://vault.azure.net';
const scope = 'https://vault.azure.net/.default';

const ts = "import { DefaultAzureCredential } from '@azure/identity';\nimport jwt from 'jsonwebtoken';\n";
const script: Omit<HandlingSamples, 'languageId' | 'path'> = {
  fetched: (code) =>
    `${ts}const credential = new DefaultAzureCredential();\nexport async function f(res) {\n  const answer = await credential.getToken('${scope}');\n  ${code}\n}\n`,
  text: 'answer.token',
  asked: (code) =>
    `${ts}export async function f(res) {\n  const answer = await fetch('${imds}', { headers: { Metadata: 'true' } });\n  const data = await answer.json();\n  kept = data.expires_on;\n  ${code}\n}\n`,
  answer: 'data.access_token',
  wrong: [
    ['logged', (text) => `console.log('token', ${text});`],
    ['logged', (text) => `const t = ${text};\n  console.debug(\`got \${t}\`);`],
    ['decoded', (text) => `return jwt.decode(${text});`],
    ['exposed', (text) => `return get(\`https://example.com/?access_token=\${${text}}\`);`],
    ['exposed', (text) => `res.json({ token: ${text} });`],
  ],
  right: [
    (text) => `return get(url, { headers: { Authorization: \`Bearer \${${text}}\` } });`,
    (text) => `console.log(${text}.length);`,
  ],
  anew: `${ts}export async function f() {\n  const credential = new DefaultAzureCredential();\n  const answer = await credential.getToken('${scope}');\n  return answer.token;\n}\n`,
  kept: `${ts}export async function f() {\n  const credential = new DefaultAzureCredential();\n  clients.add(credential);\n  return credential.getToken('${scope}');\n}\n`,
  askedAnew: `export async function f() {\n  const answer = await fetch('${imds}', { headers: { Metadata: 'true' } });\n  return (await answer.json()).access_token;\n}\n`,
};

const py =
  'import jwt\nimport logging\nimport requests\nfrom azure.identity import DefaultAzureCredential\nfrom flask import jsonify\n';
const cs = 'using Azure.Core;\nusing Azure.Identity;\nusing System.IdentityModel.Tokens.Jwt;\n';
const csScope = `new TokenRequestContext(new[] { "${scope}" })`;
const csFile = (members: string): string =>
  `${cs}class Tokens\n{\n    readonly HttpClient http = new HttpClient();\n    readonly TokenCredential credential = new DefaultAzureCredential();\n${members}\n}\n`;
const java = 'import com.azure.core.credential.*;\nimport com.azure.identity.*;\n';
const javaFile = (members: string): string =>
  `${java}class Tokens {\n    TokenCredential credential = new DefaultAzureCredentialBuilder().build();\n${members}\n}\n`;
const go =
  'package tokens\n\nimport (\n\t"context"\n\t"fmt"\n\t"log"\n\t"net/http"\n\t"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"\n\t"github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\t"github.com/golang-jwt/jwt/v5"\n)\n\n';
const cpp =
  '#include <azure/identity.hpp>\n#include <cpr/cpr.h>\n#include <iostream>\n#include <jwt-cpp/jwt.h>\n#include <nlohmann/json.hpp>\n';
const rust =
  'use azure_core::credentials::TokenCredential;\nuse azure_identity::DeveloperToolsCredential;\nuse jsonwebtoken::decode_header;\n\n';

export const handlingSamples: Readonly<Record<string, HandlingSamples>> = {
  TypeScript: { languageId: 'typescript', path: '/w/tokens.ts', ...script },
  JavaScript: { languageId: 'javascript', path: '/w/tokens.mjs', ...script },
  Python: {
    languageId: 'python',
    path: '/w/tokens.py',
    fetched: (code) =>
      `${py}credential = DefaultAzureCredential()\n\n\ndef f():\n    answer = credential.get_token("${scope}")\n    ${code}\n`,
    text: 'answer.token',
    asked: (code) =>
      `${py}\n\ndef f():\n    data = requests.get("${imds}", headers={"Metadata": "true"}).json()\n    keep(data["expires_on"])\n    ${code}\n`,
    answer: 'data["access_token"]',
    wrong: [
      ['logged', (text) => `print("token", ${text})`],
      ['logged', (text) => `t = ${text}\n    logging.debug("got %s", t)`],
      ['decoded', (text) => `return jwt.decode(${text}, options={"verify_signature": False})`],
      ['exposed', (text) => `return requests.get("https://example.com/?access_token=" + ${text})`],
      ['exposed', (text) => `return jsonify({"token": ${text}})`],
    ],
    right: [
      (text) => `return requests.get(url, headers={"Authorization": "Bearer " + ${text}})`,
      (text) => `print(len(${text}))`,
    ],
    anew: `${py}\n\ndef f():\n    credential = DefaultAzureCredential()\n    return credential.get_token("${scope}").token\n`,
    kept: `${py}\n\ndef f():\n    credential = DefaultAzureCredential()\n    clients.append(credential)\n    return credential.get_token("${scope}").token\n`,
    askedAnew: `${py}\n\ndef f():\n    return requests.get("${imds}", headers={"Metadata": "true"}).json()["access_token"]\n`,
  },
  'C#': {
    languageId: 'csharp',
    path: '/w/Tokens.cs',
    fetched: (code) =>
      csFile(
        `    async Task<object> F()\n    {\n        var answer = await credential.GetTokenAsync(${csScope}, default);\n        ${code}\n    }`,
      ),
    text: 'answer.Token',
    asked: (code) =>
      csFile(
        `    async Task<object> F()\n    {\n        http.DefaultRequestHeaders.Add("Metadata", "true");\n        var data = JsonDocument.Parse(await http.GetStringAsync("${imds}"));\n        Keep(data.RootElement.GetProperty("expires_on").GetString());\n        ${code}\n    }`,
      ),
    answer: 'data.RootElement.GetProperty("access_token").GetString()',
    wrong: [
      ['logged', (text) => `Console.WriteLine("token " + ${text});`],
      ['logged', (text) => `var t = ${text};\n        _logger.LogInformation("got {Token}", t);`],
      ['decoded', (text) => `return new JwtSecurityTokenHandler().ReadJwtToken(${text});`],
      [
        'exposed',
        (text) => `return await http.GetStringAsync($"https://example.com/?access_token={${text}}");`,
      ],
      ['exposed', (text) => `return Results.Ok(${text});`],
    ],
    right: [
      (text) => `return new AuthenticationHeaderValue("Bearer", ${text});`,
      (text) => `Console.WriteLine(${text}.Length);`,
    ],
    anew: csFile(
      `    string F()\n    {\n        var own = new DefaultAzureCredential();\n        return own.GetToken(${csScope}, default).Token;\n    }`,
    ),
    kept: csFile(
      `    string F()\n    {\n        var own = new DefaultAzureCredential();\n        clients.Add(own);\n        return own.GetToken(${csScope}, default).Token;\n    }`,
    ),
    askedAnew: csFile(
      `    async Task<string> F()\n    {\n        http.DefaultRequestHeaders.Add("Metadata", "true");\n        return await http.GetStringAsync("${imds}");\n    }`,
    ),
  },
  Java: {
    languageId: 'java',
    path: '/w/Tokens.java',
    fetched: (code) =>
      javaFile(
        `    Object f(Response response) {\n        AccessToken answer = credential.getTokenSync(context);\n        ${code}\n    }`,
      ),
    text: 'answer.getToken()',
    asked: (code) =>
      javaFile(
        `    Object f(Response response) {\n        var request = HttpRequest.newBuilder(URI.create("${imds}")).header("Metadata", "true").build();\n        JsonNode data = read(request);\n        keep(data.get("expires_on"));\n        ${code}\n    }`,
      ),
    answer: 'data.get("access_token").asText()',
    wrong: [
      ['logged', (text) => `System.out.println("token " + ${text});`],
      ['logged', (text) => `String t = ${text};\n        logger.info("got {}", t);`],
      ['decoded', (text) => `return JWT.decode(${text});`],
      ['exposed', (text) => `return open("https://example.com/?access_token=" + ${text});`],
      ['exposed', (text) => `return ResponseEntity.ok(${text});`],
      ['exposed', (text) => `response.getWriter().write(${text});`],
    ],
    right: [
      (text) => `return request.header("Authorization", "Bearer " + ${text});`,
      (text) => `logger.info(${text}.length());`,
    ],
    kept: javaFile(
      '    String f() {\n        return new DefaultAzureCredentialBuilder().build().getTokenSync(context).getToken();\n    }',
    ),
    askedAnew: `class Tokens {\n    String f() {\n        return send(HttpRequest.newBuilder(URI.create("${imds}")).header("Metadata", "true").build());\n    }\n}\n`,
  },
  Go: {
    languageId: 'go',
    path: '/w/tokens.go',
    fetched: (code) =>
      `${go}func f(w http.ResponseWriter, credential *azidentity.DefaultAzureCredential) {\n\tanswer, err := credential.GetToken(context.Background(), policy.TokenRequestOptions{Scopes: []string{"${scope}"}})\n\t${code}\n}\n`,
    text: 'answer.Token',
    asked: (code) =>
      `${go}func f(w http.ResponseWriter) {\n\treq, err := http.NewRequest("GET", "${imds}", nil)\n\treq.Header.Set("Metadata", "true")\n\tvar data struct {\n\t\tAccessToken string \`json:"access_token"\`\n\t\tExpiresOn   string \`json:"expires_on"\`\n\t}\n\tread(req, &data)\n\t${code}\n}\n`,
    answer: 'data.AccessToken',
    wrong: [
      ['logged', (text) => `log.Println("token", ${text})`],
      ['logged', (text) => `t := ${text}\n\tfmt.Printf("got %s", t)`],
      ['decoded', (text) => `return jwt.Parse(${text}, nil)`],
      ['exposed', (text) => `http.Get("https://example.com/?access_token=" + ${text})`],
      ['exposed', (text) => `fmt.Fprint(w, ${text})`],
    ],
    right: [
      (text) => `req.Header.Set("Authorization", "Bearer "+${text})`,
      (text) => `log.Println(len(${text}))`,
    ],
    kept: `${go}func f() {\n\tcredential, err := azidentity.NewDefaultAzureCredential(nil)\n\tanswer, err := credential.GetToken(context.Background(), policy.TokenRequestOptions{Scopes: []string{"${scope}"}})\n\tuse(answer, err)\n}\n`,
    askedAnew: `${go}func f() (*http.Response, error) {\n\treq, err := http.NewRequest("GET", "${imds}", nil)\n\treq.Header.Set("Metadata", "true")\n\treturn http.DefaultClient.Do(req)\n}\n`,
  },
  'C++': {
    languageId: 'cpp',
    path: '/w/tokens.cpp',
    fetched: (code) =>
      `${cpp}auto credential = std::make_shared<Azure::Identity::DefaultAzureCredential>();\nvoid f(httplib::Response& res)\n{\n  Azure::Core::Credentials::TokenRequestContext request;\n  request.Scopes = {"${scope}"};\n  auto answer = credential->GetToken(request, Azure::Core::Context());\n  ${code}\n}\n`,
    text: 'answer.Token',
    asked: (code) =>
      `${cpp}void f(httplib::Response& res)\n{\n  auto data = nlohmann::json::parse(cpr::Get(cpr::Url{"${imds}"}, cpr::Header{{"Metadata", "true"}}).text);\n  keep(data["expires_on"]);\n  ${code}\n}\n`,
    answer: 'data["access_token"].get<std::string>()',
    wrong: [
      ['logged', (text) => `std::cout << "token " << ${text} << std::endl;`],
      ['logged', (text) => `auto t = ${text};\n  spdlog::info("got {}", t);`],
      ['decoded', (text) => `auto claims = jwt::decode(${text});`],
      ['exposed', (text) => `open("https://example.com/?access_token=" + ${text});`],
      ['exposed', (text) => `res.set_content(${text}, "text/plain");`],
    ],
    right: [
      (text) => `headers.emplace("Authorization", "Bearer " + ${text});`,
      (text) => `std::cout << size(${text});`,
    ],
    anew: `${cpp}std::string f(Azure::Core::Credentials::TokenRequestContext const& request)\n{\n  auto own = std::make_shared<Azure::Identity::DefaultAzureCredential>();\n  return own->GetToken(request, Azure::Core::Context()).Token;\n}\n`,
    kept: `${cpp}std::string f(Azure::Core::Credentials::TokenRequestContext const& request)\n{\n  auto own = std::make_shared<Azure::Identity::DefaultAzureCredential>();\n  keep(own);\n  return own->GetToken(request, Azure::Core::Context()).Token;\n}\n`,
    askedAnew: `${cpp}std::string f()\n{\n  return cpr::Get(cpr::Url{"${imds}"}, cpr::Header{{"Metadata", "true"}}).text;\n}\n`,
  },
  Rust: {
    languageId: 'rust',
    path: '/w/src/tokens.rs',
    fetched: (code) =>
      `${rust}async fn f(credential: &dyn TokenCredential) -> azure_core::Result<()> {\n    let answer = credential.get_token(&["${scope}"], None).await?;\n    ${code}\n    Ok(())\n}\n`,
    text: 'answer.token.secret()',
    asked: (code) =>
      `${rust}async fn f() -> Result<(), reqwest::Error> {\n    let client = reqwest::Client::new();\n    let data: serde_json::Value = client.get("${imds}").header("Metadata", "true").send().await?.json().await?;\n    keep(&data["expires_on"]);\n    ${code}\n    Ok(())\n}\n`,
    answer: 'data["access_token"].as_str().unwrap()',
    wrong: [
      ['logged', (text) => `println!("token {}", ${text});`],
      ['logged', (text) => `let t = ${text};\n    tracing::info!("got {}", t);`],
      ['decoded', (text) => `let header = decode_header(${text});`],
      ['exposed', (text) => `reqwest::get(format!("https://example.com/?access_token={}", ${text})).await;`],
      ['exposed', (text) => `let answered = HttpResponse::Ok().body(${text});`],
    ],
    right: [
      (text) => `let header = format!("Bearer {}", ${text});`,
      (text) => `println!("{}", ${text}.len());`,
    ],
    anew: `${rust}async fn f() -> azure_core::Result<String> {\n    let credential = DeveloperToolsCredential::new(None)?;\n    let answer = credential.get_token(&["${scope}"], None).await?;\n    Ok(answer.token.secret().to_string())\n}\n`,
    kept: `${rust}async fn f() -> azure_core::Result<String> {\n    let credential = DeveloperToolsCredential::new(None)?;\n    keep(credential.clone());\n    let answer = credential.get_token(&["${scope}"], None).await?;\n    Ok(answer.token.secret().to_string())\n}\n`,
    askedAnew: `${rust}async fn f() -> Result<String, reqwest::Error> {\n    let client = reqwest::Client::new();\n    client.get("${imds}").header("Metadata", "true").send().await?.text().await\n}\n`,
  },
};
