'use strict';

const { ManagedIdentityCredential } = require('@azure/identity');
const { SecretClient } = require('@azure/keyvault-secrets');
const { BlobServiceClient } = require('@azure/storage-blob');

const identity =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders' +
  '/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders-api';

const secrets = new SecretClient('https://kv-orders.vault.azure.net', new ManagedIdentityCredential(identity));
const blobs = new BlobServiceClient(
  'https://stordersprod.blob.core.windows.net',
  new ManagedIdentityCredential(
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders-api',
  ),
);

async function issueInvoice(order) {
  const { value: letterhead } = await secrets.getSecret('invoice-letterhead');
  const text = `${letterhead}\n\nInvoice for order ${order.id}, ${order.customer}\n`;
  const invoice = blobs.getContainerClient('invoices').getBlockBlobClient(`${order.id}.txt`);
  await invoice.upload(text, Buffer.byteLength(text));
  return invoice.name;
}

module.exports = { issueInvoice };
