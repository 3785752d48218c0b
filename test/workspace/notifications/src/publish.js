import { ManagedIdentityCredential } from '@azure/identity';
import { ServiceBusClient } from '@azure/service-bus';

const client = new ServiceBusClient('sb-orders.servicebus.windows.net', new ManagedIdentityCredential());
const sender = client.createSender('order-shipped');

export async function announce(order) {
  await sender.sendMessages({ body: order, messageId: order.id });
}
