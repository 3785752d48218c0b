/** The same requests for tokens in Java, Go, C++ and Rust, and what such samples are. */

export interface RequestSamples {
  readonly languageId: string;
  readonly path: string;
  /** The text of a file, with the variants that are to be found in it, in file order. */
  readonly wrong: Readonly<Record<string, readonly [text: string, ...variants: string[]]>>;
  readonly right: Readonly<Record<string, string>>;
}

export const imds = 'http://169.254.169.254/metadata/identity/oauth2/token';

const java = (body: string): string =>
  `class Tokens {\n    String get(String resource, String id) throws Exception {\n${body}\n    }\n}\n`;
const go = (body: string): string =>
  `package tokens\n\nimport (\n\t"fmt"\n\t"net/http"\n\t"net/url"\n\t"os"\n)\n\nfunc token(resource, id string) (*http.Response, error) {\n${body}\n}\n`;
const cpp = (body: string): string =>
  `#include <cpr/cpr.h>\n#include <cstdlib>\n#include <string>\n\nstd::string Token(std::string const& resource, std::string const& id)\n{\n${body}\n}\n`;
const rust = (body: string): string =>
  `use std::env;\n\nasync fn token(resource: &str, id: &str) -> Result<String, reqwest::Error> {\n    let client = reqwest::Client::new();\n${body}\n}\n`;

export const compiledRequestSamples: Readonly<Record<string, RequestSamples>> = {
  Java: {
    languageId: 'java',
    path: '/w/Tokens.java',
    wrong: {
      'an address with the parameter of the other host': [
        java(
          `        var request = HttpRequest.newBuilder(URI.create("${imds}?api-version=2018-02-01&resource=" + resource + "&mi_res_id=" + id)).header("Metadata", "true").build();\n        return send(request);`,
        ),
        'parameter',
      ],
      'a format': [
        java(
          '        var url = String.format("%s?api-version=2018-02-01&resource=%s&msi_res_id=%s", System.getenv("IDENTITY_ENDPOINT"), resource, id);\n        return send(HttpRequest.newBuilder(URI.create(url)).header("X-IDENTITY-HEADER", System.getenv("IDENTITY_HEADER")).build());',
        ),
        'apiVersion',
        'parameter',
      ],
      'parameters that are added': [
        java(
          '        var url = UriComponentsBuilder.fromHttpUrl(System.getenv("IDENTITY_ENDPOINT")).queryParam("resource", "https://vault.azure.net/.default").queryParam("msi_res_id", id).build();\n        return send(url, "X-IDENTITY-HEADER");',
        ),
        'defaultScope',
        'parameter',
      ],
      'parameters in a map': [
        java(
          '        return send(System.getenv("IDENTITY_ENDPOINT"), Map.of("resource", resource, "api-version", "2018-02-01", "msi_res_id", id));',
        ),
        'apiVersion',
        'parameter',
      ],
      'no header': [
        java(
          `        var url = "${imds}?api-version=2018-02-01&client_id=" + id + "&resource=" + resource;\n        return read(new URL(url).openConnection());`,
        ),
        'header',
      ],
      'no ID and no version': [
        java(
          `        var request = HttpRequest.newBuilder().uri(URI.create("${imds}?resource=" + resource)).header("Metadata", "true").build();\n        return send(request);`,
        ),
        'noId',
        'apiVersion',
      ],
      'the endpoint of 2017': [java('        return System.getenv("MSI_ENDPOINT");'), 'oldEndpoint'],
    },
    right: {
      'its own': java(
        `        var url = "${imds}?api-version=2018-02-01&client_id=" + id + "&resource=" + resource;\n        var connection = (HttpURLConnection) new URL(url).openConnection();\n        connection.setRequestProperty("Metadata", "true");\n        return read(connection);`,
      ),
    },
  },
  Go: {
    languageId: 'go',
    path: '/w/tokens.go',
    wrong: {
      'a format with the parameter of the other host': [
        go(
          `\treq, err := http.NewRequest("GET", fmt.Sprintf("${imds}?api-version=2018-02-01&resource=%s&mi_res_id=%s", resource, id), nil)\n\treq.Header.Set("Metadata", "true")\n\treturn http.DefaultClient.Do(req)`,
        ),
        'parameter',
      ],
      'parameters in a map': [
        go(
          '\tquery := url.Values{"resource": {"https://vault.azure.net/.default"}, "api-version": {"2018-02-01"}, "msi_res_id": {id}}\n\treq, err := http.NewRequest("GET", os.Getenv("IDENTITY_ENDPOINT")+"?"+query.Encode(), nil)\n\treq.Header.Set("X-IDENTITY-HEADER", os.Getenv("IDENTITY_HEADER"))',
        ),
        'defaultScope',
        'apiVersion',
        'parameter',
      ],
      'parameters that are set one by one': [
        go(
          '\tq := url.Values{}\n\tq.Set("resource", resource)\n\tq.Set("msi_res_id", id)\n\treq, err := http.NewRequest("GET", os.Getenv("IDENTITY_ENDPOINT")+"?"+q.Encode(), nil)\n\treq.Header.Set("X-IDENTITY-HEADER", os.Getenv("IDENTITY_HEADER"))',
        ),
        'parameter',
      ],
      'no header': [
        go(`\treturn http.Get("${imds}?api-version=2018-02-01&client_id=" + id + "&resource=" + resource)`),
        'header',
      ],
      'no ID and no version': [
        go(
          `\treq, err := http.NewRequest("GET", "${imds}?resource="+resource, nil)\n\treq.Header.Set("Metadata", "true")\n\treturn http.DefaultClient.Do(req)`,
        ),
        'noId',
        'apiVersion',
      ],
      'the endpoint of 2017': [go('\treturn http.Get(os.Getenv("MSI_ENDPOINT"))'), 'oldEndpoint'],
    },
    right: {
      'its own': go(
        `\treq, err := http.NewRequest("GET", "${imds}?api-version=2018-02-01&client_id="+id+"&resource="+url.QueryEscape(resource), nil)\n\treq.Header.Add("Metadata", "true")\n\treturn http.DefaultClient.Do(req)`,
      ),
    },
  },
  'C++': {
    languageId: 'cpp',
    path: '/w/tokens.cpp',
    wrong: {
      'an address with the parameter of the other host': [
        cpp(
          `  return cpr::Get(cpr::Url{"${imds}?api-version=2018-02-01&resource=" + resource + "&mi_res_id=" + id}, cpr::Header{{"Metadata", "true"}}).text;`,
        ),
        'parameter',
      ],
      'parameters in a table': [
        cpp(
          '  return cpr::Get(cpr::Url{std::getenv("IDENTITY_ENDPOINT")}, cpr::Parameters{{"resource", "https://vault.azure.net/.default"}, {"api-version", "2018-02-01"}, {"msi_res_id", id}}, cpr::Header{{"X-IDENTITY-HEADER", std::getenv("IDENTITY_HEADER")}}).text;',
        ),
        'defaultScope',
        'apiVersion',
        'parameter',
      ],
      'no header': [
        cpp(
          `  auto url = "${imds}?api-version=2018-02-01&client_id=" + id + "&resource=" + resource;\n  return cpr::Get(cpr::Url{url}).text;`,
        ),
        'header',
      ],
      'no ID and no version': [
        cpp(
          `  return cpr::Get(cpr::Url{"${imds}?resource=" + resource}, cpr::Header{{"Metadata", "true"}}).text;`,
        ),
        'noId',
        'apiVersion',
      ],
      'the endpoint of 2017': [cpp('  return std::getenv("MSI_ENDPOINT");'), 'oldEndpoint'],
    },
    right: {
      'its own': cpp(
        `  return cpr::Get(cpr::Url{"${imds}"}, cpr::Parameters{{"resource", resource}, {"api-version", "2018-02-01"}, {"msi_res_id", id}}, cpr::Header{{"Metadata", "true"}}).text;`,
      ),
    },
  },
  Rust: {
    languageId: 'rust',
    path: '/w/src/tokens.rs',
    wrong: {
      'a format with the parameter of the other host': [
        rust(
          `    client.get(format!("${imds}?api-version=2018-02-01&resource={}&mi_res_id={}", resource, id)).header("Metadata", "true").send().await?.text().await`,
        ),
        'parameter',
      ],
      'parameters in a list': [
        rust(
          '    client.get(env::var("IDENTITY_ENDPOINT").unwrap()).query(&[("resource", "https://vault.azure.net/.default"), ("api-version", "2018-02-01"), ("msi_res_id", id)]).header("X-IDENTITY-HEADER", env::var("IDENTITY_HEADER").unwrap()).send().await?.text().await',
        ),
        'defaultScope',
        'apiVersion',
        'parameter',
      ],
      'no header': [
        rust(
          `    client.get(format!("${imds}?api-version=2018-02-01&resource={resource}&client_id={id}")).send().await?.text().await`,
        ),
        'header',
      ],
      'no ID and no version': [
        rust(
          `    client.get(format!("${imds}?resource={resource}")).header("Metadata", "true").send().await?.text().await`,
        ),
        'noId',
        'apiVersion',
      ],
      'the endpoint of 2017': [
        rust('    reqwest::get(env::var("MSI_ENDPOINT").unwrap()).await?.text().await'),
        'oldEndpoint',
      ],
    },
    right: {
      'its own': rust(
        `    client.get("${imds}").query(&[("resource", resource), ("api-version", "2018-02-01"), ("msi_res_id", id)]).header("Metadata", "true").send().await?.text().await`,
      ),
    },
  },
};
