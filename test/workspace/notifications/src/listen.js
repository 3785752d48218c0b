import { ServiceBusClient } from '@azure/service-bus';
import { mailFor } from './mail.js';

const connectionString =
  process.env.SERVICEBUS_CONNECTION ??
  'Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=<key>';

const client = new ServiceBusClient(connectionString);

client.createReceiver('order-shipped').subscribe({
  async processMessage(message) {
    const { subject, text } = mailFor(message.body);
    console.log(`mail: ${subject} (${text.length} characters)`);
  },
  async processError({ error }) {
    console.error(error.message);
  },
});
