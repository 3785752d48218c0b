/** Clients of Blob Storage. */

import type { ClientTable } from './client';
import {
  cppRetry,
  form,
  goNames,
  goRetry,
  goSdk,
  javaRetry,
  javaRetryNames,
  python,
  rustClient,
  rustNames,
} from './form';

export const blob: ClientTable = {
  service: 'blob',
  entity: 'container',
  forms: {
    typescript: form(
      '@azure/storage-blob 12.0.0',
      { BlobServiceClient: '@azure/storage-blob' },
      'blobServiceClient',
      'new {BlobServiceClient}({endpoint}, {credential}, { retryOptions: { maxTries: 5 } })',
      'const content = await {client}.getContainerClient({entity}).getBlobClient({"blob.txt"}).downloadToBuffer();',
      'const text = content.toString();',
    ),
    python: python(
      'azure-storage-blob 12.0.0',
      { BlobServiceClient: 'azure.storage.blob' },
      'blob_service_client',
      '{BlobServiceClient}(account_url={endpoint}, credential={credential}, retry_total=5)',
      'download = {await}{client}.get_blob_client({entity}, {"blob.txt"}).download_blob()',
      'content = {await}download.readall()',
    ),
    csharp: form(
      'Azure.Storage.Blobs 12.9.0',
      { BlobServiceClient: 'Azure.Storage.Blobs', BlobClientOptions: 'Azure.Storage.Blobs', Uri: 'System' },
      'blobServiceClient',
      'new {BlobServiceClient}(new {Uri}({endpoint}), {credential}, new {BlobClientOptions} { Retry = { MaxRetries = 5 } })',
      'string text = {client}.GetBlobContainerClient({entity}).GetBlobClient({"blob.txt"}).DownloadContent().Value.Content.ToString();',
    ),
    java: form(
      'com.azure:azure-storage-blob 12.17.0',
      {
        BlobServiceClient: 'com.azure.storage.blob',
        BlobServiceClientBuilder: 'com.azure.storage.blob',
        ...javaRetryNames,
      },
      'blobServiceClient',
      `new {BlobServiceClientBuilder}().endpoint({endpoint}).credential({credential})${javaRetry}.buildClient()`,
      'String text = {client}.getBlobContainerClient({entity}).getBlobClient({"blob.txt"}).downloadContent().toString();',
    ),
    go: form(
      `${goSdk}storage/azblob 1.0.0`,
      { azblob: `${goSdk}storage/azblob`, ...goNames, io: 'io' },
      'blobClient',
      `{azblob}.NewClient({endpoint}, {credential}, ${goRetry('azblob')})`,
      'download, err := {client}.DownloadStream({context}.Background(), {entity}, {"blob.txt"}, nil)',
      'defer download.Body.Close()',
      'content, err := {io}.ReadAll(download.Body)',
      '{fmt}.Println(string(content))',
    ),
    cpp: form(
      'azure-storage-blobs-cpp 12.0.0',
      { BlobServiceClient: 'azure/storage/blobs.hpp' },
      'blobServiceClient',
      `Azure::Storage::Blobs::{BlobServiceClient}({endpoint}, {credential}, ${cppRetry('Azure::Storage::Blobs::BlobClientOptions')})`,
      'auto download = {client}.GetBlobContainerClient({entity}).GetBlobClient({"blob.txt"}).Download();',
      'auto content = download.Value.BodyStream->ReadToEnd();',
    ),
    rust: form(
      'azure_storage_blob 1.0.0',
      {
        BlobServiceClient: 'azure_storage_blob',
        BlobServiceClientOptions: 'azure_storage_blob',
        Url: 'azure_core::http',
        ...rustNames,
      },
      'blob_service_client',
      rustClient('BlobServiceClient', '{Url}::parse({endpoint})?', 'Some({credential})'),
      'let download = {client}.blob_client({entity}, {"blob.txt"}).download(None).await?;',
      'println!("{}", String::from_utf8_lossy(&download.body.collect().await?));',
    ),
  },
};
