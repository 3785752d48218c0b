export function mailFor(order) {
  return {
    subject: `Your order ${order.id} is on its way`,
    text: `Dear ${order.customer},\n\nwe have just shipped your order.\n\nContoso`,
  };
}
