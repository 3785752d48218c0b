import { DefaultAzureCredential } from '@azure/identity';
import { BlobServiceClient } from '@azure/storage-blob';
import { Order } from './order.js';

const account = 'https://stordersprod.blob.core.windows.net';
const credential = new DefaultAzureCredential();
const orders = new BlobServiceClient(account, credential).getContainerClient('orders');

export async function saveOrder(order: Order): Promise<void> {
  const body = JSON.stringify(order);
  await orders.getBlockBlobClient(`${order.id}.json`).upload(body, Buffer.byteLength(body));
}

export async function loadOrder(id: string): Promise<Order> {
  const body = await orders.getBlockBlobClient(`${id}.json`).downloadToBuffer();
  return JSON.parse(body.toString('utf8')) as Order;
}
