/** Clients of Azure OpenAI. The entity is a deployment of a model. */

import type { ClientTable } from './client';
import { form } from './form';

/** The audience in the endpoint's own cloud. */
const scope = "{'https://cognitiveservices.azure.<tld>/.default'}";
const version = "{'2024-10-21'}";

export const openAi: ClientTable = {
  service: 'openAi',
  entity: 'deployment',
  forms: {
    typescript: form(
      // The token provider came with this version of @azure/identity.
      'openai 4.42.0, @azure/identity 4.2.0',
      { AzureOpenAI: 'openai', getBearerTokenProvider: '@azure/identity' },
      'openAiClient',
      `new {AzureOpenAI}({ endpoint: {endpoint}, apiVersion: ${version}, azureADTokenProvider: {getBearerTokenProvider}({credential}, ${scope}), maxRetries: 5 })`,
      'const answer = await {client}.chat.completions.create({ model: {entity}, messages: [{ role: {\'user\'}, content: {"Hello"} }] });',
    ),
    python: {
      ...form(
        // The token provider came with this version of azure-identity.
        'openai 1.3.0, azure-identity 1.15.0',
        { AzureOpenAI: 'openai', get_bearer_token_provider: 'azure.identity' },
        'openai_client',
        `{AzureOpenAI}(azure_endpoint={endpoint}, api_version=${version}, azure_ad_token_provider={get_bearer_token_provider}({credential}, ${scope}), max_retries=5)`,
        "answer = {await}{client}.chat.completions.create(model={entity}, messages=[{{'role'}: {'user'}, {'content'}: {\"Hello\"}}])",
      ),
      asyncImports: {
        AzureOpenAI: 'openai:AsyncAzureOpenAI',
        get_bearer_token_provider: 'azure.identity.aio',
      },
    },
    csharp: form(
      'Azure.AI.OpenAI 2.0.0',
      {
        AzureOpenAIClient: 'Azure.AI.OpenAI',
        AzureOpenAIClientOptions: 'Azure.AI.OpenAI',
        ClientRetryPolicy: 'System.ClientModel.Primitives',
        Uri: 'System',
      },
      'openAiClient',
      'new {AzureOpenAIClient}(new {Uri}({endpoint}), {credential}, new {AzureOpenAIClientOptions} { RetryPolicy = new {ClientRetryPolicy}(5) })',
      'string answer = {client}.GetChatClient({entity}).CompleteChat({"Hello"}).Value.Content[0].Text;',
    ),
    java: form(
      // Azure's own azure-ai-openai is deprecated in its favour. azure-identity's supplier of bearer tokens is left
      // alone: 1.19 sends a request with the token to a host of its own to get at it.
      'com.openai:openai-java 2.0.0',
      {
        OpenAIClient: 'com.openai.client',
        OpenAIOkHttpClient: 'com.openai.client.okhttp',
        BearerTokenCredential: 'com.openai.credential',
        TokenRequestContext: 'com.azure.core.credential',
        ChatCompletionCreateParams: 'com.openai.models.chat.completions',
      },
      'openAiClient',
      `{OpenAIOkHttpClient}.builder().baseUrl({endpoint}).credential({BearerTokenCredential}.create(() -> {credential}.getTokenSync(new {TokenRequestContext}().addScopes(${scope})).getToken())).maxRetries(5).build()`,
      'String answer = {client}.chat().completions().create({ChatCompletionCreateParams}.builder().model({entity}).addUserMessage({"Hello"}).build()).choices().get(0).message().content().orElseThrow();',
    ),
    go: {
      ...form(
        'github.com/openai/openai-go/v3 3.0.0',
        {
          openai: 'github.com/openai/openai-go/v3',
          azure: 'github.com/openai/openai-go/v3/azure',
          option: 'github.com/openai/openai-go/v3/option',
          context: 'context',
          fmt: 'fmt',
        },
        'openAIClient',
        `{openai}.NewClient({azure}.WithEndpoint({endpoint}, ${version}), {azure}.WithTokenCredential({credential}), {option}.WithMaxRetries(5))`,
        'answer, err := {client}.Chat.Completions.New({context}.Background(), {openai}.ChatCompletionNewParams{Model: {entity}, Messages: []{openai}.ChatCompletionMessageParamUnion{{openai}.UserMessage({"Hello"})}})',
        '{fmt}.Println(answer.Choices[0].Message.Content)',
      ),
      neverFails: true,
    },
  },
};
