import express from 'express';
import { randomUUID } from 'node:crypto';
import { loadOrder, saveOrder } from './orderStore.js';
import { writeReceipt } from './receipts.js';

const app = express();
app.use(express.json());

app.post('/orders', async (request, response) => {
  const order = { ...request.body, id: randomUUID(), placedAt: new Date().toISOString() };
  await saveOrder(order);
  response.status(201).json({ id: order.id, receipt: await writeReceipt(order) });
});

app.get('/orders/:id', async (request, response) => {
  response.json(await loadOrder(request.params.id));
});

app.listen(process.env.PORT ?? 3000);
