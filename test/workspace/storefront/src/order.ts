export interface OrderLine {
  sku: string;
  quantity: number;
  price: number;
}

export interface Order {
  id: string;
  customer: string;
  placedAt: string;
  lines: OrderLine[];
}

export function total(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
}
