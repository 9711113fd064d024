// src/order.ts
var nameOf = (order) => {
  return order.customer.name.toUpperCase();
};
function run() {
  const order = { id: 1 };
  return nameOf(order);
}

// src/program.ts
run();
//# sourceMappingURL=main.js.map
