interface Order {
  readonly id: number;
  readonly customer?: { name: string };
}

// Types go, lines move.
type Handler = (order: Order) => string;

const nameOf: Handler = (order) => {
  return order.customer!.name.toUpperCase();
};

export function run(): string {
  const order: Order = { id: 1 };
  return nameOf(order);
}
