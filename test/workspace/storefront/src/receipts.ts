import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { Order, total } from './order.js';

const accountName = 'stordersprod';
const accountKey = process.env.STORAGE_ACCOUNT_KEY ?? '<key>';

const service = new BlobServiceClient(
  `https://${accountName}.blob.core.windows.net`,
  new StorageSharedKeyCredential(accountName, accountKey),
);

export async function writeReceipt(order: Order): Promise<string> {
  const receipt = service.getContainerClient('receipts').getBlockBlobClient(`${order.id}.txt`);
  const text = `Order ${order.id}\nTotal ${total(order).toFixed(2)} EUR\n`;
  await receipt.upload(text, Buffer.byteLength(text));
  return receipt.url;
}
